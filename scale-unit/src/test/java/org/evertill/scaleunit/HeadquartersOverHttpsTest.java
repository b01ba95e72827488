package org.evertill.scaleunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import okhttp3.tls.HeldCertificate;
import org.evertill.exchange.link.HeadquartersRefusalException;
import org.evertill.exchange.security.TrustedCertificates;
import org.evertill.exchange.wire.ActivationAnswer;
import org.evertill.exchange.wire.ActivationRequest;
import org.evertill.exchange.wire.UploadRequest;
import org.evertill.exchange.wire.WireJson;
import org.evertill.scaleunit.channel.remote.HeadquartersAddress;
import org.evertill.scaleunit.channel.remote.RemoteHeadquarters;
import org.evertill.scaleunit.http.ServerCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A channel goes to headquarters over https: to the one whose certificate it was told to trust, and to no other. */
class HeadquartersOverHttpsTest {
    private static final String STORE = ScaleUnit.DEMO_STORE_NUMBER;
    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder().certificateAuthority(0)
            .commonName("an authority").build();
    private static final HeldCertificate ISSUED = ofHost().signedBy(AUTHORITY).build();
    private static final HeldCertificate SELF_MADE = ofHost().build();
    private static final HeldCertificate OF_ANOTHER_NAME = new HeldCertificate.Builder().commonName("headquarters")
            .addSubjectAlternativeName("headquarters.example").build();
    private static final HeldCertificate EXPIRED = ofHost().validityInterval(0, TimeUnit.DAYS.toMillis(1)).build();

    @TempDir
    private Path folder;
    private final Clock clock = Clock.systemUTC();
    private HeadquartersUnit headquarters;
    private final List<ChannelUnit> channels = new ArrayList<>();

    private static HeldCertificate.Builder ofHost() {
        return new HeldCertificate.Builder().commonName("headquarters")
                .addSubjectAlternativeName(ScaleUnitSettings.LOOPBACK);
    }

    @BeforeEach
    void start() throws Exception {
        headquarters = headquarters(SELF_MADE);
    }

    @AfterEach
    void stop() throws Exception {
        for (ChannelUnit channel : channels) {
            channel.close();
        }
        headquarters.close();
    }

    @Test
    void whoWasToldItsCertificateTakesPackagesAndHandsOverSales() throws Exception {
        ChannelUnit channel = channel(SELF_MADE);
        assertThat(headquarters.address().getScheme()).isEqualTo("https");
        ActivationAnswer answer = activated(channel);
        HttpCaller register = new HttpCaller(channel.address(), answer.deviceToken());
        assertThat(register.get("/staff").statusCode()).isEqualTo(200);
        register.upload(new UploadRequest(List.of(new SampleJournal(HttpCaller.identity(answer)).sale(1))));
        channel.channel().handOverRecords();
        assertThat(headquarters.headquarters().link(STORE).records().takenUpTo()).isOne();
    }

    @Test
    void whoWasToldItsAuthorityTakesWhatThatHasIssued() throws Exception {
        headquarters.close();
        headquarters = headquarters(ISSUED);
        assertThat(new HttpCaller(channel(AUTHORITY).address(), "").get("/health").statusCode()).isEqualTo(200);
    }

    @Test
    void noOtherIsBelievedAndTheReasonIsSaid() throws Exception {
        assertDistrusted(ofHost().build(), "its certificate was issued by nobody that is trusted here");
        assertThatThrownBy(() -> channel(TrustedCertificates.OF_THE_SYSTEM, token()))
                .isInstanceOf(HeadquartersRefusalException.class)
                .hasMessageContaining("issued by nobody that is trusted here");
        headquarters.close();
        headquarters = headquarters(OF_ANOTHER_NAME);
        assertDistrusted(OF_ANOTHER_NAME, "its certificate is not made out for " + ScaleUnitSettings.LOOPBACK);
        headquarters.close();
        headquarters = headquarters(EXPIRED);
        assertDistrusted(EXPIRED, "its certificate has expired");
    }

    @Test
    void anExchangedCertificateLeavesTheRegistersWithWhatTheChannelHasUntilItIsTrusted() throws Exception {
        String token = token();
        ActivationAnswer answer = activated(channel(trusting(SELF_MADE), token));
        channels.removeFirst().close();
        int port = headquarters.address().getPort();
        headquarters.close();
        headquarters = headquarters(ISSUED, port);

        ChannelUnit channel = channel(trusting(SELF_MADE), token);
        HttpCaller register = new HttpCaller(channel.address(), answer.deviceToken());
        assertThat(register.get("/staff").statusCode()).isEqualTo(200);
        register.upload(new UploadRequest(List.of(new SampleJournal(HttpCaller.identity(answer)).sale(1))));
        assertThatThrownBy(channel.channel()::handOverRecords).isInstanceOf(HeadquartersRefusalException.class);
        HttpResponse<byte[]> refused = new HttpCaller(channel.address(), "").post("/devices/activate",
                new ActivationRequest(code()));
        assertThat(HttpCaller.json(refused).path("detail").asText()).contains("is not trusted", "was not used");
        channels.removeFirst().close();
        channel(trusting(AUTHORITY), token).channel().handOverRecords();
        assertThat(headquarters.headquarters().link(STORE).records().takenUpTo()).isOne();
    }

    @Test
    @Timeout(120)
    void theCommandEndsWithTheReasonWhereTheChannelHasNothingYet() throws Exception {
        Path token = folder.resolve("token.txt");
        Files.createFile(token, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(token, token());
        Path trusted = Files.writeString(folder.resolve("trusted.pem"), AUTHORITY.certificatePem());
        StringWriter error = new StringWriter();
        int exitCode = ScaleUnitMain.commandLine().setErr(new PrintWriter(error, true)).execute("--data",
                folder.resolve("store").toString(), "channel", "--port", "0", "--headquarters",
                headquarters.address().toString(), "--token-file", token.toString(), "--trust", trusted.toString());
        assertThat(exitCode).isEqualTo(1);
        assertThat(error.toString()).isEqualTo("The scale unit cannot run: What answers as headquarters at "
                + headquarters.address() + " is not trusted, for its certificate was issued by nobody that is trusted"
                + " here. Nothing was sent.\n");
    }

    private void assertDistrusted(HeldCertificate trusted, String why) {
        assertThatThrownBy(() -> channel(trusted)).isInstanceOf(HeadquartersRefusalException.class)
                .hasMessageContaining("What answers as headquarters at " + headquarters.address()
                        + " is not trusted, for " + why + ". Nothing was sent.");
    }

    private ActivationAnswer activated(ChannelUnit channel) throws Exception {
        return WireJson.mapper().readValue(new HttpCaller(channel.address(), "").post("/devices/activate",
                new ActivationRequest(code())).body(), ActivationAnswer.class);
    }

    private String code() throws Exception {
        return headquarters.headquarters().activationCodes().issue(STORE, "01");
    }

    private String token() throws Exception {
        return headquarters.headquarters().channelTokens().issue(STORE);
    }

    private static TrustedCertificates trusting(HeldCertificate certificate) {
        return TrustedCertificates.ofPem(certificate.certificatePem());
    }

    private ChannelUnit channel(HeldCertificate trusted) throws Exception {
        return channel(trusting(trusted), token());
    }

    private ChannelUnit channel(TrustedCertificates trusted, String token) throws Exception {
        URI address = headquarters.address();
        ChannelUnit channel = ChannelUnit.of(new ScaleUnitSettings(folder.resolve("store"),
                ScaleUnitSettings.LOOPBACK, 0, STORE, OptionalLong.empty(), Optional.empty()),
                new RemoteHeadquarters(new HeadquartersAddress(address), token, STORE, trusted, clock), clock);
        channels.addFirst(channel);
        return channel.start();
    }

    private HeadquartersUnit headquarters(HeldCertificate certificate) throws Exception {
        return headquarters(certificate, 0);
    }

    private HeadquartersUnit headquarters(HeldCertificate certificate, int port) throws Exception {
        Path pem = Files.writeString(folder.resolve("headquarters.pem"), certificate.certificatePem());
        Path key = Files.writeString(folder.resolve("headquarters.key"), certificate.privateKeyPkcs8Pem());
        return HeadquartersUnit.of(new ScaleUnitSettings(folder.resolve("central"), ScaleUnitSettings.LOOPBACK, port,
                STORE, OptionalLong.of(1), Optional.of(ServerCertificate.read(pem, key))), clock).start();
    }
}
