package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.List;
import okhttp3.tls.HeldCertificate;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.evertill.verification.house.HeadquartersDesk;
import org.evertill.verification.house.ScaleUnitProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Headquarters and a channel as two processes over https, whose certificate the system of the channel trusts. */
@Timeout(300)
class HeadquartersTrustedBySystemTest {
    private static final HeldCertificate SELF_MADE = new HeldCertificate.Builder().commonName("headquarters")
            .addSubjectAlternativeName(ScaleUnitSettings.LOOPBACK).build();
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;
    private ScaleUnitProcess headquarters;

    @BeforeEach
    void start() throws Exception {
        Path certificate = Files.writeString(folder.resolve("headquarters.pem"), SELF_MADE.certificatePem());
        Path key = Files.writeString(folder.resolve("headquarters.key"), SELF_MADE.privateKeyPkcs8Pem());
        headquarters = ScaleUnitProcess.start(folder.resolve("central"), List.of("headquarters", "--port", "0",
                "--demo", "--certificate", certificate.toString(), "--key", key.toString()));
        Path token = Files.createFile(folder.resolve("token.txt"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, HeadquartersDesk.channelToken(folder.resolve("central"), DemoStore.STORE_NUMBER));
    }

    @AfterEach
    void stop() {
        headquarters.close();
    }

    @Test
    void aCertificateInTheTrustStoreIsEnough() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("headquarters", SELF_MADE.certificate());
        Path store = folder.resolve("trusted.p12");
        try (OutputStream file = Files.newOutputStream(store)) {
            trusted.store(file, PASSWORD.toCharArray());
        }
        try (ScaleUnitProcess channel = channel(List.of("-Djavax.net.ssl.trustStore=" + store,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD))) {
            assertThat(folder.resolve("store/channel").toFile().list())
                    .as("it has taken its packages").contains("reference-1.db", "private-1.db");
            assertThat(channel.address().getPort()).isPositive();
        }
    }

    private ScaleUnitProcess channel(List<String> flags) throws Exception {
        return ScaleUnitProcess.start(folder.resolve("store"), List.of("channel", "--port", "0", "--headquarters",
                headquarters.address().toString(), "--token-file", folder.resolve("token.txt").toString()), flags,
                line -> { });
    }
}
