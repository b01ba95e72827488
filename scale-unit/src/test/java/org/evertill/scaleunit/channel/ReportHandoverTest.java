package org.evertill.scaleunit.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.exchange.link.ArrivedRecord;
import org.evertill.exchange.link.HeadquartersLink;
import org.evertill.exchange.link.HeadquartersUnavailableException;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.scaleunit.ScaleUnitDatabases;
import org.evertill.scaleunit.storage.RegisterReports;
import org.evertill.scaleunit.storage.ServerDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What registers tell reaches headquarters once, and once more where headquarters may have lost it. */
class ReportHandoverTest {
    private static final RegisterReport REPORT = new RegisterReport(new RegisterIdentity("0107", "01", 1),
            new RegisterReportRequest("texas", 9, "texas", 3, 0, null, null), "2026-11-22T01:00:00.000Z");

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:10.000Z");

    @TempDir
    private Path folder;
    private final List<RegisterReport> told = new ArrayList<>();
    private long takenUpTo;
    private boolean isAway;
    private ServerDatabase database;
    private Channel channel;

    @BeforeEach
    void oneRegisterHasTold() throws Exception {
        database = new ServerDatabase("channel", ScaleUnitDatabases.IN_FILES.channel(folder), Channel.MIGRATION);
        database.start();
        new RegisterReports(database).save(List.of(REPORT), NOW);
        HeadquartersLink link = new HeadquartersLink(Optional::empty, () -> {
            throw new IOException("no key here");
        }, (edition, kind, schema, installed) -> Optional.empty(), (kind, manifest) -> (frame, offset) -> {
            throw new IOException("no frames here");
        }, (code, activated) -> {
            throw new IOException("no activation here");
        }, new Records(), told::addAll, List::of);
        PublishedFacts facts = new PublishedFacts(folder);
        channel = new Channel(link, database, facts, new PackageDepot(folder.resolve("packages"), link, facts,
                Clock.systemUTC()), new OwnDownloads("0107", database, facts, new StandingOrders(database),
                Clock.systemUTC()), new StaffSignOn(facts, database, Clock.systemUTC()),
                new DeviceTokens(database, Clock.systemUTC()), Clock.systemUTC());
        assertThat(channel.handOverReports()).isEqualTo(1);
    }

    @AfterEach
    void stop() throws Exception {
        channel.stop();
    }

    @Test
    void tellsNothingTwiceWhileHeadquartersIsThere() throws Exception {
        channel.handOverRecords();
        assertThat(channel.handOverReports()).isZero();
        assertThat(told).containsExactly(REPORT);
    }

    @Test
    void tellsWhatWasToldInTheSameMillisecond() throws Exception {
        RegisterReport other = tell("02", 3, REPORT.reportedAt());
        assertThat(channel.handOverReports()).isEqualTo(1);
        RegisterReport again = tell("01", 4, REPORT.reportedAt());
        assertThat(channel.handOverReports()).isEqualTo(1);
        assertThat(channel.handOverReports()).as("nothing new").isZero();
        assertThat(told).containsExactly(REPORT, other, again);
    }

    @Test
    void tellsWhatWasToldEarlierAndWrittenLater() throws Exception {
        RegisterReport before = tell("02", 0, "2026-11-22T00:59:59.999Z");
        assertThat(channel.handOverReports()).isEqualTo(1);
        assertThat(told).containsExactly(REPORT, before);
    }

    @Test
    void whatWasToldByAClockThatWasAheadGivesWayToWhatIsToldNow() throws Exception {
        tell("01", 5, "2027-11-22T01:00:00.000Z");
        RegisterReport right = tell("01", 6, "2026-11-22T01:00:09.000Z");
        tell("01", 7, "2026-11-22T01:00:08.000Z");
        assertThat(new RegisterReports(database).of(REPORT.register())).contains(right);
        assertThat(channel.handOverReports()).isEqualTo(1);
        assertThat(told).containsExactly(REPORT, right);
    }

    private RegisterReport tell(String register, long unsent, String at) throws Exception {
        RegisterReport report = new RegisterReport(new RegisterIdentity("0107", register, 1),
                new RegisterReportRequest("texas", 9, "texas", 3, unsent, null, null), at);
        new RegisterReports(database).save(List.of(report), NOW);
        return report;
    }

    @Test
    void tellsAllOnceMoreWhereHeadquartersWasAway() throws Exception {
        isAway = true;
        assertThatThrownBy(channel::handOverRecords).isInstanceOf(HeadquartersUnavailableException.class);
        isAway = false;
        channel.handOverRecords();
        assertThat(channel.handOverReports()).isEqualTo(1);
        assertThat(told).containsExactly(REPORT, REPORT);
    }

    @Test
    void tellsAllOnceMoreWhereHeadquartersHasLostRecordsItHad() throws Exception {
        new RecordFeed(database).takenUpTo(5);
        takenUpTo = 4;
        channel.handOverRecords();
        assertThat(channel.handOverReports()).isEqualTo(1);
        takenUpTo = 5;
        channel.handOverRecords();
        assertThat(channel.handOverReports()).isZero();
    }

    /** Headquarters as far as it has taken records, or away. */
    private final class Records implements HeadquartersLink.Records {
        @Override
        public long takenUpTo() throws IOException {
            if (isAway) {
                throw new HeadquartersUnavailableException("Headquarters does not answer.");
            }
            return takenUpTo;
        }

        @Override
        public int take(List<ArrivedRecord> records) {
            return 0;
        }
    }
}
