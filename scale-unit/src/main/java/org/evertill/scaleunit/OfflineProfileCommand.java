package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.evertill.commerce.connection.OfflineProfile;
import org.evertill.commerce.connection.OfflineProfileField;
import org.evertill.exchange.profile.ProfileTexts;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.OfflineProfileRow;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows an offline profile field by field, or changes and publishes it; may run beside a running scale unit. */
@Command(name = "offline-profile", mixinStandardHelpOptions = true,
        description = "Shows an offline profile with units, ranges and help, or changes it and publishes it.")
final class OfflineProfileCommand implements Callable<Integer> {
    private static final ProfileTexts TEXTS = ProfileTexts.in("en");

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Parameters(arity = "0..1", paramLabel = "PROFILE", description = "the profile's code; without it, all are shown")
    private String code;

    @Option(names = "--set", paramLabel = "FIELD=VALUE",
            description = "gives a field another value, in its unit, such as --set request-timeout=3")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            List<OfflineProfile> known = known(headquarters);
            List<OfflineProfile> asked = known.stream()
                    .filter(profile -> code == null || profile.code().equals(code)).toList();
            if (asked.isEmpty() || code == null && !changes.isEmpty()) {
                throw new RowRefusedException("Which profile? There are: "
                        + known.stream().map(OfflineProfile::code).collect(Collectors.joining(", ")) + ".");
            }
            return show(changes.isEmpty() ? asked : List.of(changed(headquarters, asked.getFirst())), out);
        });
    }

    private static List<OfflineProfile> known(Headquarters headquarters) throws SQLException {
        return headquarters.masters().rows(ChannelTables.OFFLINE_PROFILE).stream()
                .map(OfflineProfileRow::profile).toList();
    }

    private OfflineProfile changed(Headquarters headquarters, OfflineProfile profile) throws Exception {
        OfflineProfile changed = profile;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            OfflineProfileField field = OfflineProfileField.ofCode(change.getKey()).orElseThrow(() ->
                    new RowRefusedException("There is no field " + change.getKey() + ". Nothing was saved."));
            OptionalLong value = field.value(change.getValue());
            if (value.isEmpty()) {
                throw new RowRefusedException(TEXTS.objection(field, change.getValue()) + " Nothing was saved.");
            }
            changed = changed.with(field, value.getAsLong());
        }
        headquarters.masters().save(List.of(OfflineProfileRow.of(changed)));
        publish(headquarters, "The offline profile");
        return changed;
    }

    /** Profiles and scopes are everybody's: each data group is published for, and what could not be is told. */
    static void publish(Headquarters headquarters, String what) throws IOException, SQLException {
        try {
            headquarters.publisher().publishForAll(SchedulerJob.OFFLINE_PROFILES);
        } catch (IOException e) {
            throw new IOException(what + " is saved, but could not be published for all data groups. "
                    + e.getMessage() + " The next run of job " + SchedulerJob.OFFLINE_PROFILES.number()
                    + " tries again.", e);
        }
    }

    private static int show(List<OfflineProfile> profiles, PrintWriter out) {
        for (OfflineProfile profile : profiles) {
            out.println("Offline profile " + profile.code() + ", " + profile.name());
            for (OfflineProfileField field : OfflineProfileField.values()) {
                out.printf("  %-30s %s (default %s; %s)%n", field.code(), TEXTS.value(field, profile.value(field)),
                        TEXTS.value(field, field.published()), TEXTS.range(field));
                out.println("      " + TEXTS.help(field));
            }
        }
        return 0;
    }
}
