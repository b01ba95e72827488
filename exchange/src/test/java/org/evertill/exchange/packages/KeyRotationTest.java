package org.evertill.exchange.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.exchange.wire.WireJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new signing key that the one before has signed: who trusts the former follows, and nobody else's key is taken. */
class KeyRotationTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(30));
    private static final byte[] MANIFEST = "a manifest".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private Path file;
    private SigningKey first;
    private Instant now = NOW;
    private final List<KeyTrust> kept = new ArrayList<>();

    @BeforeEach
    void begin() throws Exception {
        file = folder.resolve("signing.key");
        first = SigningKey.openOrCreate(file);
    }

    @Test
    void whoTrustsTheFormerKeyTakesTheNextAndKeepsIt() throws Exception {
        TrustedKeys register = register(first);
        SigningKey second = first.rotate(file, UNTIL);
        assertThat(register.verifies(signed(second))).isTrue();
        assertThat(kept).containsExactly(new KeyTrust(second.verifyingKey().toBase64(),
                Optional.of(first.verifyingKey().toBase64()), Optional.of(UNTIL)));
        assertThat(register.verifies(signed(second))).isTrue();
        assertThat(kept).as("it is kept once").hasSize(1);
    }

    @Test
    void theFormerKeyIsTakenUntilItsTimeIsOverAndRefusedFromThenOn() throws Exception {
        TrustedKeys register = register(first);
        SignedManifest former = signed(first);
        SigningKey second = first.rotate(file, UNTIL);
        assertThat(register.verifies(former)).isTrue();
        assertThat(register.verifies(signed(second))).isTrue();
        assertThat(register.verifies(former)).as("within the overlap").isTrue();
        now = UNTIL;
        assertThat(register.verifies(former)).as("after it").isFalse();
        assertThat(register.verifies(signed(second))).isTrue();
        assertThat(new TrustedKeys(kept.getLast(), kept::add, () -> now).verifies(former))
                .as("after a restart too").isFalse();
        TrustedKeys offline = register(first);
        assertThat(offline.verifies(former)).as("who has not heard of another key knows no better").isTrue();
    }

    @Test
    void whoMissedSeveralRotationsFollowsThemAll() throws Exception {
        TrustedKeys register = register(first);
        SigningKey fourth = first.rotate(file, UNTIL).rotate(file, UNTIL).rotate(file, UNTIL);
        assertThat(register.verifies(signed(fourth))).isTrue();
        assertThat(register.now().key()).isEqualTo(fourth.verifyingKey().toBase64());
        assertThat(register(fourth).verifies(signed(fourth))).as("who began with the newest").isTrue();
    }

    @Test
    void aKeyThatTheFormerHasNotSignedIsRefused() throws Exception {
        SigningKey second = first.rotate(file, UNTIL);
        SigningKey forger = SigningKey.openOrCreate(folder.resolve("forger.key"));
        KeyStep step = second.steps().getFirst();
        KeyStep forged = KeyStep.sign(forger, forger.verifyingKey(), UNTIL);
        String own = forger.verifyingKey().toBase64();
        for (KeyStep lie : List.of(
                new KeyStep(step.former(), own, UNTIL, forged.signature()),
                new KeyStep(step.former(), own, step.formerUntil(), step.signature()),
                new KeyStep(step.former(), step.key(), UNTIL.plusSeconds(1), step.signature()),
                new KeyStep("no key", own, UNTIL, step.signature()), forged)) {
            TrustedKeys register = register(first);
            assertThat(register.verifies(by(forger, List.of(lie)))).isFalse();
            assertThat(register.verifies(by(forger, List.of(step, lie)))).isFalse();
            assertThat(register.now()).isEqualTo(KeyTrust.of(first.verifyingKey()));
        }
        TrustedKeys rotated = register(first);
        assertThat(rotated.verifies(signed(second))).isTrue();
        assertThat(rotated.verifies(by(forger, List.of(KeyStep.sign(first, forger.verifyingKey(), UNTIL)))))
                .as("a thief of the former key comes too late").isFalse();
        assertThat(kept).hasSize(1);
    }

    @Test
    void stepsAloneChangeNothing() throws Exception {
        TrustedKeys register = register(first);
        SigningKey second = first.rotate(file, UNTIL);
        assertThat(register.verifies(new SignedManifest(MANIFEST, new byte[64], second.steps()))).isFalse();
        assertThat(register.now()).isEqualTo(KeyTrust.of(first.verifyingKey()));
        assertThat(kept).isEmpty();
    }

    @Test
    void aKeyThatCannotBeKeptIsNotTrusted() throws Exception {
        TrustedKeys register = new TrustedKeys(KeyTrust.of(first.verifyingKey()), trust -> {
            throw new IOException("No space left on device");
        }, () -> now);
        SigningKey second = first.rotate(file, UNTIL);
        assertThatThrownBy(() -> register.verifies(signed(second))).isInstanceOf(UncheckedIOException.class);
        assertThat(register.now()).isEqualTo(KeyTrust.of(first.verifyingKey()));
    }

    @Test
    void keysThatLeadInACircleHaveAnEnd() throws Exception {
        SigningKey second = first.rotate(file, UNTIL);
        List<KeyStep> circle = List.of(second.steps().getFirst(), KeyStep.sign(second, first.verifyingKey(), UNTIL));
        assertThat(register(first).verifies(by(second, circle))).as("one of its keys is the former").isTrue();
    }

    @Test
    void theKeyAndItsStepsOutliveARestartAndWhatWasSignedBeforeIsSignedAnew() throws Exception {
        SignedManifest before = signed(first);
        SigningKey rotated = first.rotate(file, UNTIL);
        SigningKey opened = SigningKey.openOrCreate(file);
        assertThat(opened.verifyingKey().toBase64()).isEqualTo(rotated.verifyingKey().toBase64());
        assertThat(opened.steps()).isEqualTo(rotated.steps());
        SignedManifest renewed = opened.renewed(before);
        assertThat(opened.verifyingKey().verifies(renewed)).isTrue();
        assertThat(renewed.manifest()).isEqualTo(before.manifest());
        assertThat(opened.renewed(renewed)).isSameAs(renewed);
        SignedManifest foreign = signed(SigningKey.openOrCreate(folder.resolve("other.key")));
        assertThat(opened.renewed(foreign)).as("what nobody here has signed").isSameAs(foreign);
    }

    @Test
    void theStepsTravelWithTheManifestAndOneWithoutThemIsReadAsBefore() throws Exception {
        SignedManifest signed = signed(first.rotate(file, UNTIL));
        byte[] json = WireJson.mapper().writeValueAsBytes(signed);
        assertThat(WireJson.mapper().readValue(json, SignedManifest.class)).isEqualTo(signed);
        assertThat(WireJson.mapper().readValue("{\"manifest\":\"YQ==\",\"signature\":\"Yg==\"}",
                SignedManifest.class).keys()).isEmpty();
    }

    @Test
    void anAnswerWithHalfAStepIsNoManifest() {
        for (String keys : List.of("[{}]", "[null]", "[{\"former\":\"YQ==\",\"key\":\"YQ==\"}]")) {
            assertThatThrownBy(() -> WireJson.mapper().readValue(
                    "{\"manifest\":\"YQ==\",\"signature\":\"Yg==\",\"keys\":" + keys + "}", SignedManifest.class))
                    .isInstanceOf(IOException.class);
        }
    }

    private TrustedKeys register(SigningKey trusted) {
        return new TrustedKeys(KeyTrust.of(trusted.verifyingKey()), kept::add, () -> now);
    }

    private static SignedManifest signed(SigningKey key) {
        return by(key, key.steps());
    }

    private static SignedManifest by(SigningKey key, List<KeyStep> steps) {
        return new SignedManifest(MANIFEST, key.sign(MANIFEST), steps);
    }
}
