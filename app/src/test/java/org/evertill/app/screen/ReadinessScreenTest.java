package org.evertill.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import org.evertill.app.component.ConnectionLook;
import org.evertill.app.screen.connection.ConnectionFace;
import org.evertill.app.screen.connection.ConnectionFace.Note;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.text.Language;
import org.evertill.commerce.connection.LookupSource;
import org.evertill.commerce.connection.MissingPart;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.commerce.connection.OfflineReadiness;
import org.evertill.commerce.operation.ConnectionSteps;
import org.junit.jupiter.api.Test;

/** Where and how the register says whether it could go through an outage, and how old its prices are. */
class ReadinessScreenTest {

    private static final OfflineProfile DEFAULTS = OfflineProfile.PUBLISHED_DEFAULTS;

    private final TillUnderTest till = new TillUnderTest(Language.ENGLISH);
    private final RegisterViewModel model = till.model;

    @Test
    void aReadyRegisterSaysSoInTheWindowAndAtSignOn() {
        assertThat(face().notes()).containsExactly(readiness(true, "Ready for an outage"));
        assertThat(face().atSignOn()).isEqualTo("Offline copy is ready · synced 1 min ago");
        till.signedOn();
        assertThat(model.toastProperty().get()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamedAtSignOnInTheWindowAndWhenSomebodyHasSignedOn() {
        lack(MissingPart.PROFILE, MissingPart.DISK);
        assertThat(face().atSignOn()).isEqualTo("Not ready: no profile, little disk space");
        assertThat(face().look()).isEqualTo(ConnectionLook.ONLINE);
        till.signedOn();
        assertThat(model.toastProperty().get().orElseThrow().text())
                .isEqualTo("Not ready: no profile, little disk space");
        assertThat(face().notes()).containsExactly(
                readiness(false, "Not ready: no profile, little disk space"));
    }

    @Test
    void theWarningGoesWhenWhatWasMissingHasCome() {
        lack(MissingPart.STAFF, MissingPart.PRICES);
        till.signedOn();
        assertThat(model.toastProperty().get()).isPresent();
        till.submit(ConnectionSteps.profile(DEFAULTS));
        assertThat(model.toastProperty().get()).isPresent();
        till.submit(ConnectionSteps.readiness(OfflineReadiness.READY));
        assertThat(model.toastProperty().get()).isEmpty();
    }

    @Test
    void whatKeepsItFromSellingTurnsTheHeaderRed() {
        lack(MissingPart.STAFF, MissingPart.PRICES, MissingPart.DISK);
        assertThat(face().look()).isEqualTo(ConnectionLook.UNAVAILABLE);
        assertThat(face().detail()).isEqualTo("Not ready: no staff, no prices");
        assertThat(face().story()).startsWith("This register cannot sell offline: no staff, no prices.");
    }

    @Test
    void nobodyIsWarnedWhereHeadquartersDoesNotWantItOffline() {
        till.submit(ConnectionSteps.readiness(OfflineReadiness.NOT_SUPPORTED));
        till.signedOn();
        assertThat(model.toastProperty().get()).isEmpty();
        assertThat(face().look()).isEqualTo(ConnectionLook.ONLINE);
        assertThat(face().notes()).containsExactly(
                readiness(false, "Not ready: headquarters has not set it up"));
    }

    @Test
    void aWorkerWhoWantsItOffTheLineIsToldWhatIsMissing() {
        lack(MissingPart.TAXES, MissingPart.DISK);
        till.signedOn();
        model.press(917, "");
        assertThat(till.session().connection().isOnline()).isTrue();
        assertThat(model.toastProperty().get().orElseThrow().text())
                .isEqualTo("This register cannot go offline now: no taxes. Nothing was changed.");
    }

    @Test
    void oldPricesAreSaidInTheHeaderBeyondTheLimitOfTheProfileAndStopNothing() {
        till.signedOn();
        pricesKnown(Duration.ofHours(24));
        assertThat(face().detail()).isEqualTo("Synced 1 min ago");
        pricesKnown(Duration.ofHours(30));
        assertThat(face().detail()).isEqualTo("Offline prices are 30 h old");
        pricesKnown(Duration.ofDays(3));
        assertThat(face().notes()).endsWith(new Note(false, "Offline prices are 3 days old"));
        till.cut();
        assertThat(face().look()).isEqualTo(ConnectionLook.OFFLINE);
        assertThat(face().detail()).isEqualTo("Prices are 3 days old");
        model.screens().sale().enter("20117");
        assertThat(till.session().cart().orElseThrow().lines()).hasSize(1);
        till.submit(ConnectionSteps.profile(DEFAULTS.with(
                OfflineProfileField.PRICE_AGE_WARNING, Duration.ofDays(4).toMillis())));
        assertThat(face().detail()).isEqualTo("2 sales waiting to upload");
    }

    @Test
    void whatTheScaleUnitHasSetAsideIsSaidWithTheNewestReason() {
        SyncFigures known = new SampleRegister(Language.ENGLISH).figures().of(true);
        SyncFigures.Upload upload = new SyncFigures.Upload(0, Optional.empty(), Optional.empty(), 80, 0,
                new SyncFigures.SetAside(2, "other bytes"));
        model.show(new SyncFigures(upload, 0, 0, true, false, Optional.empty(), known.lastAttempt(),
                known.lastSuccess(), known.database(), known.freeBytes(), known.scaleUnit(), known.latency(),
                known.log()));
        assertThat(face().notes()).contains(new Note(false, "2 records are not among the store server’s sales: they"
                + " were set aside. Call support.\nother bytes"));
    }

    @Test
    void onlineWithTheOfflineDatabaseFirstTheyAreThePricesInUse() {
        till.submit(ConnectionSteps.profile(DEFAULTS.with(
                OfflineProfileField.LOOKUP_SOURCE, LookupSource.OFFLINE_DATABASE.ordinal())));
        pricesKnown(Duration.ofDays(2));
        assertThat(face().detail()).isEqualTo("Prices are 2 days old");
    }

    @Test
    void aValueOfTheProfileThatIsNotFollowedIsSaid() {
        till.submit(ConnectionSteps.profile(DEFAULTS.with(OfflineProfileField.SYNC_INTERVAL, 1_000)));
        assertThat(face().notes()).containsExactly(readiness(true, "Ready for an outage"), new Note(false,
                "Sync interval is 1 s; allowed is 5 to 3600 s. The register uses 5 s."));
        assertThat(till.session().profile().syncIntervalMillis()).isEqualTo(5_000);
        model.speak(Language.CHINESE);
        assertThat(face().notes().getLast().text()).startsWith("同步间隔为 1 秒");
    }

    /** With the room on the disk, which is part of it. */
    private static Note readiness(boolean good, String text) {
        return new Note(good, text, "Disk: 118 GB free");
    }

    private void lack(MissingPart first, MissingPart... more) {
        till.submit(ConnectionSteps.readiness(new OfflineReadiness(EnumSet.of(first, more))));
    }

    private void pricesKnown(Duration ago) {
        SyncFigures figures = new SampleRegister(Language.ENGLISH).figures().of(false);
        model.show(new SyncFigures(figures.upload(), 0, 0, true, false, Optional.empty(),
                figures.lastAttempt(), figures.lastSuccess(), Optional.of(new SyncFigures.Database(
                        1_000_000, 7, 3, Optional.of(SampleRegister.NOW.minus(ago)))), OptionalLong.empty(),
                figures.scaleUnit(),
                figures.latency(), figures.log()));
    }

    private ConnectionFace face() {
        return model.screens().connection().faceProperty().get().orElseThrow();
    }
}
