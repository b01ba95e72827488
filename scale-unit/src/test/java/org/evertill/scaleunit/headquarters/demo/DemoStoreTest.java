package org.evertill.scaleunit.headquarters.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.commerce.catalog.Symbology;
import org.evertill.commerce.staff.Permission;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SyncedTable;
import org.junit.jupiter.api.Test;

class DemoStoreTest {
    private final List<Row> rows = DemoStore.rows(1, pin -> "hash of " + pin);

    @Test
    void hasAboutSixHundredProductsInTwelveCategories() {
        assertThat(of(ChannelTables.PRODUCT).count()).isBetween(560L, 640L);
        assertThat(of(ChannelTables.CATEGORY).count()).isEqualTo(12);
        assertThat(distinct(ChannelTables.PRODUCT, "category_code"))
                .isEqualTo(distinct(ChannelTables.CATEGORY, "category_code"));
    }

    @Test
    void everyKeyIsUnique() {
        Set<List<Object>> keys = new HashSet<>();
        for (Row row : rows) {
            List<Object> key = Stream.concat(Stream.of(row.table().name()),
                    row.table().keyColumns().stream().map(column -> row.value(column.name()))).toList();
            assertThat(keys.add(key)).as("key %s", key).isTrue();
        }
    }

    @Test
    void everyProductHasAPriceATaxAUnitAndABarcode() {
        Set<Object> products = distinct(ChannelTables.PRODUCT, "product_number");
        assertThat(distinct(ChannelTables.PRODUCT_BARCODE, "product_number")).isEqualTo(products);
        assertThat(of(ChannelTables.PRODUCT_PRICE).filter(price -> price.value("valid_to") == null)
                .map(price -> price.value("product_number")).collect(Collectors.toSet())).isEqualTo(products);
        assertThat(distinct(ChannelTables.TAX_RATE, "tax_group_code"))
                .containsAll(distinct(ChannelTables.PRODUCT, "tax_group_code"));
        assertThat(distinct(ChannelTables.UNIT_OF_MEASURE, "unit_code"))
                .containsAll(distinct(ChannelTables.PRODUCT, "unit_code"));
    }

    @Test
    void everyProductAndCategoryIsNamedInThreeLanguages() {
        for (Object product : distinct(ChannelTables.PRODUCT, "product_number")) {
            assertThat(languages(ChannelTables.PRODUCT_NAME, "product_number", product))
                    .containsExactlyInAnyOrder("en", "fr", "zh");
        }
        for (Object category : distinct(ChannelTables.CATEGORY, "category_code")) {
            assertThat(languages(ChannelTables.CATEGORY_NAME, "category_code", category))
                    .containsExactlyInAnyOrder("en", "fr", "zh");
        }
    }

    @Test
    void noTwoProductsHaveTheSameName() {
        assertThat(of(ChannelTables.PRODUCT_NAME)
                .map(name -> name.value("language") + ":" + name.value("name"))).doesNotHaveDuplicates();
        assertThat(of(ChannelTables.PRODUCT_NAME).map(name -> (String) name.value("name")))
                .noneMatch(name -> name.contains("{") || name.contains("|") || name.contains("  "));
    }

    @Test
    void everyBarcodeIsAnInStoreCodeWithTheRightCheckDigit() {
        of(ChannelTables.PRODUCT_BARCODE).forEach(row -> {
            String code = (String) row.value("barcode");
            assertThat(new Barcode(code).symbologies()).as(code)
                    .contains(Symbology.valueOf((String) row.value("symbology")));
            assertThat(code).matches(code.length() == 12 ? "4.*" : "2.*");
        });
        assertThat(distinct(ChannelTables.PRODUCT_BARCODE, "symbology"))
                .containsExactlyInAnyOrder("EAN13", "EAN8", "UPCA");
        assertThat(of(ChannelTables.PRODUCT_BARCODE).count())
                .isGreaterThan(of(ChannelTables.PRODUCT).count() + 30);
    }

    @Test
    void hasTaxesOnTopOfThePriceAndInsideIt() {
        assertThat(distinct(ChannelTables.TAX_RATE, "inclusive")).containsExactlyInAnyOrder(0L, 1L);
    }

    @Test
    void hasFiveStaffWithKnownPermissionsAndARegisterWithoutOfflineSupport() {
        assertThat(of(ChannelTables.STAFF).count()).isEqualTo(5);
        assertThat(distinct(ChannelTables.STAFF, "role_code"))
                .isEqualTo(distinct(ChannelTables.ROLE_PERMISSION, "role_code"));
        assertThat(distinct(ChannelTables.ROLE_PERMISSION, "permission"))
                .allMatch(code -> Permission.ofCode((String) code).isPresent());
        assertThat(of(ChannelTables.REGISTER).filter(register -> register.value("support_offline").equals(0L))
                .map(register -> register.value("register_number"))).containsExactly("02");
    }

    @Test
    void theSameSeedMakesTheSameStoreAndAnotherSeedOtherPrices() {
        assertThat(DemoStore.rows(1, pin -> "hash of " + pin)).isEqualTo(rows);
        assertThat(DemoStore.rows(2, pin -> "hash of " + pin)).isNotEqualTo(rows);
    }

    private Stream<Row> of(SyncedTable table) {
        return rows.stream().filter(row -> row.table() == table);
    }

    private Set<Object> distinct(SyncedTable table, String column) {
        return of(table).map(row -> row.value(column)).collect(Collectors.toSet());
    }

    private List<Object> languages(SyncedTable table, String keyColumn, Object key) {
        return of(table).filter(row -> key.equals(row.value(keyColumn))).map(row -> row.value("language")).toList();
    }
}
