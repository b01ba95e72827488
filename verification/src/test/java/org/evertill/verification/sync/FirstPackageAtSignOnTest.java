package org.evertill.verification.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.evertill.commerce.operation.LogOff;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.scaleunit.ScaleUnit;
import org.evertill.scaleunit.ScaleUnitSettings;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.verification.house.ConfigureProcess;
import org.evertill.verification.house.HeadlessRegister;
import org.evertill.verification.proxy.Fault;
import org.evertill.verification.proxy.FaultProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A register without data whose sign-on screen stands when its first packages arrive. */
@Timeout(180)
class FirstPackageAtSignOnTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void namesTheStoreAndItsStaffAsSoonAsTheyAreKnown() throws Exception {
        Path data = folder.resolve("register");
        try (ScaleUnit scaleUnit = ScaleUnit.of(
                        ScaleUnitSettings.demo(folder.resolve("scale-unit")), Clock.systemUTC()).start();
                FaultProxy proxy = FaultProxy.before(
                        new InetSocketAddress("127.0.0.1", scaleUnit.address().getPort()))) {
            ConfigureProcess.activate(data, proxy.httpUri().toString(), scaleUnit.issueActivationCode("01"));
            signOnOnce(data);
            loseReplaceableData(data);

            proxy.set(Fault.refuse());
            try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { })) {
                RegisterSession ignorant = register.screen().newest().session();
                assertThat(ignorant.staff()).isEmpty();
                assertThat(ignorant.storeFacts()).isEmpty();

                proxy.set(Fault.pass());
                register.syncNow();
                register.screen().await("naming its store and staff", shown -> shown.session().storeFacts().isPresent()
                        && shown.session().staff().size() == DemoPeople.ALL.size(), PATIENCE);
                assertThat(register.screen().newest().session().worker()).isEmpty();
            }
        }
    }

    /** Nothing synchronises before the first sign-on since activation. */
    private static void signOnOnce(Path data) throws Exception {
        try (HeadlessRegister register = HeadlessRegister.start(data, Clock.systemUTC(), shown -> { })) {
            register.signOn(DemoPeople.MANAGER.workerNumber(), DemoPeople.MANAGER.pin());
            register.screen().await("ready to sell offline",
                    shown -> shown.session().connection().canSellOffline(), PATIENCE);
            register.press(new LogOff());
        }
    }

    private static void loseReplaceableData(Path data) throws IOException {
        List<Path> lost;
        try (Stream<Path> files = Files.list(data)) {
            lost = files.filter(file -> file.getFileName().toString().matches("(reference|private)[-.].*")).toList();
        }
        assertThat(lost).isNotEmpty();
        for (Path file : lost) {
            Files.delete(file);
        }
    }
}
