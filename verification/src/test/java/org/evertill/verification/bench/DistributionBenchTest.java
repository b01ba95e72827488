package org.evertill.verification.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the benchmarks of data distribution do their work, on a few rows. Speed is the command's matter. */
class DistributionBenchTest {

    @TempDir
    private Path folder;

    @Test
    void appliesTheSameRowsAsTheBareUpserts() throws Exception {
        assertThat(new DeltaBench(900, 40).run(folder, 2)).extracting(Measurement::name).containsExactly(
                "delta: prices, 40 of 900 products", "delta: log of the prices",
                "delta: product rows, 40 of 900 products");
    }

    @Test
    void installsWhatItHasFetched() throws Exception {
        assertThat(new ProvisionBench(900).run(folder, 2)).singleElement().satisfies(result ->
                assertThat(result.name()).isEqualTo("provision: 900 products"));
    }

    @Test
    void savesTheSamePricesWithAndWithoutTracking() throws Exception {
        assertThat(new CaptureBench(500, 50).run(folder, 2)).singleElement().satisfies(result -> {
            assertThat(result.found()).hasSize(2);
            assertThat(result.limit().meaning()).startsWith("limit 2.0 x the same without");
        });
    }

    @Test
    void sellsWhilePackagesAreApplied() throws Exception {
        assertThat(new BesideBench(900, 40).run(folder, 1)).extracting(Measurement::name).containsExactly(
                "a sale beside a full package", "a sale beside a delta of 40 prices",
                "a sale beside a delta of 40 product rows");
    }

    @Test
    void buildsTheSameProductsAsAPackageAndBare() throws Exception {
        assertThat(new BuildBench(900).run(folder, 1)).singleElement().satisfies(result ->
                assertThat(result.name()).isEqualTo("build: 900 products"));
    }

    @Test
    void bringsNewPricesFromHeadquartersToTheRegister() throws Exception {
        assertThat(new ChangeBench(900, 40).run(folder, 1)).singleElement().satisfies(result ->
                assertThat(result.name()).isEqualTo("40 new prices, from headquarters to the register"));
    }
}
