package org.evertill.syncagent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.Dns;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.catalog.Product;
import org.evertill.commerce.catalog.TaxGroup;
import org.evertill.commerce.catalog.TaxRate;
import org.evertill.commerce.catalog.UnitOfMeasure;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.money.UnitPrice;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.exchange.wire.WireJson;

/** A link to whatever peer a test puts there, in a time of the test's own. */
final class TestLink {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final Question ITEM = new Question.ItemByCode("4006381333931", TODAY);
    static final ItemFacts FACTS = new ItemFacts(
            new Product("1001", "Pencil", Map.of("fr", "Crayon"), "stationery", UnitOfMeasure.EACH, true, false),
            "4006381333931", UnitPrice.of("1.29", Currency.getInstance("EUR")),
            new TaxGroup("standard", List.of(new TaxRate("vat", "VAT", 190_000, true))), 7);

    private TestLink() {
    }

    /** A line in a time of the test's own. */
    static ScaleUnitLine line(ManualTimers timers) {
        return new ScaleUnitLine(timers, timers.clock(), TrustedCertificates.OF_THE_SYSTEM, Dns.SYSTEM,
                timers::nanos);
    }

    static ScaleUnitLink to(ScaleUnitAddress address, ScaleUnitLine line, ManualTimers timers) {
        line.start();
        return new ScaleUnitLink(new ScaleUnitClient(address, "token-1"), line, timers, timers::nanos);
    }

    static OfflineProfile retrying(int retryCount) {
        return OfflineProfile.PUBLISHED_DEFAULTS.with(OfflineProfileField.RETRY_COUNT, retryCount);
    }

    static String factsJson() throws IOException {
        return WireJson.mapper().writeValueAsString(FACTS);
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    static void assertFailedBecause(CompletableFuture<?> future, SwitchCause cause) {
        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(SourceUnavailableException.class, unavailable ->
                        assertThat(unavailable.failure()).as(unavailable.getMessage()).isEqualTo(cause));
    }
}
