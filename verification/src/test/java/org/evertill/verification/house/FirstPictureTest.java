package org.evertill.verification.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.evertill.commerce.register.RegisterSession;
import org.evertill.scaleunit.headquarters.demo.DemoPeople;
import org.evertill.scaleunit.headquarters.demo.DemoStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a register shows first, before it has asked anybody. */
class FirstPictureTest {

    @TempDir
    private Path folder;

    @Test
    void namesStoreAndStaffFromTheOfflineDatabaseBeforeAnybodyIsAsked() throws Exception {
        Path data = folder.resolve("register");
        ProvisionedFolder.make(data, new LargeCatalogue(700)::read);
        List<RegisterSession> shown = new ArrayList<>();
        try (HeadlessRegister register =
                HeadlessRegister.start(data, Clock.systemUTC(), snapshot -> shown.add(snapshot.session()))) {
            register.awaitIdle();
        }
        RegisterSession first = shown.getFirst();
        assertThat(first.staff()).hasSize(DemoPeople.ALL.size());
        assertThat(first.storeFacts().orElseThrow().store().number()).isEqualTo(DemoStore.STORE_NUMBER);
        assertThat(first.connection().isOnline()).as("nobody has been asked yet").isTrue();
    }
}
