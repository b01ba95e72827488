package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.packages.PackageShelf;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.scaleunit.headquarters.DownloadSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel whose headquarters sends a package that is not the one it has signed. */
class DamagedPackageTest extends FollowingChannel {
    private static final int MANY = 100;

    @BeforeEach
    void publishWhatComesDamaged() throws Exception {
        publishPrice(7_770_000);
        isDamaged = manifest -> manifest.isDelta() && manifest.version() == 2;
    }

    @Test
    void isTriedThreeTimesAndThenLeftAloneAndSaysWhy() throws Exception {
        for (int tries = 1; tries <= 2; tries++) {
            look();
            assertThat(session()).extracting(DownloadSession::state, DownloadSession::tries)
                    .containsExactly(DownloadState.APPLY_FAILED, tries);
        }
        look();
        opened = 0;
        for (int later = 0; later < 2; later++) {
            look();
            assertThat(session()).extracting(DownloadSession::state, DownloadSession::tries)
                    .containsExactly(DownloadState.SUSPENDED, 3);
        }
        assertThat(opened).isZero();
        assertThat(session().failure()).get().satisfies(why ->
                assertThat(why.message()).startsWith("reference 2: a frame is not the one that was signed"));
        assertThat(headquarters.sessions().history(STORE, "", MANY)).as("one row, not one with every look").hasSize(1);
        assertThat(facts.dataVersion()).isOne();
    }

    @Test
    void isTriedAgainWhenHeadquartersWantsIt() throws Exception {
        suspend();
        isDamaged = manifest -> false;
        look();
        assertThat(session().state()).isEqualTo(DownloadState.SUSPENDED);
        assertThat(headquarters.sessionOrders().retry(CHANNEL, "somebody", false).sentence())
                .isEqualTo("channel-0107 was Suspended after 3 tries; it is Available again and tried at once, when its"
                        + " channel next looks.");
        look();
        assertThat(session()).extracting(DownloadSession::state, DownloadSession::tries)
                .containsExactly(DownloadState.APPLIED, 0);
        assertThat(facts.dataVersion()).isEqualTo(2);
    }

    @Test
    void isGoneForWhenEverythingIsPublishedAnew() throws Exception {
        suspend();
        headquarters.publisher().publishInFull(GROUP);
        look();
        assertThat(session().state()).isEqualTo(DownloadState.APPLIED);
        assertThat(facts.dataVersion()).isEqualTo(3);
    }

    @Test
    void isGotPastByTheNewestFullPackageThoughTheWayLeadsThroughIt() throws Exception {
        suspend();
        long full = publishUntilAFullPackageIsMade();
        assertThat(offered()).as("the way").extracting(PackageManifest::isDelta, PackageManifest::version)
                .containsExactly(true, 2L);
        look();
        assertThat(facts.dataVersion()).isGreaterThanOrEqualTo(full);
        assertThat(session()).extracting(DownloadSession::state, DownloadSession::tries, DownloadSession::behind)
                .containsExactly(DownloadState.APPLIED, 0, 0L);
        assertThat(headquarters.sessions().history(STORE, "", MANY)).as("it is still told").hasSize(1);
        assertThat(depot.next(REGISTER, DatabaseKind.REFERENCE, HeldPackage.of(1, GROUP)).orElseThrow().path())
                .as("registers get past it too").endsWithRaw(Path.of(String.valueOf(full)));
    }

    private long publishUntilAFullPackageIsMade() throws Exception {
        PackageShelf shelf = headquarters.publisher().shelf(Edition.whole(GROUP), DatabaseKind.REFERENCE);
        String first = shelf.newestFull().orElseThrow().path().getFileName().toString();
        for (int price = 1; price <= MANY; price++) {
            publishPrice(1_000_000L + price * 10_000L);
            String newest = shelf.newestFull().orElseThrow().path().getFileName().toString();
            if (!newest.equals(first)) {
                return Long.parseLong(newest);
            }
        }
        throw new AssertionError("no full package was made");
    }

    private PackageManifest offered() throws Exception {
        return PackageManifest.ofJson(headquarters.link(STORE).packages()
                .next(Edition.whole(GROUP), DatabaseKind.REFERENCE, 1).orElseThrow().manifest());
    }

    private void suspend() throws Exception {
        for (int tries = 0; tries < 3; tries++) {
            look();
        }
        assertThat(session().state()).isEqualTo(DownloadState.SUSPENDED);
    }

    private void look() throws Exception {
        channel.fetchPackages();
        channel.handOverReports();
    }
}
