package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.exchange.packages.KeyTrust;
import org.evertill.exchange.packages.SignedManifest;
import org.evertill.exchange.packages.TrustedKeys;
import org.evertill.exchange.packages.VerifyingKey;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.TableSchema;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new signing key at headquarters: its channel follows, and hands on what registers need to follow too. */
class RotateKeyCommandTest {
    private static final int SCHEMA = TableSchema.newest().version();
    @TempDir
    private Path folder;
    private HttpCaller register;

    @Test
    void channelAndRegistersFollowHoweverManyRotationsTheyHaveMissed() throws Exception {
        VerifyingKey first;
        try (ScaleUnit scaleUnit = start()) {
            register = HttpCaller.activated(scaleUnit, "01");
            first = scaleUnit.headquarters().link(ScaleUnit.DEMO_STORE_NUMBER).signingKey().get();
            assertThat(newest(scaleUnit).keys()).isEmpty();
        }
        TrustedKeys known = new TrustedKeys(KeyTrust.of(first), trust -> { }, Clock.systemUTC());
        assertThat(rotate()).isZero();
        assertThat(rotate()).isZero();
        try (ScaleUnit scaleUnit = start()) {
            SignedManifest renewed = newest(scaleUnit);
            assertThat(renewed.keys()).hasSize(2);
            assertThat(known.verifies(renewed)).isTrue();
            assertThat(known.now().key()).isEqualTo(scaleUnit.headquarters().link(ScaleUnit.DEMO_STORE_NUMBER)
                    .signingKey().get().toBase64()).isNotEqualTo(first.toBase64());
            Row price = scaleUnit.headquarters().masters().rows(ChannelTables.PRODUCT_PRICE).getFirst();
            scaleUnit.headquarters().masters().save(List.of(price.with("unit_price_micros", 7_770_000)));
            scaleUnit.publish();
            assertThat(known.verifies(newest(scaleUnit))).isTrue();
            assertThat(register.at(scaleUnit).json("/products/by-number/" + price.text("product_number")
                    + "?date=2026-11-20").path("dataVersion").asLong()).isEqualTo(2);
        }
        assertThat(rotate()).isZero();
        try (ScaleUnit scaleUnit = start()) {
            assertThat(known.verifies(newest(scaleUnit))).isTrue();
        }
        for (String side : List.of("headquarters", "channel")) {
            assertThat(manifests(side)).isNotEmpty().allSatisfy(signed ->
                    assertThat(VerifyingKey.ofBase64(known.now().key()).verifies(signed)).isTrue());
        }
    }

    @Test
    void isRefusedBesideARunningScaleUnit() throws Exception {
        try (ScaleUnit _ = start(); var _ = ScaleUnitMain.take(folder)) {
            byte[] before = Files.readAllBytes(folder.resolve("headquarters/signing.key"));
            assertThat(rotate()).isEqualTo(1);
            assertThat(Files.readAllBytes(folder.resolve("headquarters/signing.key"))).isEqualTo(before);
        }
    }

    @Test
    void whoWasUnderWaySignsNothingByTheFormerKey() throws Exception {
        start().close();
        Headquarters underWay = new Headquarters(folder.resolve("headquarters"), Clock.systemUTC());
        underWay.start();
        try {
            assertThat(rotate()).isZero();
            assertThatThrownBy(() -> underWay.publisher().publishInFull("store-0107")).isInstanceOf(IOException.class)
                    .hasMessageContaining("The signing key was changed meanwhile");
        } finally {
            underWay.stop();
        }
        try (ScaleUnit again = start()) {
            again.publishInFull();
            VerifyingKey key = again.headquarters().link(ScaleUnit.DEMO_STORE_NUMBER).signingKey().get();
            assertThat(manifests("headquarters")).isNotEmpty().allMatch(key::verifies);
        }
    }

    private ScaleUnit start() throws Exception {
        return ScaleUnit.of(ScaleUnitSettings.demo(folder), Clock.systemUTC()).start();
    }

    private SignedManifest newest(ScaleUnit scaleUnit) throws Exception {
        return WireJson.mapper().readValue(register.at(scaleUnit).get("/packages/reference/newest?schema=" + SCHEMA
                + "&installed=1&installedSchema=" + SCHEMA + "&edition=store-0107").body(), SignedManifest.class);
    }

    private List<SignedManifest> manifests(String side) throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve(side).resolve("packages"))) {
            List<SignedManifest> manifests = new ArrayList<>();
            for (Path file : files.filter(path -> path.endsWith("manifest.json")).toList()) {
                manifests.add(WireJson.mapper().readValue(Files.readAllBytes(file), SignedManifest.class));
            }
            return manifests;
        }
    }

    private int rotate() {
        StringWriter ignored = new StringWriter();
        return ScaleUnitMain.commandLine().setOut(new PrintWriter(ignored, true))
                .setErr(new PrintWriter(ignored, true))
                .execute("--data", folder.toString(), "rotate-key", "--overlap-days", "0");
    }
}
