package org.evertill.exchange.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.evertill.commerce.transaction.JournalEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes that stand for an entry for good. A change here makes every journal ever written unreadable. */
class RecordCodecTest {

    static List<JournalEntry> entries() {
        return SampleEntries.all();
    }

    @ParameterizedTest
    @MethodSource("entries")
    void writesEveryKindByteForByteAsItAlwaysDid(JournalEntry entry) throws IOException {
        byte[] bytes = RecordCodec.encode(entry, SampleEntries.numbers(entry));
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(golden(RecordCodec.kindOf(entry)));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void encodingTwiceGivesTheSameBytes(JournalEntry entry) {
        assertThat(RecordCodec.encode(entry, SampleEntries.numbers(entry)))
                .isEqualTo(RecordCodec.encode(entry, SampleEntries.numbers(entry)));
    }

    @Test
    void hasASampleOfEveryKind() {
        assertThat(entries()).extracting(RecordCodec::kindOf).containsExactlyInAnyOrder(
                "sale", "void", "shift-opened", "signed-on", "signed-off", "connection-switched");
    }

    @ParameterizedTest
    @MethodSource("entries")
    void readsBackTheHeadItWrote(JournalEntry entry) throws RecordRejectedException {
        RecordNumbers numbers = SampleEntries.numbers(entry);
        RecordPayload payload = RecordPayload.read(RecordCodec.encode(entry, numbers));
        assertThat(payload.id()).isEqualTo(entry.id().toString());
        assertThat(payload.kind()).isEqualTo(RecordCodec.kindOf(entry));
        assertThat(payload.storeNumber()).isEqualTo("S1");
        assertThat(payload.registerNumber()).isEqualTo("R1");
        assertThat(payload.incarnation()).isEqualTo(1);
        assertThat(payload.sequence()).isEqualTo(1);
        assertThat(payload.receiptNumber()).isEqualTo(numbers.receiptNumber().isPresent() ? 1L : null);
        assertThat(payload.at()).startsWith("2026-11-21T09:15:00.00").endsWith("Z");
    }

    static String golden(String kind) throws IOException {
        try (InputStream file = RecordCodecTest.class.getResourceAsStream(kind + ".json")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
