package org.evertill.scaleunit;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.evertill.exchange.facts.OfflineScope;
import org.evertill.exchange.facts.OfflineScope.BestSellers;
import org.evertill.exchange.tables.ChannelTables;
import org.evertill.exchange.tables.Row;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.exchange.tables.SyncedTable;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.OfflineScopes;
import org.evertill.scaleunit.headquarters.RowRefusedException;
import org.evertill.scaleunit.headquarters.ScopeEstimate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows what an offline scope brings to registers, tries another definition, or saves it; may run beside others. */
@Command(name = "offline-scope", mixinStandardHelpOptions = true,
        description = "Shows how much an offline scope brings to registers, as it is or as it would be; with --save it"
                + " is saved and published.")
final class OfflineScopeCommand implements Callable<Integer> {
    private static final String EVERY_DATABASE = "all";
    private static final long BYTES_PER_KILOBYTE = 1_000;
    private static final long BYTES_PER_MEGABYTE = 1_000_000;

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Parameters(arity = "0..1", paramLabel = "SCOPE",
            description = "the scope's code, new or known; '" + EVERY_DATABASE + "' is what every offline database is"
                    + " spared; without it, the scopes are listed")
    private @Nullable String code;

    @Option(names = "--name", paramLabel = "TEXT", description = "what people call it")
    private @Nullable String name;

    @Option(names = "--exclude", split = ",", paramLabel = "JOB[:TABLE]",
            description = "the jobs, or single tables of them, that are left out, such as 1010,1050:loyalty_card")
    private @Nullable List<String> excluded;

    @Option(names = "--assortment-only", negatable = true, description = "only products of the stores' assortment")
    private @Nullable Boolean assortmentOnly;

    @Option(names = "--best-sellers", paramLabel = "N",
            description = "only the N products that sold most, and the favourites; 0 for all")
    private @Nullable Integer bestSellers;

    @Option(names = "--best-sellers-days", paramLabel = "DAYS", defaultValue = "90",
            description = "counted over so many days (${DEFAULT-VALUE})")
    private int bestSellersDays;

    @Option(names = "--recent-customers", paramLabel = "DAYS",
            description = "only customers who came in so many days; 0 for all")
    private @Nullable Integer recentCustomers;

    @Option(names = "--for-profile", paramLabel = "PROFILE",
            description = "gives the scope to the registers of this offline profile")
    private @Nullable String profile;

    @Option(names = "--save", description = "saves and publishes; without it nothing is changed")
    private boolean save;

    @Option(names = "--remove", description = "removes the scope, which no profile may have any more")
    private boolean remove;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (remove && (code == null || save || excluded != null || assortmentOnly != null || bestSellers != null
                || recentCustomers != null || profile != null)) {
            spec.commandLine().getErr().println("--remove takes the scope's code and nothing else.");
            return 2;
        }
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, out) -> {
            if (code == null) {
                return list(headquarters, out);
            }
            return remove ? removed(headquarters, code, out)
                    : show(headquarters, code.equals(EVERY_DATABASE) ? "" : code, out);
        });
    }

    private static int removed(Headquarters headquarters, String scopeCode, PrintWriter out) throws Exception {
        headquarters.offlineScopes().remove(scopeCode);
        OfflineProfileCommand.publish(headquarters, "The offline scope");
        out.println("Offline scope " + scopeCode + " is removed.");
        return 0;
    }

    private static int list(Headquarters headquarters, PrintWriter out) throws SQLException {
        List<Row> assigned = headquarters.masters().rows(ChannelTables.OFFLINE_PROFILE_SCOPE);
        for (Row scope : headquarters.masters().rows(ChannelTables.OFFLINE_SCOPE)) {
            List<String> profiles = assigned.stream()
                    .filter(row -> row.text("scope_code").equals(scope.text("scope_code")))
                    .map(row -> row.text("profile_code")).toList();
            out.println(scope.text("scope_code") + ", " + scope.text("name") + (profiles.isEmpty()
                    ? ": no profile has it" : ": profiles " + String.join(", ", profiles)));
        }
        out.println("Every offline database is spared: " + written(headquarters.offlineScopes().exclusions("")));
        return 0;
    }

    private int show(Headquarters headquarters, String scopeCode, PrintWriter out) throws Exception {
        Map<String, List<String>> exclusions = excluded == null
                ? headquarters.offlineScopes().exclusions(scopeCode) : exclusions(excluded);
        OfflineScope now = headquarters.offlineScopes().of(scopeCode);
        OfflineScope wanted = new OfflineScope(scopeCode, tables(headquarters, scopeCode, exclusions),
                assortmentOnly == null ? now.assortmentOnly() : assortmentOnly, best(now), customers(now));
        String dataGroup = scaleUnit.dataGroup(headquarters);
        String called = name == null ? named(headquarters, scopeCode) : name;
        OfflineScopes.require(wanted, called, exclusions);
        if (profile != null) {
            headquarters.offlineProfiles().require(profile);
        }
        print(headquarters.estimates().of(wanted, dataGroup), dataGroup, exclusions, out);
        Optional<String> lacking = headquarters.estimates().lacksGoods(wanted, dataGroup);
        if (lacking.isPresent() && save) {
            throw new RowRefusedException(lacking.get() + " Nothing was saved.");
        }
        lacking.ifPresent(out::println);
        if (!save) {
            out.println("Nothing was changed; with --save it is saved and published.");
            return 0;
        }
        headquarters.offlineScopes().define(wanted, called, exclusions);
        if (profile != null) {
            headquarters.offlineScopes().assign(profile, scopeCode);
        }
        OfflineProfileCommand.publish(headquarters, "The offline scope");
        out.println("Saved and published: registers get it with their next look.");
        return 0;
    }

    private Optional<BestSellers> best(OfflineScope now) {
        return bestSellers == null ? now.bestSellers() : bestSellers == 0 ? Optional.empty()
                : Optional.of(new BestSellers(bestSellers, bestSellersDays));
    }

    private OptionalInt customers(OfflineScope now) {
        return recentCustomers == null ? now.recentCustomersDays() : recentCustomers == 0 ? OptionalInt.empty()
                : OptionalInt.of(recentCustomers);
    }

    /** Every table left out: those of the scope itself, and those that every offline database is spared. */
    private static SortedSet<String> tables(Headquarters headquarters, String scopeCode,
            Map<String, List<String>> exclusions) throws SQLException {
        SortedSet<String> names = new TreeSet<>();
        add(exclusions, names);
        if (!scopeCode.isEmpty()) {
            add(headquarters.offlineScopes().exclusions(""), names);
        }
        return names;
    }

    private static void add(Map<String, List<String>> exclusions, SortedSet<String> names) {
        exclusions.forEach((job, tables) -> names.addAll(tables.isEmpty()
                ? SchedulerJob.find(job).map(SchedulerJob::tables).orElse(List.of()).stream()
                        .map(SyncedTable::name).toList() : tables));
    }

    private static Map<String, List<String>> exclusions(List<String> written) {
        Map<String, List<String>> exclusions = new LinkedHashMap<>();
        for (String one : written) {
            String[] parts = one.strip().split(":", 2);
            if (!parts[0].isEmpty()) {
                List<String> tables = exclusions.computeIfAbsent(parts[0], job -> new ArrayList<>());
                if (parts.length == 2) {
                    tables.add(parts[1]);
                }
            }
        }
        return exclusions;
    }

    private static String named(Headquarters headquarters, String scopeCode) throws SQLException {
        return headquarters.masters().rows(ChannelTables.OFFLINE_SCOPE).stream()
                .filter(row -> row.text("scope_code").equals(scopeCode)).map(row -> row.text("name"))
                .findFirst().orElse(scopeCode);
    }

    private static void print(ScopeEstimate estimate, String dataGroup, Map<String, List<String>> exclusions,
            PrintWriter out) {
        out.println("Left out: " + written(exclusions));
        estimate.rows().forEach((table, rows) -> out.printf("  %-24s %,d%n", table, rows));
        out.printf("%,d rows, about %s at a register of %s; the whole has %,d rows, about %s.%n",
                estimate.totalRows(), size(estimate.bytes()), dataGroup, estimate.wholeRows(),
                size(estimate.wholeBytes()));
    }

    private static String written(Map<String, List<String>> exclusions) {
        List<String> words = new ArrayList<>();
        exclusions.forEach((job, tables) -> words.add(tables.isEmpty() ? job : job + ":" + String.join("+", tables)));
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static String size(long bytes) {
        return bytes < BYTES_PER_MEGABYTE
                ? String.format("%,d kB", Math.ceilDiv(bytes, BYTES_PER_KILOBYTE))
                : String.format("%,d MB", Math.ceilDiv(bytes, BYTES_PER_MEGABYTE));
    }
}
