package org.evertill.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.tls.HeldCertificate;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.question.Answer;
import org.evertill.commerce.question.Question;
import org.evertill.commerce.question.SourceUnavailableException;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.offlinedb.OfflineDatabase;
import org.evertill.offlinedb.RegisterActivation;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.http.ServerCertificate;
import org.evertill.syncagent.ScaleUnitAddress;
import org.evertill.syncagent.ScaleUnitClient;
import org.evertill.syncagent.ScaleUnitLine;
import org.evertill.syncagent.ScaleUnitLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scale unit that speaks https on loopback, and whom a till believes that it is the one. */
class TrustedScaleUnitTest {
    private static final String HOST = ScaleUnitSettings.LOOPBACK;
    private static final HeldCertificate AUTHORITY =
            new HeldCertificate.Builder().commonName("Store authority").certificateAuthority(0).build();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    @TempDir
    static Path server;
    @TempDir
    Path parent;

    @Test
    void aCertificateGivenAtActivationIsKeptAndUsedFromThenOn() throws Exception {
        HeldCertificate own = certificate().build();
        try (ScaleUnit scaleUnit = start(own)) {
            ConfigureRun tested =
                    run("test-connection", "--scale-unit", scaleUnit.address(), "--certificate", pem(own));
            assertThat(tested.err()).isEmpty();
            ConfigureRun activated = run("activate", "--data", data(), "--scale-unit", scaleUnit.address(),
                    "--code", scaleUnit.issueActivationCode("01"), "--certificate", pem(own));
            assertThat(activated.err()).isEmpty();
            ConfigureRun created = run("create-offline-database", "--data", data());
            assertThat(created.err()).isEmpty();
            try (OfflineDatabase database = OfflineDatabase.open(data())) {
                RegisterActivation activation = database.identities().current().orElseThrow();
                assertThat(activation.scaleUnitAddress()).startsWith("https://");
                assertThat(activation.certificates()).isEqualTo(own.certificatePem());
                assertThat(ask(activation)).isInstanceOf(Answer.Staff.class);
            }
        }
    }

    @Test
    void aCertificateOfAGivenAuthorityIsTrusted() throws Exception {
        try (ScaleUnit scaleUnit = start(certificate().signedBy(AUTHORITY).build())) {
            ConfigureRun tested =
                    run("test-connection", "--scale-unit", scaleUnit.address(), "--certificate", pem(AUTHORITY));
            assertThat(tested.err()).isEmpty();
        }
    }

    @Test
    void whatIsNotTrustedIsToldNoCodeAndNamedInASentence() throws Exception {
        HeldCertificate own = certificate().build();
        try (ScaleUnit scaleUnit = start(own)) {
            String code = scaleUnit.issueActivationCode("01");
            for (Object[] trust : new Object[][] {{}, {"--certificate", pem(AUTHORITY)}}) {
                ConfigureRun run = activate(scaleUnit.address(), code, trust);
                assertThat(run.err()).contains("is not trusted", "issued by nobody that is trusted here",
                        "Nothing was changed at this till", "--certificate FILE.pem").hasLineCount(1);
                assertThat(run.json().get("reason").asText()).isEqualTo("certificate-not-trusted");
                assertThat(data()).doesNotExist();
            }
            assertThat(activate(scaleUnit.address(), code, "--certificate", pem(own)).exitCode())
                    .as("the code was not used up").isZero();
        }
    }

    @Test
    void anExpiredCertificateIsNamedAsSuchPinnedOrNot() throws Exception {
        long now = System.currentTimeMillis();
        HeldCertificate.Builder expired = certificate().validityInterval(now - 3 * DAY_MILLIS, now - DAY_MILLIS);
        HeldCertificate own = expired.build();
        HeldCertificate issued = expired.signedBy(AUTHORITY).build();
        requireRefused(own, own, "its certificate has expired");
        requireRefused(issued, AUTHORITY, "its certificate has expired");
        HeldCertificate early = certificate().validityInterval(now + DAY_MILLIS, now + 3 * DAY_MILLIS).build();
        requireRefused(early, early, "its certificate is not valid yet, or this machine's clock is wrong");
    }

    @Test
    void aCertificateForAnotherNameIsNamedAsSuch() throws Exception {
        HeldCertificate other = new HeldCertificate.Builder().commonName("other")
                .addSubjectAlternativeName("scale-unit.example").build();
        requireRefused(other, other, "its certificate is not made out for " + HOST);
    }

    @Test
    void aRegisterLeavesTheLineWhenTheCertificateWasExchanged() throws Exception {
        HeldCertificate own = certificate().build();
        RegisterActivation activation;
        try (ScaleUnit scaleUnit = start(own)) {
            run("activate", "--data", data(), "--scale-unit", scaleUnit.address(),
                    "--code", scaleUnit.issueActivationCode("01"), "--certificate", pem(own));
            try (OfflineDatabase database = OfflineDatabase.open(data())) {
                activation = database.identities().current().orElseThrow();
            }
        }
        try (ScaleUnit exchanged = start(certificate().build())) {
            RegisterActivation toThere = new RegisterActivation(activation.identity(),
                    exchanged.address().toString(), activation.deviceToken(), activation.signingKey(),
                    activation.certificates(), activation.activatedAt());
            assertThatThrownBy(() -> ask(toThere)).isInstanceOf(CompletionException.class)
                    .cause().isInstanceOfSatisfying(SourceUnavailableException.class, failed -> {
                        assertThat(failed.failure()).isEqualTo(SwitchCause.CERTIFICATE_NOT_TRUSTED);
                        assertThat(failed).hasMessageContaining("issued by nobody that is trusted here");
                    });
        }
    }

    @Test
    void anotherCertificateIsTrustedWithoutANewActivation() throws Exception {
        HeldCertificate own = certificate().build();
        Path both = Files.writeString(parent.resolve("both.pem"), own.certificatePem() + AUTHORITY.certificatePem());
        try (ScaleUnit scaleUnit = start(own)) {
            assertThat(activate(scaleUnit.address(), scaleUnit.issueActivationCode("01"), "--certificate", both)
                    .exitCode()).isZero();
            RegisterActivation before = activation();
            for (Object[] wrong : new Object[][] {{}, {"--certificate", pem(AUTHORITY)}}) {
                ConfigureRun refused = trust(wrong);
                assertThat(refused.json().get("reason").asText()).isEqualTo("certificate-not-trusted");
                assertThat(refused.err()).contains("Nothing was changed at this till").hasLineCount(1);
            }
            assertThat(trust("--certificate", pem(own), "--dry-run").exitCode()).isZero();
            assertThat(activation()).isEqualTo(before);
            ConfigureRun taken = trust("--certificate", pem(own));
            assertThat(taken.json().get("trusts").asText()).isEqualTo("certificate");
            assertThat(activation()).isEqualTo(new RegisterActivation(before.identity(), before.scaleUnitAddress(),
                    before.deviceToken(), before.signingKey(), own.certificatePem(), before.activatedAt()));
            assertThat(ask(activation())).isInstanceOf(Answer.Staff.class);
            try (OfflineDatabase running = OfflineDatabase.open(data())) {
                assertThat(running.folder()).isEqualTo(data());
                assertThat(trust("--certificate", pem(own)).json().get("reason").asText())
                        .isEqualTo("data-folder-in-use");
            }
        }
        assertThat(run("trust", "--data", parent.resolve("elsewhere")).err()).contains("There is no register in");
    }

    @Test
    void whatIsNoCertificateIsRefusedBeforeAnythingIsSent() throws Exception {
        Path text = Files.writeString(parent.resolve("text.pem"), "no certificate");
        for (Path file : new Path[] {text, parent.resolve("missing.pem"),
            Files.createFile(parent.resolve("empty.pem"))}) {
            ConfigureRun run = run("test-connection", "--scale-unit", "https://127.0.0.1:1", "--certificate", file);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("The certificate " + file + " cannot be read").hasLineCount(1);
        }
    }

    @Test
    void aScaleUnitSpeaksInClearToThisMachineOnly() {
        assertThatThrownBy(() -> new ScaleUnitSettings(parent, "0.0.0.0", 0, "S", OptionalLong.empty(),
                Optional.empty())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("in clear").hasMessageContaining("--certificate FILE.pem");
    }

    @Test
    void aKeyThatDoesNotFitItsCertificateIsRefusedAtTheStart() throws Exception {
        HeldCertificate one = certificate().build();
        HeldCertificate other = certificate().build();
        assertThatThrownBy(() -> ServerCertificate.read(pem(one), key(other))).isInstanceOf(IOException.class)
                .hasMessageContaining("is not that of the certificate");
        assertThatThrownBy(() -> ServerCertificate.read(pem(one), pem(one))).isInstanceOf(IOException.class)
                .hasMessageContaining("openssl pkcs8 -topk8");
        assertThatThrownBy(() -> ServerCertificate.read(key(one), key(one))).isInstanceOf(IOException.class)
                .hasMessageContaining("no certificate in PEM");
        HeldCertificate rsa = certificate().rsa2048().build();
        assertThat(ServerCertificate.read(pem(rsa), key(rsa))).isNotNull();
    }

    private void requireRefused(HeldCertificate serving, HeldCertificate trusted, String why) throws Exception {
        try (ScaleUnit scaleUnit = start(serving)) {
            ConfigureRun run =
                    run("test-connection", "--scale-unit", scaleUnit.address(), "--certificate", pem(trusted));
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("The scale unit at " + scaleUnit.address() + " is not trusted", why)
                    .hasLineCount(1);
        }
    }

    private static Answer ask(RegisterActivation activation) {
        ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor();
        ScaleUnitLine line = new ScaleUnitLine(timers, Clock.systemUTC(),
                TrustedCertificates.ofPem(activation.certificates()));
        line.start();
        try {
            ScaleUnitClient client = new ScaleUnitClient(
                    ScaleUnitAddress.of(activation.scaleUnitAddress()), activation.deviceToken());
            return new ScaleUnitLink(client, line, timers, System::nanoTime)
                    .ask(new Question.StaffList(), OfflineProfile.PUBLISHED_DEFAULTS).join();
        } finally {
            line.stop();
            timers.shutdownNow();
        }
    }

    private ConfigureRun trust(Object... more) {
        return run(with(more, "trust", "--json", "--data", data()));
    }

    private RegisterActivation activation() throws Exception {
        try (OfflineDatabase database = OfflineDatabase.open(data())) {
            return database.identities().current().orElseThrow();
        }
    }

    private static Object[] with(Object[] more, Object... begin) {
        Object[] all = Arrays.copyOf(begin, begin.length + more.length);
        System.arraycopy(more, 0, all, begin.length, more.length);
        return all;
    }

    private ConfigureRun activate(URI address, String code, Object... trust) {
        return run(with(trust, "activate", "--json", "--data", data(), "--scale-unit", address, "--code", code));
    }

    private static ConfigureRun run(Object... arguments) {
        return ConfigureRun.of(arguments);
    }

    private ScaleUnit start(HeldCertificate certificate) throws Exception {
        return ScaleUnit.of(new ScaleUnitSettings(server, HOST, 0, ScaleUnit.DEMO_STORE_NUMBER, OptionalLong.of(1),
                Optional.of(ServerCertificate.read(pem(certificate), key(certificate)))), Clock.systemUTC()).start();
    }

    private static HeldCertificate.Builder certificate() {
        return new HeldCertificate.Builder().commonName("scale unit").addSubjectAlternativeName(HOST);
    }

    private Path pem(HeldCertificate certificate) throws IOException {
        return Files.writeString(parent.resolve(certificate.certificate().getSerialNumber() + "-"
                + certificate.hashCode() + ".pem"), certificate.certificatePem());
    }

    private Path key(HeldCertificate certificate) throws IOException {
        return Files.writeString(parent.resolve(certificate.hashCode() + ".key"), certificate.privateKeyPkcs8Pem());
    }

    private Path data() {
        return parent.resolve("data");
    }
}
