package org.evertill.scaleunit.headquarters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.exchange.packages.Generation;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.wire.DownloadState;
import org.evertill.scaleunit.StorageKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sessions of very many registers, and of one that is away for long, cost headquarters. */
@ParameterizedClass
@EnumSource(value = StorageKind.class, names = "SQLITE")
class DownloadSessionsTest extends FollowedHeadquarters {
    private static final long REGISTERS = 100_000;
    private static final int DAYS_AWAY = 60;

    @Test
    void aHundredThousandRegistersAreAHundredThousandCursorsHoweverManyJobsRun() throws Exception {
        execute("""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO channel_database SELECT 'offline-0107-' || (1000000 + i), 'offline', '0107',
                    '' || (1000000 + i), '2026-11-22T01:00:00.000Z', NULL FROM n""".formatted(REGISTERS));
        execute("""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                INSERT INTO register_report SELECT '0107', '' || (1000000 + i), 1, '%s', 1, '%s', 1, 0, NULL,
                    '2026-11-22T01:00:00.000Z', NULL FROM n""".formatted(REGISTERS, GROUP, GROUP));
        long before = rowsOfSessions();
        for (int change = 1; change <= 3; change++) {
            headquarters.masters().save(List.of(price(change)));
            for (SchedulerJob job : SchedulerJob.ALL.jobs()) {
                headquarters.publisher().publish(GROUP, Set.of(job));
            }
        }
        assertThat(rowsOfSessions() - before).as("versions of packages, none per register").isLessThan(10);
        assertThat(rowsOfSessions()).isLessThan(REGISTERS + 100);
    }

    @Test
    void aRegisterThatIsAwayForTwoMonthsCostsNothingAndHealsByItself() throws Exception {
        execute("INSERT INTO register_report VALUES ('0107', '01', 1, '" + GROUP + "', 1, '" + GROUP
                + "', 1, 0, NULL, '2026-09-22T01:00:00.000Z', NULL)");
        long packagesAtFirst = 0;
        for (int day = 1; day <= DAYS_AWAY; day++) {
            headquarters.masters().save(List.of(price(day)));
            headquarters.publisher().publish(GROUP);
            packagesAtFirst = day == 1 ? bytesOfPackages() : packagesAtFirst;
        }
        assertThat(rowsOfSessions()).isLessThan(100 + 2 * DAYS_AWAY);
        assertThat(bytesOfPackages()).as("old packages go though somebody has not fetched them")
                .isLessThan(4 * packagesAtFirst);
        assertThat(session("01").state()).isEqualTo(DownloadState.AVAILABLE);
        assertThat(session("01").behind()).isEqualTo(DAYS_AWAY);
        follow();
        assertThat(follower.current()).map(Generation::version).contains(1L + DAYS_AWAY);
        assertSameAtBothEnds();
        execute("UPDATE register_report SET reference_version = " + (1 + DAYS_AWAY));
        assertThat(session("01").state()).isEqualTo(DownloadState.APPLIED);
        assertThat(session("03").state()).as("never heard of").isEqualTo(DownloadState.STARTED);
    }

    private DownloadSession session(String registerNumber) throws Exception {
        return headquarters.sessions().of("offline-0107-" + registerNumber);
    }

    /** Every row that keeps account of what has been distributed to whom. */
    private long rowsOfSessions() throws Exception {
        return StorageKind.ask(storage, """
                SELECT (SELECT count(*) FROM register_report) + (SELECT count(*) FROM offline_sync_log)
                    + (SELECT count(*) FROM job_cursor) + (SELECT count(*) FROM package_version)
                    + (SELECT count(*) FROM distribution_run)""").stream().mapToLong(Long::parseLong).sum();
    }

    private long bytesOfPackages() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("headquarters/packages"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
