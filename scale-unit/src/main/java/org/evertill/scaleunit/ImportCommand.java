package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.evertill.exchange.files.FolderLock;
import org.evertill.exchange.packages.PackageManifest;
import org.evertill.exchange.tables.SchedulerJob;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.imports.Figure;
import org.evertill.scaleunit.headquarters.imports.ImportHistory;
import org.evertill.scaleunit.headquarters.imports.ImportJob;
import org.evertill.scaleunit.headquarters.imports.ImportMapping;
import org.evertill.scaleunit.headquarters.imports.ImportRefusedException;
import org.evertill.scaleunit.headquarters.imports.ImportReport;
import org.evertill.scaleunit.headquarters.imports.ImportRequest;
import org.evertill.scaleunit.headquarters.imports.MappingShelf;
import org.evertill.scaleunit.headquarters.imports.MappingSuggestion;
import org.evertill.scaleunit.headquarters.imports.StoreKey;
import org.evertill.scaleunit.headquarters.imports.StoreSummary;
import org.evertill.scaleunit.headquarters.imports.source.SourceFormat;
import org.evertill.scaleunit.headquarters.imports.source.SourceRefusedException;
import org.evertill.scaleunit.headquarters.imports.source.SourceTable;
import org.evertill.scaleunit.storage.FileTrouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Imports a catalogue, prices or promotions into headquarters and publishes them; not beside a running scale unit. */
@Command(name = "import", mixinStandardHelpOptions = true,
        description = "Imports catalogues, prices and promotions from a CSV file, plain or gzip, into headquarters.",
        subcommands = {ImportCommand.Suggest.class, ImportCommand.History.class})
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the file to import")
    private @Nullable Path file;

    @Option(names = "--mapping", paramLabel = "FILE|NAME",
            description = "what the columns mean: a JSON file, which headquarters then keeps, or the name of a mapping"
                    + " it keeps; without, the one kept mapping that has the file's columns")
    private @Nullable String mapping;

    @ArgGroup
    private Mode mode = new Mode();

    @Option(names = "--partial", description = "the file has changes only: what is absent from it stays as it is")
    private boolean partial;

    @Option(names = "--make-missing",
            description = "makes stores, currencies, units, the category and the tax group that the mapping names and"
                    + " headquarters lacks")
    private boolean makeMissing;

    @Option(names = "--store-number", paramLabel = "CHAIN/STORE=NUMBER",
            description = "which store of headquarters a store of the file is; said once, kept")
    private Map<String, String> storeNumbers = new LinkedHashMap<>();

    @Option(names = "--encoding", paramLabel = "NAME",
            description = "the encoding of a file without a byte-order mark, such as windows-1255")
    private @Nullable Charset encoding;

    @Option(names = "--rejected", paramLabel = "FILE",
            description = "writes the rejected rows there: line, reason, sentence, and the row as it was")
    private @Nullable Path rejected;

    @Option(names = "--remarks", paramLabel = "FILE",
            description = "writes the rows there that were taken with a repair or a remark, in the same form")
    private @Nullable Path remarks;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "${sys:user.name}",
            description = "who imports, for the history (${DEFAULT-VALUE})")
    private String startedBy;

    @Option(names = "--no-publish", description = "leaves the changes at headquarters until something publishes them")
    private boolean noPublish;

    @Spec
    private CommandSpec spec;

    /** What becomes of a file with bad rows. */
    static final class Mode {
        @Option(names = "--all-or-nothing", description = "imports nothing if one row is rejected (the usual)")
        private boolean allOrNothing;

        @Option(names = "--skip-bad", description = "leaves rejected rows out and imports the others")
        private boolean skipBad;
    }

    /** Something done to a headquarters that nobody else works on meanwhile. */
    @FunctionalInterface
    private interface Work {
        int on(Headquarters headquarters) throws Exception;
    }

    @Override
    public Integer call() throws Exception {
        Path source = file;
        if (source == null) {
            return askForFile();
        }
        FileTrouble.requireFile(source);
        return alone(headquarters -> {
            ImportReport report = new ImportJob(headquarters, Clock.systemDefaultZone())
                    .run(request(headquarters, source), this::tellProgress);
            report.stores().forEach(this::tell);
            if (!report.done()) {
                return refuse(report.sentence());
            }
            spec.commandLine().getOut().println(report.sentence());
            if (!noPublish && report.counts().rowsChanged() > 0) {
                publish(headquarters, report);
            }
            return 0;
        });
    }

    boolean isWithoutFile() {
        return file == null;
    }

    int askForFile() {
        spec.commandLine().getErr().println("Which file? Say import FILE --data DIR, or see import --help.");
        return 2;
    }

    private ImportRequest request(Headquarters headquarters, Path source)
            throws IOException, SQLException, ImportRefusedException, SourceRefusedException {
        Map<StoreKey, String> numbers = new HashMap<>();
        storeNumbers.forEach((key, number) -> numbers.put(StoreKey.of(key), number));
        return new ImportRequest(source, mapping(headquarters, source), startedBy, mode.skipBad, partial, makeMissing,
                scaleUnit.storeNumber(), numbers, Optional.ofNullable(rejected), Optional.ofNullable(remarks));
    }

    private ImportMapping mapping(Headquarters headquarters, Path source)
            throws IOException, SQLException, ImportRefusedException, SourceRefusedException {
        MappingShelf shelf = new MappingShelf(headquarters.database(), Clock.systemDefaultZone());
        ImportMapping found;
        if (mapping != null) {
            Path named = Path.of(mapping);
            found = Files.isRegularFile(named) ? shelf.keep(named) : shelf.named(mapping);
        } else {
            try (SourceTable table = SourceTable.open(source, format(encoding))) {
                found = shelf.fitting(table.header());
            }
        }
        return encoding == null ? found : found.in(encoding);
    }

    private static SourceFormat format(@Nullable Charset encoding) {
        return encoding == null ? SourceFormat.USUAL : SourceFormat.USUAL.in(encoding);
    }

    private void publish(Headquarters headquarters, ImportReport report) throws IOException {
        Set<String> groups = new LinkedHashSet<>();
        report.stores().stream().map(StoreSummary::dataGroup).filter(group -> !group.isEmpty()).forEach(groups::add);
        try {
            headquarters.publisher().publish(groups, this::tellPublished);
        } catch (IOException e) {
            throw new IOException("What was imported is at headquarters, but could not be published for all data"
                    + " groups. " + e.getMessage() + " The next run of job " + SchedulerJob.ALL.number()
                    + " tries again.", e);
        }
    }

    private void tellPublished(String group, List<PackageManifest> packages) {
        for (PackageManifest made : packages) {
            spec.commandLine().getOut().println("Published for " + group + ": " + made.kind() + " package "
                    + made.version() + (made.isDelta() ? ", " + made.changes() + " changes" : ", in full"));
        }
    }

    private void tellProgress(long rows, int percent) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(rows + " rows read (" + percent + " %)");
        out.flush();
    }

    private void tell(StoreSummary summary) {
        StringBuilder text = new StringBuilder("Store ");
        text.append(summary.number().isEmpty() ? "not known" : summary.number());
        if (!summary.store().store().isEmpty()) {
            text.append(" (").append(summary.store()).append(summary.made() ? ", made" : "").append(')');
        }
        summary.figures().forEach((figure, value) -> text.append(", ").append(figure.code()).append(' ')
                .append(value));
        summary.remarks().forEach((remark, count) -> text.append("\n  ").append(remark.code()).append(' ')
                .append(count).append(": ").append(remark.sentence()));
        summary.rejected().forEach((reason, count) -> text.append("\n  rejected, ").append(reason.code()).append(' ')
                .append(count));
        if (summary.figures().containsKey(Figure.EVERYBODYS)) {
            text.append("\n  ").append(summary.figures().get(Figure.EVERYBODYS)).append(" products that all stores"
                    + " share are not in the file and stay: only a store's own can be removed from it.");
        }
        if (summary.losesMost()) {
            text.append("\n  Most of what the store had is gone. If that is not meant, the file was not whole: import"
                    + " the former one again.");
        }
        spec.commandLine().getOut().println(text);
    }

    private int alone(Work work) throws Exception {
        return new HeadquartersVisit(scaleUnit, spec).run((headquarters, _) -> {
            try (FolderLock _ = scaleUnit.lock()) {
                return work.on(headquarters);
            } catch (ImportRefusedException | SourceRefusedException e) {
                return refuse(String.valueOf(e.getMessage()));
            }
        });
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return 1;
    }

    /** Proposes a mapping for a file. */
    @Command(name = "suggest", mixinStandardHelpOptions = true,
            description = "Looks into a file and proposes a mapping: by the mappings headquarters keeps, by the names"
                    + " of the columns and by what is in them.")
    static final class Suggest implements Callable<Integer> {
        @ParentCommand
        private ImportCommand parent;

        @Parameters(paramLabel = "FILE", description = "a file of the kind to import")
        private Path file;

        @Option(names = "--out", paramLabel = "FILE", description = "writes the proposal there")
        private @Nullable Path out;

        @Option(names = "--encoding", paramLabel = "NAME", description = "the encoding of the file")
        private @Nullable Charset encoding;

        @Override
        public Integer call() throws Exception {
            FileTrouble.requireFile(file);
            return parent.alone(headquarters -> {
                MappingShelf shelf = new MappingShelf(headquarters.database(), Clock.systemDefaultZone());
                MappingSuggestion suggestion =
                        MappingSuggestion.of(file, format(encoding), shelf.all().values());
                PrintWriter lines = parent.spec.commandLine().getOut();
                suggestion.reasons().forEach(lines::println);
                if (out == null) {
                    lines.println(suggestion.json());
                } else {
                    Files.writeString(out, suggestion.json());
                    lines.println("The proposal is in " + out + ". Look it through, then import with --mapping " + out);
                }
                return 0;
            });
        }
    }

    /** Lists the imports there were. */
    @Command(name = "history", mixinStandardHelpOptions = true, description = "Lists the newest imports.")
    static final class History implements Callable<Integer> {
        @ParentCommand
        private ImportCommand parent;

        @Option(names = "--newest", paramLabel = "N", defaultValue = "20", description = "how many (${DEFAULT-VALUE})")
        private int newest;

        @Override
        public Integer call() throws Exception {
            return parent.alone(headquarters -> {
                PrintWriter lines = parent.spec.commandLine().getOut();
                new ImportHistory(headquarters.database(), Clock.systemDefaultZone()).newest(newest).forEach(run ->
                        lines.println(run.number() + "  " + run.started() + "  " + run.state() + "  " + run.fileName()
                                + "  " + run.mapping() + ", " + run.mode() + ", by " + run.startedBy() + ", SHA-256 "
                                + run.sha256() + "\n   " + run.rowsRead() + " rows read, " + run.rowsRejected()
                                + " rejected, " + run.rowsChanged() + " changed. " + run.message()));
                return 0;
            });
        }
    }
}
