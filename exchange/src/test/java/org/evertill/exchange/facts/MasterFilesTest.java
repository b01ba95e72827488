package org.evertill.exchange.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.catalog.ItemFacts;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.exchange.packages.PackageFixture;
import org.evertill.exchange.packages.SmallStore;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterFilesTest {
    private static final Question.ItemByCode APPLE = new Question.ItemByCode("101", LocalDate.of(2026, 11, 21));

    @TempDir
    Path folder;

    private static final LocalDate DAY = LocalDate.parse("2026-11-21");

    @Test
    void answersNothingBeforeTheFirstPackage() throws Exception {
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            assertThat(files.reference().ask(reference -> reference.items().byCode(APPLE))).isEmpty();
        }
    }

    @Test
    void answersTheNextQuestionAfterOneThatFailed() throws Exception {
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            headquarters.install(files.reference().store(), 1);
            MasterFiles.Reference[] asked = new MasterFiles.Reference[1];
            assertThatThrownBy(() -> files.reference().ask(reference -> {
                asked[0] = reference;
                throw new SQLException("the disk failed");
            })).hasMessage("the disk failed");
            Answer answer = files.reference().ask(reference -> {
                assertThat(reference).isNotSameAs(asked[0]);
                return reference.items().byCode(APPLE);
            }).orElseThrow();
            assertThat(answer).isInstanceOf(Answer.Item.class);
        }
    }

    @Test
    void answersFromTheNewGenerationOnceItIsInstalled() throws Exception {
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            headquarters.install(files.reference().store(), 1);
            assertThat(version(files)).isEqualTo(1);
            headquarters.install(files.reference().store(), 2);
            assertThat(version(files)).isEqualTo(2);
        }
    }

    @Test
    void eightDigitsThatNameTwoProductsAreAmbiguousAndThoseThatNameOneAreNot() throws Exception {
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        List<Row> rows = new ArrayList<>(SmallStore.rows(DatabaseKind.REFERENCE));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, "01234565", "100", "EAN8"));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, "012345000065", "101", "UPCA"));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, "042100005264", "102", "UPCA"));
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            headquarters.install(files.reference().store(),
                    headquarters.write(DatabaseKind.REFERENCE, 1, rows));
            assertThat(numbers(files, "01234565")).containsExactly("100", "101");
            assertThat(numbers(files, "012345000065")).containsExactly("101");
            assertThat(numbers(files, "04252614")).as("UPC-E only").containsExactly("102");
        }
        rows.replaceAll(row -> row.table() == ChannelTables.PRODUCT_BARCODE
                && row.equals(Row.of(ChannelTables.PRODUCT_BARCODE, "012345000065", "101", "UPCA"))
                ? Row.of(ChannelTables.PRODUCT_BARCODE, "012345000065", "100", "UPCA") : row);
        try (MasterFiles files = MasterFiles.open(folder.resolve("other"))) {
            headquarters.install(files.reference().store(),
                    headquarters.write(DatabaseKind.REFERENCE, 2, rows));
            assertThat(numbers(files, "01234565")).as("both readings are one product").containsExactly("100");
        }
    }

    @Test
    void theReadingThatCanBeSoldIsTheAnswerWhereTheOtherHasNoPrice() throws Exception {
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        List<Row> rows = new ArrayList<>(SmallStore.rows(DatabaseKind.REFERENCE));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, "01234565", "100", "EAN8"));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, "012345000065", "101", "UPCA"));
        rows.removeIf(row -> row.table() == ChannelTables.PRODUCT_PRICE
                && row.text("product_number").equals("100"));
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            headquarters.install(files.reference().store(),
                    headquarters.write(DatabaseKind.REFERENCE, 1, rows));
            assertThat(numbers(files, "01234565")).containsExactly("101");
            assertThat(found(files, 0, 10)).isEqualTo(List.of("101"));
        }
    }

    @Test
    void aSearchForEightDigitsThatNameTwoProductsShowsBoth() throws Exception {
        PackageFixture headquarters = new PackageFixture(folder.resolve("headquarters"));
        List<Row> rows = new ArrayList<>(SmallStore.rows(DatabaseKind.REFERENCE));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, "01234565", "100", "EAN8"));
        rows.add(Row.of(ChannelTables.PRODUCT_BARCODE, "012345000065", "101", "UPCA"));
        try (MasterFiles files = MasterFiles.open(folder.resolve("data"))) {
            headquarters.install(files.reference().store(),
                    headquarters.write(DatabaseKind.REFERENCE, 1, rows));
            assertThat(found(files, 0, 10)).isEqualTo(List.of("100", "101"));
            assertThat(found(files, 1, 10)).isEqualTo(List.of("101"));
            assertThat(found(files, 2, 10)).isEmpty();
        }
    }

    private static List<String> found(MasterFiles files, int offset, int limit) throws SQLException {
        Answer.Products found = files.reference().ask(reference -> reference.products()
                .search(new Question.ProductSearch("01234565", "", DAY, limit, offset))).orElseThrow();
        return found.items().stream().map(item -> item.product().number()).toList();
    }

    private static List<String> numbers(MasterFiles files, String code) throws SQLException {
        Answer answer = files.reference()
                .ask(reference -> reference.items().byCode(new Question.ItemByCode(code, DAY))).orElseThrow();
        List<ItemFacts> items = answer instanceof Answer.Ambiguous several ? several.items()
                : List.of(((Answer.Item) answer).facts());
        return items.stream().map(item -> item.product().number()).toList();
    }

    private static long version(MasterFiles files) throws SQLException {
        Answer answer = files.reference().ask(reference -> reference.items().byCode(APPLE)).orElseThrow();
        assertThat(answer).isInstanceOf(Answer.Item.class);
        return ((Answer.Item) answer).facts().dataVersion();
    }
}
