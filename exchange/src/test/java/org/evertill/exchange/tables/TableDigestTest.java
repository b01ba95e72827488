package org.evertill.exchange.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TableDigestTest {

    @Test
    void doesNotDependOnOrder() {
        List<Row> rows = new RandomRows(1).next(ChannelTables.PRODUCT_PRICE, 300);
        TableDigest digest = TableDigest.of(rows);
        Collections.shuffle(rows, new Random(2));
        assertThat(TableDigest.of(rows)).isEqualTo(digest);
    }

    @Test
    void followsChangesByAdditionAndSubtraction() {
        for (long seed = 0; seed < 50; seed++) {
            List<Row> rows = new RandomRows(seed).next(ChannelTables.PRODUCT, 20);
            TableDigest all = TableDigest.of(rows);
            Row gone = rows.removeLast();
            Row changed = rows.removeFirst();
            Row other = new RandomRows(-1 - seed).next(ChannelTables.PRODUCT);
            rows.add(other);
            assertThat(all.remove(gone).remove(changed).add(other)).as("seed %d", seed)
                    .isEqualTo(TableDigest.of(rows));
        }
    }

    @Test
    void isTheSumOfTruncatedHashes() throws Exception {
        BigInteger sum = BigInteger.ZERO;
        List<Row> rows = new RandomRows(3).next(ChannelTables.STAFF, 100);
        for (Row row : rows) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(RowCodec.encode(row));
            sum = sum.add(new BigInteger(1, Arrays.copyOf(hash, 16))).mod(BigInteger.ONE.shiftLeft(128));
        }
        assertThat(TableDigest.of(rows).hex()).isEqualTo(String.format("%032x", sum));
    }

    @Test
    void seesARowDoubledAndARowAltered() {
        Row row = new RandomRows(4).next(ChannelTables.STAFF);
        assertThat(TableDigest.of(List.of(row, row))).isNotEqualTo(TableDigest.of(List.of(row)));
        assertThat(TableDigest.of(List.of(row)).remove(row)).isEqualTo(TableDigest.EMPTY);
    }

    @Test
    void writesAlwaysAllDigits() {
        assertThat(TableDigest.EMPTY.hex()).isEqualTo("0".repeat(32));
    }
}
