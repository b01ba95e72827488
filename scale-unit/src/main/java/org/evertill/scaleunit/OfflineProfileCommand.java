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
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.OfflineProfiles;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows, adds, changes or removes an offline profile; may run beside a running scale unit. */
@Command(name = "offline-profile", mixinStandardHelpOptions = true,
        description = "Shows an offline profile with units, ranges and help; or adds, changes or removes it, and"
                + " publishes that.")
final class OfflineProfileCommand implements Callable<Integer> {
    private static final ProfileTexts TEXTS = ProfileTexts.in("en");

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Parameters(arity = "0..1", paramLabel = "PROFILE", description = "the profile's code; without it, all are shown")
    private @Nullable String code;

    @ArgGroup
    private Change change = new Change();

    @Option(names = "--like", paramLabel = "PROFILE",
            description = "one that is added begins with the fields of this one; without, with the defaults")
    private @Nullable String like;

    @Option(names = "--name", paramLabel = "TEXT", description = "what people call it")
    private @Nullable String name;

    @Option(names = "--set", paramLabel = "FIELD=VALUE",
            description = "gives a field another value, in its unit, such as --set request-timeout=3")
    private Map<String, String> fields = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    /** What is done, where it is more than a change: one of the two. */
    private static final class Change {
        @Option(names = "--add", description = "adds the profile")
        private boolean isAdded;

        @Option(names = "--remove", description = "removes the profile, which no register may have any more")
        private boolean isRemoved;
    }

    @Override
    public Integer call() throws Exception {
        if (like != null && !change.isAdded) {
            spec.commandLine().getErr().println("--like is for --add.");
            return 2;
        }
        if (change.isRemoved && (!fields.isEmpty() || name != null)) {
            spec.commandLine().getErr().println("--remove goes alone: nothing else can be said with it.");
            return 2;
        }
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            OfflineProfiles profiles = headquarters.offlineProfiles();
            if (code == null && isShown()) {
                return show(profiles, profiles.all(), out);
            }
            if (code == null) {
                throw new RowRefusedException("Which profile? There are: " + codes(profiles) + ".");
            }
            if (change.isRemoved) {
                profiles.remove(code);
                publish(headquarters, "The offline profile");
                out.println("Offline profile " + code + " is removed.");
                return 0;
            }
            OfflineProfile asked = change.isAdded ? added(profiles, code) : profiles.require(code);
            if (!isShown()) {
                asked = changed(asked);
                profiles.save(asked);
                publish(headquarters, "The offline profile");
            }
            return show(profiles, List.of(asked), out);
        });
    }

    private boolean isShown() {
        return !change.isAdded && !change.isRemoved && fields.isEmpty() && name == null;
    }

    private OfflineProfile added(OfflineProfiles profiles, String added) throws SQLException {
        if (profiles.all().stream().anyMatch(profile -> profile.code().equals(added))) {
            throw new RowRefusedException("There is an offline profile " + added
                    + " already; without --add it is changed. Nothing was saved.");
        }
        OfflineProfile from = like == null ? OfflineProfile.PUBLISHED_DEFAULTS : profiles.require(like);
        return OfflineProfile.of(added, added, from::value);
    }

    private static String codes(OfflineProfiles profiles) throws SQLException {
        return profiles.all().stream().map(OfflineProfile::code).collect(Collectors.joining(", "));
    }

    private OfflineProfile changed(OfflineProfile profile) {
        OfflineProfile changed = name == null ? profile
                : OfflineProfile.of(profile.code(), name, profile::value);
        for (Map.Entry<String, String> change : fields.entrySet()) {
            OfflineProfileField field = OfflineProfileField.ofCode(change.getKey()).orElseThrow(() ->
                    new RowRefusedException("There is no field " + change.getKey() + ". Nothing was saved."));
            OptionalLong value = field.value(change.getValue());
            if (value.isEmpty()) {
                throw new RowRefusedException(TEXTS.objection(field, change.getValue()) + " Nothing was saved.");
            }
            changed = changed.with(field, value.getAsLong());
        }
        return changed;
    }

    /** Profiles and scopes are everybody's. */
    static void publish(Headquarters headquarters, String what) throws IOException, SQLException {
        HeadquartersVisit.publishForAll(headquarters, SchedulerJob.OFFLINE_PROFILES, what);
    }

    private static int show(OfflineProfiles profiles, List<OfflineProfile> shown, PrintWriter out)
            throws SQLException {
        for (OfflineProfile profile : shown) {
            int users = profiles.users(profile.code());
            out.println("Offline profile " + profile.code() + ", " + profile.name() + ": " + (users == 0 ? "no"
                    : String.valueOf(users)) + (users == 1 ? " register has it" : " registers have it"));
            for (OfflineProfileField field : OfflineProfileField.values()) {
                out.printf("  %-30s %s (default %s; %s)%n", field.code(), TEXTS.value(field, profile.value(field)),
                        TEXTS.value(field, field.published()), TEXTS.range(field));
                out.println("      " + TEXTS.help(field));
            }
        }
        return 0;
    }
}
