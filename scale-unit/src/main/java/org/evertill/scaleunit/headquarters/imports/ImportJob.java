package org.evertill.scaleunit.headquarters.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.tables.Row;
import org.evertill.scaleunit.headquarters.Headquarters;
import org.evertill.scaleunit.headquarters.MasterTables;
import org.evertill.scaleunit.headquarters.imports.source.SourceRefusedException;

/**
 * Brings a file into headquarters' tables: reads all of it, sets it beside what is there, and writes what differs in
 * one transaction. Nobody gets anything of it before it is published. One at a time; any thread.
 */
public final class ImportJob {
    private final Headquarters headquarters;
    private final ImportHistory history;
    private final Clock clock;

    /** Is told now and then how far the reading has come. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Some rows further.
         *
         * @param percent of the file's bytes
         */
        void at(long rows, int percent);
    }

    /** Imports into a headquarters that has been started. */
    public ImportJob(Headquarters headquarters, Clock clock) {
        this.headquarters = headquarters;
        this.history = new ImportHistory(headquarters.database(), clock);
        this.clock = clock;
    }

    /**
     * Imports.
     *
     * @return what came of it; also when it was refused for a row, or for the file as a whole
     * @throws IOException  when a file cannot be read or written; nothing is changed then
     * @throws SQLException when the database fails; nothing is changed then
     */
    public ImportReport run(ImportRequest request, Progress progress) throws IOException, SQLException {
        long run = history.begin(request, Sha256.hexOf(request.file()));
        FileReading reading = new FileReading(request, new ImportStores(headquarters.database(), clock, request),
                KnownCodes.of(headquarters.masters()));
        try {
            reading.read(progress);
            return finish(run, request, reading);
        } catch (ImportRefusedException | SourceRefusedException e) {
            String sentence = String.valueOf(e.getMessage());
            ImportCounts counts = counts(reading, 0);
            history.refuse(run, "refused", counts, sentence);
            return new ImportReport(run, false, sentence, counts, ImportSummaries.ofRejected(reading));
        } catch (IOException | SQLException | RuntimeException e) {
            history.refuse(run, "failed", counts(reading, 0), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private ImportReport finish(long run, ImportRequest request, FileReading reading)
            throws IOException, SQLException, ImportRefusedException {
        Map<StoreTarget, StoreList> lists = reading.lists();
        requireOneStoreEach(lists);
        EverybodysGoods everybodys = everybodys(request, lists);
        Map<StoreTarget, StorePlan> plans = new LinkedHashMap<>();
        for (Map.Entry<StoreTarget, StoreList> entry : lists.entrySet()) {
            KnownRows known = new KnownRows(headquarters.masters(), entry.getKey().dataGroup(), everybodys);
            StorePlan plan = entry.getValue().plan(known, request.partial(), reading.notes());
            plans.put(entry.getKey(), plan);
        }
        writeNotes(request, reading.notes());
        requireRows(request, reading, plans);
        List<Row> made = new ArrayList<>(UsualGoods.missing(headquarters.masters(), request, plans));
        plans.keySet().forEach(target -> target.made().ifPresent(made::add));
        ImportCounts counts = headquarters.database().write(connection -> {
            MasterTables.save(connection, made);
            ImportStores.keep(connection, List.copyOf(plans.keySet()));
            long changed = made.size();
            for (Map.Entry<StoreTarget, StorePlan> plan : plans.entrySet()) {
                changed += MasterTables.bring(connection, plan.getKey().dataGroup(), plan.getValue().rows());
            }
            ImportCounts done = counts(reading, changed);
            history.end(connection, run, "done", done, ImportSummaries.sentence(request, done));
            return done;
        });
        return new ImportReport(run, true, ImportSummaries.sentence(request, counts), counts,
                ImportSummaries.of(plans, reading));
    }

    private EverybodysGoods everybodys(ImportRequest request, Map<StoreTarget, StoreList> lists) throws SQLException {
        EverybodysGoods everybodys = new EverybodysGoods(headquarters.masters());
        if (everybodys.numbers().isEmpty()) {
            return everybodys;
        }
        Set<String> numbers = new HashSet<>();
        Set<String> codes = new HashSet<>();
        for (Map.Entry<StoreTarget, StoreList> list : lists.entrySet()) {
            numbers.addAll(list.getValue().products());
            codes.addAll(list.getValue().codes());
            if (request.mapping().content() == ImportContent.PRODUCTS) {
                // What stays has a price too, perhaps only everybody's; and a code of its own may be everybody's good.
                numbers.addAll(KnownRows.numbers(headquarters.masters(), list.getKey().dataGroup()));
            }
        }
        everybodys.read(numbers, codes);
        return everybodys;
    }

    private static void requireOneStoreEach(Map<StoreTarget, StoreList> lists) throws ImportRefusedException {
        Map<String, StoreTarget> byGroup = new HashMap<>();
        for (StoreTarget target : lists.keySet()) {
            StoreTarget other = byGroup.put(target.dataGroup(), target);
            if (other != null) {
                throw new ImportRefusedException("Stores " + other.key() + " and " + target.key() + " of the file are"
                        + " both store " + target.number() + " of headquarters, and one's rows would remove the"
                        + " other's. Nothing was imported. Give one of them another number with --store-number.");
            }
        }
    }

    private static void requireRows(ImportRequest request, FileReading reading, Map<StoreTarget, StorePlan> plans)
            throws ImportRefusedException {
        List<RowNotes.Note> rejected = reading.notes().rejected();
        String first = rejected.isEmpty() ? ""
                : " The first is line " + rejected.getFirst().line() + ": " + rejected.getFirst().sentence();
        if (!rejected.isEmpty() && !request.skipBad()) {
            throw new ImportRefusedException(rejected.size() + " of " + reading.rowsRead() + " rows are rejected, so"
                    + " nothing was imported: all or nothing." + first + " Correct them, or leave them out with"
                    + " --skip-bad.");
        }
        if (plans.isEmpty() || rejected.size() == reading.rowsRead()) {
            throw new ImportRefusedException(rejected.isEmpty()
                    ? "The file has a header and no rows. Nothing was imported. Fetch the file anew."
                    : "Every row is rejected, so nothing was imported." + first);
        }
    }

    private static void writeNotes(ImportRequest request, RowNotes notes) throws IOException {
        if (request.rejected().isPresent()) {
            NotesFile.write(request.rejected().get(), notes.rejected(), request.file(), request.mapping().format());
        }
        if (request.remarked().isPresent()) {
            NotesFile.write(request.remarked().get(), notes.remarked(), request.file(), request.mapping().format());
        }
    }

    private static ImportCounts counts(FileReading reading, long changed) {
        return new ImportCounts(reading.rowsRead(), reading.notes().rejected().size(), changed);
    }
}
