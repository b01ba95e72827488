package org.evertill.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCodecTest {

    @Test
    void readsBackEveryRowItWrote() {
        for (long seed = 0; seed < 200; seed++) {
            RandomRows rows = new RandomRows(seed);
            for (SyncedTable table : ChannelTables.all()) {
                Row row = rows.next(table);
                assertThat(RowCodec.decode(table, RowCodec.encode(row))).as("seed %d", seed).isEqualTo(row);
            }
        }
    }

    @Test
    void keepsItsBytesForever() {
        Row row = Row.of(ChannelTables.TAX_RATE, "A", "VAT", "2026-01-01", "é", 102_500, true, null);
        assertThat(HexFormat.of().formatHex(RowCodec.encode(row))).isEqualTo(
                "020000000141" + "0200000003564154" + "020000000a323032362d30312d3031" + "0200000002c3a9"
                        + "010000000000019064" + "010000000000000001" + "00");
    }

    @Test
    void refusesWhatIsNotARow() {
        Random random = new Random(7);
        Row row = new RandomRows(7).next(ChannelTables.STORE);
        byte[] bytes = RowCodec.encode(row);
        assertThatIllegalArgumentException().isThrownBy(() -> RowCodec.decode(ChannelTables.STORE, new byte[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCodec.decode(ChannelTables.STORE, Arrays.copyOf(bytes, bytes.length + 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowCodec.decode(ChannelTables.STORE, Arrays.copyOf(bytes, bytes.length - 1)));
        for (int i = 0; i < 500; i++) {
            byte[] altered = bytes.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(RowCodec.decode(ChannelTables.STORE, altered)).isNotEqualTo(row);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void refusesHalfACharacterInsteadOfReplacingIt() {
        Row row = ChannelTables.TAX_GROUP.newRow().with("tax_group_code", "\ud83e").with("name", "x").row();
        assertThatIllegalArgumentException().isThrownBy(() -> RowCodec.encode(row));
    }
}
