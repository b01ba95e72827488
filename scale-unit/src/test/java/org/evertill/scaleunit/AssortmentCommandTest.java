package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store sells, and the registers that keep nothing else. */
class AssortmentCommandTest {
    private static final String[] SHOP =
            {"offline-scope", "shop", "--assortment-only", "--for-profile", "standard", "--save"};

    @TempDir
    private Path folder;
    private ScaleUnit scaleUnit;

    @BeforeEach
    void start() throws Exception {
        scaleUnit = ScaleUnit.of(ScaleUnitSettings.demo(folder.resolve("data")), Clock.systemUTC()).start();
    }

    @AfterEach
    void close() throws Exception {
        scaleUnit.close();
    }

    @Test
    void aRegisterKeepsWhatItsStoreSellsAndGetsWhatIsSaidAnewAsADelta() throws Exception {
        HttpCaller register = HttpCaller.activated(scaleUnit, "01");
        assertThat(run("assortment", "--set", file("\uFEFF10001\n\n 10002 \n10001\n")).out())
                .isEqualTo("The assortment of store 0107 has 2 products.\n");
        assertThat(run(SHOP).error()).isEmpty();
        scaleUnit.publish();
        PackageManifest first = newest(register, 0);
        assertThat(first.rowCounts()).containsEntry("product", 2L).containsEntry("product_price", 2L);
        assertThat(run("assortment", "--set", file("10001\n10002\n10003")).error()).isEmpty();
        scaleUnit.publish();
        PackageManifest second = newest(register, first.version());
        assertThat(second.isDelta()).isTrue();
        assertThat(second.rowCounts()).containsEntry("product", 3L).containsEntry("product_price", 3L);
    }

    @Test
    void aScopeThatLeavesNothingToSellIsRefusedAndOnlyTriedOutSaysSo() {
        String sentence = "Offline scope shop leaves the registers of store-0107 no product with a price, so they could"
                + " sell nothing offline: say what its stores sell (scale-unit assortment), or make the scope wider.";
        assertThat(run("offline-scope", "shop", "--assortment-only").out()).contains(sentence, "Nothing was changed");
        CommandRun saved = run(SHOP);
        assertThat(saved.exitCode()).isEqualTo(1);
        assertThat(saved.error()).isEqualTo(sentence + " Nothing was saved.\n");
        assertThat(run("offline-scope").out()).doesNotContain("shop");
        assertThat(run("assortment").out()).startsWith("Nobody has said what store 0107 sells");
    }

    @Test
    void whatIsNoProductOfTheStoreIsRefusedAndWhatWasSaidStays() throws Exception {
        assertThat(run("assortment", "--set", file("10001")).error()).isEmpty();
        assertThat(run("assortment", "--set", file("10002\n1\n2\n3\n4\n5\n6\n7")).error())
                .isEqualTo("Headquarters has no product 1, 2, 3, 4, 5 and 2 more for store 0107. Nothing was saved.\n");
        assertThat(run("assortment", "--set", file(" \n")).error()).contains("There is no product number in");
        assertThat(run("assortment", "--set", folder.resolve("none").toString()).error()).contains("There is no file");
        assertThat(run("assortment").out()).isEqualTo("The assortment of store 0107 has 1 product.\n");
    }

    private String file(String text) throws Exception {
        return Files.writeString(folder.resolve("products.txt"), text).toString();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.on(folder.resolve("data"), arguments);
    }

    private static PackageManifest newest(HttpCaller register, long installed) throws Exception {
        String path = "/packages/reference/newest?schema=" + TableSchema.newest().version()
                + (installed == 0 ? "" : "&installed=" + installed + "&installedSchema="
                        + TableSchema.newest().version() + "&edition=" + edition(register));
        return PackageManifest.ofJson(
                WireJson.mapper().readValue(register.get(path).body(), SignedManifest.class).manifest());
    }

    private static String edition(HttpCaller register) throws Exception {
        return newest(register, 0).dataGroup();
    }
}
