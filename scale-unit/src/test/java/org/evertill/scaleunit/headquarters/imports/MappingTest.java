package org.evertill.scaleunit.headquarters.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.evertill.commerce.catalog.Barcode;
import org.evertill.scaleunit.headquarters.imports.source.SourceFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What columns mean: said once, kept, and proposed for files that are new. */
class MappingTest {
    @TempDir
    private Path folder;
    private ImportDesk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new ImportDesk(folder);
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    @Test
    void isKeptByItsNameAndFoundByTheColumnsOfAFile() throws Exception {
        ImportMapping kept = desk.mappings().keep(desk.write("prices.json", ImportDesk.PRICES));
        desk.mappings().keep(desk.write("promotions.json", ImportDesk.PROMOTIONS));
        assertThat(desk.mappings().named("prices").columns()).isEqualTo(kept.columns());
        List<String> header = List.of("chain", "store", "code", "name", "price", "weighed", "more");
        assertThat(desk.mappings().fitting(header).name()).isEqualTo("prices");
        assertThatThrownBy(() -> desk.mappings().named("other"))
                .hasMessageContaining("it keeps prices, promotions. Nothing was imported.");
        assertThatThrownBy(() -> desk.mappings().fitting(List.of("a", "b"))).hasMessageContaining("import suggest");
    }

    @Test
    void theFullestOfSeveralIsFoundAndNoneIsGuessed() throws Exception {
        String few = """
                {"name": "few", "columns": {"code": "code", "name": "name", "price": "price"}}""";
        desk.mappings().keep(desk.write("few.json", few));
        desk.mappings().keep(desk.write("more.json",
                few.replace("few", "more").replace("{\"code\"", "{\"number\": \"number\", \"code\"")));
        assertThat(desk.mappings().fitting(List.of("number", "code", "name", "price")).name()).isEqualTo("more");
        assertThat(desk.mappings().fitting(List.of("code", "name", "price")).name()).isEqualTo("few");
        desk.mappings().keep(desk.write("other.json",
                few.replace("few", "other").replace("{\"code\"", "{\"category\": \"kind\", \"code\"")));
        assertThatThrownBy(() -> desk.mappings().fitting(List.of("number", "kind", "code", "name", "price")))
                .hasMessageContaining("fit more than one mapping: few, more, other.");
    }

    @Test
    void aNewerOneOfTheSameNameTakesItsPlace() throws Exception {
        desk.mappings().keep(desk.write("prices.json", ImportDesk.PRICES));
        desk.mappings().keep(desk.write("prices.json", ImportDesk.PRICES.replace("\"price\",", "\"cost\",")));
        assertThat(desk.mappings().named("prices").columns()).containsEntry(ImportField.PRICE, "cost");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"name": "x"                                    | The mapping is no JSON
            {"columns": {}}                                 | it needs a "name"
            {"name": "x", "columns": {"ean": "a"}}          | "columns" has no field ean; of products there are chain,
            {"name": "x", "columns": {"code": "a"}}         | "columns" does not say which column is name, price
            {"name": "x", "colums": {}}                     | The mapping has no entry "colums"; there are columns,
            {"name": "x", "content": "staff"}               | "content" is products or promotions
            """)
    void aMistakeInItIsNamed(String json, String sentence) {
        assertThatThrownBy(() -> MappingJson.read(json)).isInstanceOf(ImportRefusedException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void isProposedByWhatTheValuesLookLikeWhateverTheHeadersLanguage() throws Exception {
        StringBuilder text = new StringBuilder("Enseigne;Magasin;Code barres;Libellé;Prix (€);Au poids\n");
        for (int i = 0; i < 300; i++) {
            String digits = "400638%06d".formatted(i);
            text.append("4006381333931;17;").append(digits).append(Barcode.checkDigit(digits)).append(";Article ")
                    .append((char) ('a' + i % 26)).append(' ').append(i).append(';').append(i).append(",95;")
                    .append(i % 9 == 0 ? 1 : 0).append('\n');
        }
        MappingSuggestion suggestion = MappingSuggestion.of(desk.write("tarif.csv", text.toString()),
                SourceFormat.USUAL, List.of());
        ImportMapping proposed = MappingJson.read(suggestion.json());
        assertThat(proposed.columns()).isEqualTo(Map.of(ImportField.CHAIN, "Enseigne", ImportField.STORE, "Magasin",
                ImportField.CODE, "Code barres", ImportField.NAME, "Libellé", ImportField.PRICE, "Prix (€)",
                ImportField.WEIGHED, "Au poids"));
        assertThat(proposed.decimalComma()).isTrue();
        assertThat(proposed.name()).isEqualTo("tarif");
    }

    @Test
    void whatAColumnMeantBeforeItMeansAgain() throws Exception {
        ImportMapping kept = MappingJson.read("""
                {"name": "x", "columns": {"code": "k1", "name": "k2", "price": "k3", "weighed": "k4"}}""");
        MappingSuggestion suggestion = MappingSuggestion.of(
                desk.write("new.csv", "k4,k3,k2,k1,tax-group\n0,1,Figs,31,vat\n"), SourceFormat.USUAL, List.of(kept));
        assertThat(MappingJson.read(suggestion.json()).columns()).containsAllEntriesOf(kept.columns())
                .containsEntry(ImportField.TAX_GROUP, "tax-group");
        assertThat(suggestion.reasons()).contains("price: k3 (mapping x has it so)", "tax-group: tax-group (it is"
                + " called so)");
    }
}
