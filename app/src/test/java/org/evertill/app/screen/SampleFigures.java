package org.evertill.app.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.evertill.app.screen.connection.SyncFigures;
import org.evertill.app.screen.connection.SyncFigures.LogRow;
import org.evertill.app.screen.connection.SyncFigures.State;
import org.evertill.commerce.money.Money;

/** What the workers of the register at 2:32 PM report. */
final class SampleFigures {

    private static final Instant NOW = SampleRegister.NOW;

    private final Currency currency;

    SampleFigures(Currency currency) {
        this.currency = currency;
    }

    /** With this many sales waiting to be sent, and the records up to this one answered for. */
    SyncFigures waiting(int sales, long answered) {
        SyncFigures calm = of(false);
        SyncFigures.Upload upload = sales == 0
                ? new SyncFigures.Upload(0, Optional.empty(), Optional.empty(), answered, 0)
                : new SyncFigures.Upload(sales, Optional.of(NOW),
                        Optional.of(Money.of("143.05", currency)), answered, 0);
        return new SyncFigures(upload, calm.toDownload(), calm.toApply(), calm.knowsServer(), calm.running(),
                calm.progress(), calm.lastAttempt(), calm.lastSuccess(), calm.database(), calm.freeBytes(),
                calm.scaleUnit(),                 calm.latency(), calm.log());
    }

    SyncFigures of(boolean online) {
        Money waiting = Money.of("143.05", currency);
        SyncFigures.Upload upload = online
                ? new SyncFigures.Upload(0, Optional.empty(), Optional.empty(), 80, 0)
                : new SyncFigures.Upload(2, Optional.of(NOW.minusSeconds(240)),
                        Optional.of(waiting), 78, 0);
        return new SyncFigures(upload, 0, 0, online, false, Optional.empty(),
                Optional.of(new SyncFigures.Attempt(NOW.minusSeconds(60), online ? "" : "NO_ANSWER")),
                Optional.of(NOW.minusSeconds(90)),
                Optional.of(new SyncFigures.Database(412_300_000, 48_211, 7_304,
                        Optional.of(NOW.minusSeconds(90)))), OptionalLong.of(118_204_000_000L),
                "https://channel.harborstreet.example/retail", online ? OptionalLong.of(38) : OptionalLong.empty(),
                log(online));
    }

    SyncFigures catchingUp() {
        SyncFigures calm = of(true);
        return new SyncFigures(calm.upload(), 2, 1, true, true,
                Optional.of(new SyncFigures.Progress("1040", 39_120_000, 63_100_000)), calm.lastAttempt(),
                calm.lastSuccess(),
                calm.database(), calm.freeBytes(), calm.scaleUnit(), calm.latency(), calm.log());
    }

    /** The disk has ruined a page of the journal: three records wait, and the last look at it failed altogether. */
    SyncFigures damaged() {
        SyncFigures calm = of(true);
        return new SyncFigures(new SyncFigures.Upload(3, Optional.of(NOW.minusSeconds(7200)),
                Optional.of(Money.of("41.70", currency)), 80, 3), 0, 0, true, false, Optional.empty(),
                Optional.of(new SyncFigures.Attempt(NOW.minusSeconds(60), "JOURNAL_UNREADABLE")),
                calm.lastSuccess(), calm.database(), calm.freeBytes(), calm.scaleUnit(), calm.latency(),
                calm.log());
    }

    /** The scale unit has two records that it cannot take as they are. */
    SyncFigures setAside() {
        SyncFigures calm = of(true);
        return new SyncFigures(new SyncFigures.Upload(0, Optional.empty(), Optional.empty(), 80, 0,
                new SyncFigures.SetAside(2, "another record of this register has the same number")), 0, 0, true, false,
                Optional.empty(), calm.lastAttempt(), calm.lastSuccess(), calm.database(), calm.freeBytes(),
                calm.scaleUnit(), calm.latency(), calm.log());
    }

    /** Nobody sells, and something else answers where the scale unit was. */
    SyncFigures withoutScaleUnit() {
        SyncFigures calm = of(true);
        List<LogRow> rows = new ArrayList<>(calm.log());
        rows.addFirst(new LogRow(NOW.minusSeconds(600), "9999", false, 0, State.FAILED, OptionalInt.empty(),
                Optional.of(Duration.ofMillis(40)), "What answered is not a scale unit: it sent text/html.",
                "NOT_A_SCALE_UNIT"));
        return new SyncFigures(calm.upload(), 0, 0, true, false, Optional.empty(), Optional.of(
                new SyncFigures.Attempt(NOW.minusSeconds(30), "NOT_A_SCALE_UNIT",
                        Optional.of(NOW.minusSeconds(600)), OptionalLong.empty())),
                Optional.of(NOW.minusSeconds(660)), calm.database(), calm.freeBytes(), calm.scaleUnit(),
                calm.latency(), rows);
    }

    /** A package was refused three times. */
    SyncFigures resting() {
        SyncFigures calm = of(true);
        List<LogRow> rows = new ArrayList<>(calm.log());
        rows.addFirst(new LogRow(NOW.minusSeconds(600), "9999", false, 0, State.FAILED, OptionalInt.empty(),
                Optional.of(Duration.ofMillis(140)), "reference 48212: a frame is not the one that was signed",
                "FRAME_ALTERED"));
        return new SyncFigures(calm.upload(), 1, 0, true, false, Optional.empty(), Optional.of(
                new SyncFigures.Attempt(NOW.minusSeconds(30), "FRAME_ALTERED", Optional.empty(),
                        OptionalLong.of(48_212))),
                Optional.of(NOW.minusSeconds(660)), calm.database(), calm.freeBytes(), calm.scaleUnit(),
                calm.latency(), rows);
    }

    /** The prices were last known to be current three days ago. */
    SyncFigures oldPrices() {
        SyncFigures calm = of(true);
        return new SyncFigures(calm.upload(), 0, 0, true, false, Optional.empty(), calm.lastAttempt(),
                calm.lastSuccess(), Optional.of(new SyncFigures.Database(412_300_000, 48_211, 7_304,
                        Optional.of(NOW.minus(Duration.ofDays(3))))), calm.freeBytes(), calm.scaleUnit(),
                calm.latency(), calm.log());
    }

    private static List<LogRow> log(boolean online) {
        List<LogRow> rows = new ArrayList<>();
        rows.add(online ? row(0, "1040", false, 6310, State.DOWNLOADING, 3100)
                : row(0, "P-0001", true, 2, State.WAITING, 0));
        rows.add(row(1, "1040", false, 1284, State.APPLIED, 4200));
        rows.add(row(1, "1020", false, 392, State.APPLIED, 1100));
        rows.add(row(2, "P-0001", true, 3, State.UPLOADED, 600));
        rows.add(row(16, "1060", false, 0, State.NO_CHANGES, 200));
        rows.add(row(46, "1080", false, 18, State.FAILED, 5000));
        rows.add(row(76, "1070", false, 6, State.APPLIED, 500));
        rows.add(row(86, "1030", false, 12, State.AVAILABLE, 0));
        return rows;
    }

    private static LogRow row(int minutesAgo, String job, boolean up, long rows, State state, long millis) {
        boolean failed = state == State.FAILED;
        return new LogRow(NOW.minusSeconds(minutesAgo * 60L), job, up, rows, state,
                state == State.DOWNLOADING ? OptionalInt.of(62) : OptionalInt.empty(),
                millis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis)),
                failed ? "The signature does not fit. Nothing was changed." : "", failed ? "NOT_SIGNED" : "");
    }
}
