package org.evertill.scaleunit;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.exchange.link.RegisterReport;
import org.evertill.exchange.packages.Edition;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.wire.RegisterReportRequest;
import org.evertill.scaleunit.headquarters.ChannelDatabase;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows the databases packages go to and where each stands, or changes which registers sell offline. */
@Command(name = "databases", mixinStandardHelpOptions = true,
        description = "Shows the channel databases and the registers' offline databases: versions, when they were last"
                + " heard of, what is unsent; or changes whether a register supports offline.")
final class ChannelDatabasesCommand implements Callable<Integer> {

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Option(names = "--support-offline", paramLabel = "REGISTER",
            description = "gives this register of the store an offline database")
    private @Nullable String supported;

    @Option(names = "--retire-offline", paramLabel = "REGISTER",
            description = "takes the offline database away from this register; what is unsent there is told")
    private @Nullable String retired;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            if (supported == null && retired == null) {
                return list(headquarters, out);
            }
            String registerNumber = supported == null ? String.valueOf(retired) : supported;
            return support(headquarters, registerNumber, supported != null, out);
        });
    }

    private int support(Headquarters headquarters, String registerNumber, boolean offline, PrintWriter out)
            throws Exception {
        Optional<Row> register = headquarters.masters().rows(ChannelTables.REGISTER).stream()
                .filter(row -> row.text("store_number").equals(scaleUnit.storeNumber())
                        && row.text("register_number").equals(registerNumber)).findFirst();
        if (register.isEmpty()) {
            throw new RowRefusedException("Store " + scaleUnit.storeNumber() + " has no register " + registerNumber
                    + " at headquarters. Nothing was changed.");
        }
        if (!offline && register.get().integer("support_offline") == 0) {
            throw new RowRefusedException("Register " + registerNumber + " of store " + scaleUnit.storeNumber()
                    + " does not support offline, so it has nothing to retire. Nothing was changed.");
        }
        Row changed = register.get().with("support_offline", offline);
        headquarters.masters().save(List.of(changed));
        headquarters.publisher().publish(scaleUnit.dataGroup(headquarters));
        out.println(new OfflineSupport(headquarters, Clock.systemUTC()).sentence(changed));
        return 0;
    }

    private static int list(Headquarters headquarters, PrintWriter out) throws Exception {
        TextTable table = new TextTable("DATABASE", "DATA GROUP", "STATE", "REFERENCE PACKAGE", "PRIVATE PACKAGE",
                "LAST HEARD OF", "UNSENT");
        for (ChannelDatabase database : headquarters.channelDatabases().all()) {
            table.add(database.code(), database.dataGroup(),
                    database.retiredAt().isPresent() ? "retired" : "active",
                    standing(headquarters, database, DatabaseKind.REFERENCE),
                    standing(headquarters, database, DatabaseKind.PRIVATE),
                    database.report().map(RegisterReport::reportedAt).orElse("-"),
                    database.report().map(report -> String.valueOf(report.told().unsentRecords())).orElse("-"));
        }
        table.print(out);
        return 0;
    }

    private static String standing(Headquarters headquarters, ChannelDatabase database, DatabaseKind kind)
            throws Exception {
        Optional<RegisterReportRequest> told = database.report().map(RegisterReport::told);
        String edition = told.map(kind == DatabaseKind.REFERENCE ? RegisterReportRequest::referenceEdition
                : RegisterReportRequest::privateEdition).orElse("");
        if (edition.isEmpty()) {
            return "-";
        }
        long installed = told.map(kind == DatabaseKind.REFERENCE ? RegisterReportRequest::referenceVersion
                : RegisterReportRequest::privateVersion).orElseThrow();
        long behind = headquarters.publisher().shelf(Edition.ofCode(edition), kind).newestVersion() - installed;
        return edition + " " + installed + (behind > 0 ? ", " + behind + " behind" : "");
    }
}
