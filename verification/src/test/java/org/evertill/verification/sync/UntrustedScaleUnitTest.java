package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.evertill.app.screen.connection.CauseWords;
import org.evertill.app.text.Language;
import org.evertill.app.text.Texts;
import org.evertill.commerce.connection.ConnectionState;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.SwitchCause;
import org.evertill.commerce.operation.SellProduct;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.http.ServerCertificate;
import org.evertill.verification.audit.AuditReport;
import org.evertill.verification.audit.AuditSubject;
import org.evertill.verification.audit.Auditor;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.proxy.FaultProxy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole register whose scale unit comes back with a certificate that is not the one it was told to trust. */
@Timeout(300)
class UntrustedScaleUnitTest {
    private static final String HOST = ScaleUnitSettings.LOOPBACK;
    private static final long PATIENCE_SECONDS = 120;
    private static final HeldCertificate FIRST = certificate();
    private static final HeldCertificate SECOND = certificate();

    @TempDir
    private Path folder;
    private Path data;

    @BeforeEach
    void name() {
        data = folder.resolve("register");
    }

    @Test
    void saysSoSellsOnAndSendsEverythingOnceTheNewCertificateIsTrusted() throws Exception {
        ScaleUnit known = start(FIRST);
        try (FaultProxy proxy = provisioned(known)) {
            try (HeadlessRegister register = signedOn()) {
                sell(register);
                known.close();
                try (ScaleUnit exchanged = start(SECOND)) {
                    proxy.pointTo(socket(exchanged));
                    sell(register);
                    sell(register);
                    requireItSaysSo(register.screen().newest().session());
                    assertThat(register.unsentRecords()).isPositive();
                }
            }
            try (ScaleUnit exchanged = start(SECOND)) {
                proxy.pointTo(socket(exchanged));
                assertThatThrownBy(() -> ConfigureProcess.trust(data, pem("first", FIRST)))
                        .hasMessageContaining("is not trusted").hasMessageContaining("Nothing was changed");
                ConfigureProcess.trust(data, pem("second", SECOND));
                try (HeadlessRegister register = signedOn()) {
                    sell(register);
                    assertThat(register.screen().newest().session().connection().state())
                            .isEqualTo(ConnectionState.ONLINE);
                    register.whenAllIsSent().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                }
                exchanged.collectTransactions();
            }
            AuditReport report = Auditor.audit(AuditSubject.ofHouse(List.of(data.resolve("journal.db")),
                    server().resolve("channel").resolve("channel.db"),
                    server().resolve("headquarters").resolve("headquarters.db"), List.of()));
            assertThat(report.findings()).isEmpty();
            assertThat(report.transactions()).isEqualTo(4);
            assertThat(report.offlineTransactions()).isEqualTo(2);
        }
    }

    private static void requireItSaysSo(RegisterSession session) {
        assertThat(session.connection().state()).isEqualTo(ConnectionState.OFFLINE);
        assertThat(session.connection().cause()).isEqualTo(SwitchCause.CERTIFICATE_NOT_TRUSTED);
        requireSaid(session, Language.ENGLISH, "the certificate the store server showed", "is not trusted");
        requireSaid(session, Language.FRENCH, "n’est pas reconnu");
        requireSaid(session, Language.CHINESE, "不受信任");
    }

    /** A register with its packages, and a profile that leaves a busy machine time. */
    private FaultProxy provisioned(ScaleUnit scaleUnit) throws Exception {
        OfflineProfile patient = OfflineProfile.of("standard", "Standard", OfflineProfileField::published)
                .with(OfflineProfileField.REQUEST_TIMEOUT, OfflineProfileField.REQUEST_TIMEOUT.highest());
        scaleUnit.headquarters().masters().save(List.of(OfflineProfileRow.of(patient)));
        scaleUnit.publish();
        FaultProxy proxy = FaultProxy.before(socket(scaleUnit));
        ConfigureProcess.activate(data, "https://" + HOST + ":" + proxy.port(),
                scaleUnit.issueActivationCode("01"), pem("first", FIRST));
        ConfigureProcess.createOfflineDatabase(data);
        return proxy;
    }

    private HeadlessRegister signedOn() throws Exception {
        HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { });
        register.signOn(DemoPeople.MANAGER.workerNumber(), DemoPeople.MANAGER.pin());
        return register;
    }

    private static void sell(HeadlessRegister register) throws InterruptedException {
        register.submit(SellProduct.one("10001"));
        register.payExactly();
    }

    private static void requireSaid(RegisterSession session, Language language, String... words) {
        assertThat(CauseWords.of(session.connection().failure().orElseThrow(), session, Texts.in(language)))
                .contains(words);
    }

    private ScaleUnit start(HeldCertificate certificate) throws Exception {
        return ScaleUnit.of(new ScaleUnitSettings(server(), HOST, 0, ScaleUnit.DEMO_STORE_NUMBER, OptionalLong.of(1),
                Optional.of(ServerCertificate.read(pem("server", certificate),
                        Files.writeString(folder.resolve("server.key"), certificate.privateKeyPkcs8Pem())))),
                Clock.systemUTC()).start();
    }

    private static InetSocketAddress socket(ScaleUnit scaleUnit) {
        return new InetSocketAddress(HOST, scaleUnit.address().getPort());
    }

    private Path server() {
        return folder.resolve("scale-unit");
    }

    private Path pem(String name, HeldCertificate certificate) throws IOException {
        return Files.writeString(folder.resolve(name + ".pem"), certificate.certificatePem());
    }

    private static HeldCertificate certificate() {
        return new HeldCertificate.Builder().commonName("scale unit").addSubjectAlternativeName(HOST).build();
    }
}
