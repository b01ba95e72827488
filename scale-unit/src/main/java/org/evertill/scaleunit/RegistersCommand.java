package org.evertill.scaleunit;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the registers headquarters knows, adds one or changes one; may run beside a running scale unit. */
@Command(name = "registers", mixinStandardHelpOptions = true,
        description = "Shows the registers of all stores with their offline profiles; or adds a register to a store"
                + " (--store), or changes one, and publishes it. What is not said of one that is changed stays.")
final class RegistersCommand implements Callable<Integer> {
    private static final String USUAL_PROFILE = "standard";

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @ArgGroup
    private @Nullable Which which;

    @Option(names = "--name", paramLabel = "TEXT", description = "what people call it")
    private @Nullable String name;

    @Option(names = "--profile", paramLabel = "PROFILE",
            description = "its offline profile; one that is added has " + USUAL_PROFILE + " without this")
    private @Nullable String profile;

    @Option(names = "--support-offline", negatable = true, description = "whether it gets an offline database; where it"
            + " is taken away, what is unsent there is told")
    private @Nullable Boolean supportOffline;

    @Spec
    private CommandSpec spec;

    /** Which register is meant: one of the two. */
    private static final class Which {
        @Option(names = "--add", required = true, paramLabel = "REGISTER", description = "adds this register")
        private @Nullable String added;

        @Option(names = "--change", required = true, paramLabel = "REGISTER", description = "changes this register")
        private @Nullable String changed;
    }

    @Override
    public Integer call() throws Exception {
        if (which == null && (name != null || profile != null || supportOffline != null)) {
            spec.commandLine().getErr().println("Which register? Say --add or --change.");
            return 2;
        }
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            if (which != null && which.added != null) {
                save(headquarters, added(headquarters, which.added), false, out);
            } else if (which != null) {
                Row before = known(headquarters, String.valueOf(which.changed));
                save(headquarters, changed(headquarters, before), before.integer("support_offline") == 1, out);
            }
            return list(headquarters, out);
        });
    }

    private Row added(Headquarters headquarters, String number) throws Exception {
        scaleUnit.dataGroup(headquarters);
        if (!number.matches("[A-Za-z0-9]{1,10}")) {
            throw new RowRefusedException("A register's number has up to 10 letters and digits; " + number
                    + " is none. Nothing was saved.");
        }
        if (find(headquarters, number).isPresent()) {
            throw new RowRefusedException("Store " + scaleUnit.storeNumber() + " has a register " + number
                    + " already; --change changes it. Nothing was saved.");
        }
        return Row.of(ChannelTables.REGISTER, scaleUnit.storeNumber(), number,
                name == null ? "Register " + number : name, supportOffline != null && supportOffline,
                profile(headquarters, profile == null ? USUAL_PROFILE : profile));
    }

    private Row known(Headquarters headquarters, String number) throws SQLException {
        return find(headquarters, number).orElseThrow(() -> new RowRefusedException("Store "
                + scaleUnit.storeNumber() + " has no register " + number + " at headquarters. Nothing was saved."));
    }

    private Row changed(Headquarters headquarters, Row before) throws SQLException {
        Row register = name == null ? before : before.with("name", name);
        register = supportOffline == null ? register : register.with("support_offline", supportOffline);
        return profile == null ? register
                : register.with("offline_profile_code", profile(headquarters, profile));
    }

    private Optional<Row> find(Headquarters headquarters, String number) throws SQLException {
        return headquarters.masters().rows(ChannelTables.REGISTER).stream()
                .filter(row -> row.text("store_number").equals(scaleUnit.storeNumber())
                        && row.text("register_number").equals(number)).findFirst();
    }

    private static String profile(Headquarters headquarters, String code) throws SQLException {
        return headquarters.offlineProfiles().require(code).code();
    }

    private void save(Headquarters headquarters, Row register, boolean didSupportOffline, PrintWriter out)
            throws Exception {
        headquarters.masters().save(List.of(register));
        headquarters.publisher().publish(scaleUnit.dataGroup(headquarters));
        if (didSupportOffline != (register.integer("support_offline") == 1)) {
            out.println(new OfflineSupport(headquarters, Clock.systemUTC()).sentence(register));
        }
    }

    private static int list(Headquarters headquarters, PrintWriter out) throws SQLException {
        TextTable table = new TextTable("STORE", "REGISTER", "SUPPORTS OFFLINE", "OFFLINE PROFILE", "NAME");
        headquarters.masters().rows(ChannelTables.REGISTER).forEach(row -> table.add(row.text("store_number"),
                row.text("register_number"), row.integer("support_offline") == 1 ? "yes" : "no",
                row.text("offline_profile_code"), row.text("name")));
        table.print(out);
        return 0;
    }
}
