package org.evertill.scaleunit;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.ChannelDatabase;
import org.evertill.scaleunit.headquarters.Headquarters;

/** What has become of a register's offline database now that it was given one or it was taken away, in sentences. */
record OfflineSupport(Headquarters headquarters, InstantSource clock) {
    /** The longest sync interval: who has told nothing for so long is away, and may have sold since. */
    private static final Duration TELLS_WITHIN = Duration.ofHours(1);

    /** After the register was saved as it is. */
    String sentence(Row register) throws SQLException {
        ChannelDatabase database = headquarters.channelDatabases().all().stream()
                .filter(known -> known.storeNumber().equals(register.text("store_number"))
                        && known.registerNumber().equals(Optional.of(register.text("register_number"))))
                .findFirst().orElseThrow();
        return register.integer("support_offline") == 1
                ? database.code() + " is in data group " + database.dataGroup()
                        + "; the register fetches its packages with its next look."
                : database.code() + " is retired. " + unsent(database);
    }

    private String unsent(ChannelDatabase database) {
        if (database.report().isEmpty()) {
            return "It has never told anything, so what may be unsent there is not known.";
        }
        RegisterReport report = database.report().get();
        boolean isAway = Instant.parse(report.reportedAt()).plus(TELLS_WITHIN).isBefore(clock.instant());
        String since = isAway ? " What it has sold since is not known." : "";
        return report.told().unsentRecords() == 0
                ? "Nothing was unsent there when it was last seen, at " + report.reportedAt() + "." + since
                : report.told().unsentRecords() + " records were unsent there when it was last seen, at "
                        + report.reportedAt() + ", the oldest of " + report.told().oldestUnsentAt() + "." + since
                        + " Keep the register running until they are here; its journal goes on sending them.";
    }
}
