package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.exchange.profile.ProfileTexts;
import org.evertill.exchange.security.PinHash;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows who may sign on, adds somebody or changes them; may run beside a running scale unit. */
@Command(name = "staff", mixinStandardHelpOptions = true,
        description = "Shows the staff of all stores; or adds somebody, or changes them, and publishes it. What is not"
                + " said of somebody who is changed stays. A PIN is asked for at the terminal or read from a file, and"
                + " never a word of the command line.")
final class StaffCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @ArgGroup
    private @Nullable Who who;

    @Option(names = "--name", paramLabel = "TEXT", description = "as receipts and screens say it")
    private @Nullable String name;

    @Option(names = "--role", paramLabel = "ROLE", description = "which decides what they may do")
    private @Nullable String role;

    @Option(names = "--language", paramLabel = "CODE",
            description = "that of their screens: en, fr or zh; en for one who is added without this")
    private @Nullable String language;

    @Option(names = "--blocked", negatable = true, description = "whether they may not sign on any more")
    private @Nullable Boolean blocked;

    @Option(names = "--new-pin", description = "asks for another PIN of one who is changed")
    private boolean newPin;

    @Option(names = "--pin-file", paramLabel = "FILE",
            description = "the PIN is the first line of this file, or of what is piped in for -")
    private @Nullable Path pinFile;

    @Spec
    private CommandSpec spec;

    /** Who is meant: one of the two. */
    private static final class Who {
        @Option(names = "--add", required = true, paramLabel = "WORKER", description = "adds this worker number")
        private @Nullable String added;

        @Option(names = "--change", required = true, paramLabel = "WORKER", description = "changes this one")
        private @Nullable String changed;
    }

    @Override
    public Integer call() throws Exception {
        if (who == null && (name != null || role != null || language != null || blocked != null || newPin
                || pinFile != null)) {
            spec.commandLine().getErr().println("Who? Say --add or --change.");
            return 2;
        }
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            if (who != null) {
                Row worker = who.added == null ? changed(headquarters, String.valueOf(who.changed))
                        : added(headquarters, who.added);
                headquarters.masters().save(List.of(worker));
                HeadquartersVisit.publishForAll(headquarters, SchedulerJob.STAFF, "Worker "
                        + worker.text("worker_number"));
            }
            return list(headquarters, out);
        });
    }

    private Row added(Headquarters headquarters, String number) throws IOException, SQLException {
        if (!number.matches("[A-Za-z0-9]{1,10}")) {
            throw new RowRefusedException("A worker's number has up to 10 letters and digits; " + number
                    + " is none. Nothing was saved.");
        }
        if (find(headquarters, number).isPresent()) {
            throw new RowRefusedException("There is a worker " + number
                    + " already; --change changes them. Nothing was saved.");
        }
        if (name == null || role == null) {
            throw new RowRefusedException("Whoever is added needs --name and --role; " + roles(headquarters)
                    + ". Nothing was saved.");
        }
        return Row.of(ChannelTables.STAFF, number, name, role(headquarters, role),
                language(language == null ? ProfileTexts.LANGUAGES.getFirst() : language), pinHash(),
                blocked != null && blocked);
    }

    private Row changed(Headquarters headquarters, String number) throws IOException, SQLException {
        Row worker = find(headquarters, number).orElseThrow(() -> new RowRefusedException(
                "There is no worker " + number + " at headquarters. Nothing was saved."));
        worker = name == null ? worker : worker.with("name", name);
        worker = role == null ? worker : worker.with("role_code", role(headquarters, role));
        worker = language == null ? worker : worker.with("language", language(language));
        worker = blocked == null ? worker : worker.with("blocked", blocked);
        return newPin || pinFile != null ? worker.with("pin_hash", pinHash()) : worker;
    }

    private static Optional<Row> find(Headquarters headquarters, String number) throws SQLException {
        return headquarters.masters().rows(ChannelTables.STAFF).stream()
                .filter(row -> row.text("worker_number").equals(number)).findFirst();
    }

    private static String role(Headquarters headquarters, String code) throws SQLException {
        if (headquarters.masters().rows(ChannelTables.ROLE_PERMISSION).stream()
                .noneMatch(row -> row.text("role_code").equals(code))) {
            throw new RowRefusedException("There is no role " + code + "; " + roles(headquarters)
                    + ". Nothing was saved.");
        }
        return code;
    }

    private static String roles(Headquarters headquarters) throws SQLException {
        return "roles are: " + String.join(", ", headquarters.masters().rows(ChannelTables.ROLE_PERMISSION).stream()
                .map(row -> row.text("role_code")).distinct().toList());
    }

    private static String language(String code) {
        if (!ProfileTexts.LANGUAGES.contains(code)) {
            throw new RowRefusedException("Screens do not speak " + code + "; they speak "
                    + String.join(", ", ProfileTexts.LANGUAGES) + ". Nothing was saved.");
        }
        return code;
    }

    private String pinHash() throws IOException {
        return PinHash.of(pinFile == null ? PinEntry.typed() : PinEntry.read(pinFile));
    }

    private static int list(Headquarters headquarters, PrintWriter out) throws SQLException {
        TextTable table = new TextTable("WORKER", "ROLE", "LANGUAGE", "MAY SIGN ON", "NAME");
        headquarters.masters().rows(ChannelTables.STAFF).forEach(row -> table.add(row.text("worker_number"),
                row.text("role_code"), row.text("language"), row.integer("blocked") == 1 ? "no" : "yes",
                row.text("name")));
        table.print(out);
        return 0;
    }
}
