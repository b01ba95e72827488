package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.link.StandingOrder;
import org.evertill.exchange.wire.DownloadOrder;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.exchange.wire.RegisterReportRequest.Downloads;
import org.evertill.exchange.wire.RegisterReportRequest.GivenOrder;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.storage.RegisterReports;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a register is told of its order while headquarters does not hear what it has told. */
class StandingOrdersTest {
    private static final RegisterIdentity REGISTER = new RegisterIdentity("0107", "01", 1);
    private static final DownloadOrder FULL = new DownloadOrder("order-1", DownloadOrder.Kind.FULL);

    @TempDir
    private Path folder;
    private ServerDatabase database;
    private StandingOrders orders;

    @BeforeEach
    void oneOrderStands() throws Exception {
        database = new ServerDatabase("channel", ScaleUnitDatabases.IN_FILES.channel(folder), Channel.MIGRATION);
        database.start();
        orders = new StandingOrders(database);
        orders.take(List.of(standing(FULL)));
    }

    @AfterEach
    void stop() throws Exception {
        database.stop();
    }

    @Test
    void whatIsNotCarriedOutIsToldAgainAfterTheRegistersRestart() throws Exception {
        tell(1, null);
        assertThat(orders.toTell(REGISTER)).contains(FULL);
        tell(2, new GivenOrder(FULL.id(), false));
        assertThat(orders.toTell(REGISTER)).contains(FULL);
        assertThat(tell(3, null).told().downloads()).extracting(Downloads::order).isNull();
        assertThat(orders.toTell(REGISTER)).contains(FULL);
    }

    @Test
    void whatIsCarriedOutIsNotToldAgainAfterTheRegistersRestartAndIsNotForgotten() throws Exception {
        GivenOrder done = new GivenOrder(FULL.id(), true);
        tell(1, done);
        assertThat(orders.toTell(REGISTER)).isEmpty();
        orders = new StandingOrders(database);
        orders.start();
        for (int minute = 2; minute < 5; minute++) {
            RegisterReport restarted = tell(minute, null);
            assertThat(orders.toTell(REGISTER)).isEmpty();
            assertThat(restarted.told().downloads()).as("headquarters is to hear it")
                    .extracting(Downloads::order).isEqualTo(done);
        }
    }

    @Test
    void anotherOrderIsToldAndWhatIsOverIsForgotten() throws Exception {
        tell(1, new GivenOrder(FULL.id(), true));
        DownloadOrder another = new DownloadOrder("order-2", DownloadOrder.Kind.FULL);
        orders.take(List.of(standing(another)));
        tell(2, null);
        assertThat(orders.toTell(REGISTER)).contains(another);
        orders.take(List.of());
        assertThat(tell(3, null).told().downloads()).extracting(Downloads::order).isNull();
    }

    private static StandingOrder standing(DownloadOrder order) {
        return new StandingOrder("0107", "01", order, "store-0107", 1, 1, "2026-11-21T08:00:00.000Z", "it");
    }

    private RegisterReport tell(int minute, @Nullable GivenOrder order) throws Exception {
        RegisterReport told = orders.remembering(new RegisterReport(REGISTER, new RegisterReportRequest("store-0107", 1,
                "store-0107", 1, 0, null, new Downloads("Applied", 0, List.of(), null, null, order)),
                "2026-11-21T08:0" + minute + ":00.000Z"));
        new RegisterReports(database).save(List.of(told), Instant.parse("2026-11-21T08:10:00.000Z"));
        return told;
    }
}
