package org.evertill.verification;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import org.evertill.commerce.register.RegisterIdentity;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.JournalLines;
import org.evertill.offlinedb.ReadableJournal;
import picocli.CommandLine.Option;

/** The data folder whose journal is read, and how it is told what in it cannot be. */
final class JournalFolder {

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "the register's data folder")
    private Path data;

    /** @throws DataFolderException with a sentence, when there is no journal or nothing in it can be read */
    ReadableJournal open() throws DataFolderException {
        return ReadableJournal.open(data);
    }

    /** A sentence for each incarnation of which records are missing or other than they were written. */
    static void sayFaults(JournalLines.Written written, PrintWriter errors) {
        written.unreadable().forEach((identity, numbers) -> errors.println(
                named(identity, numbers) + " could not be read and " + (numbers.size() == 1 ? "is" : "are")
                        + " missing. Keep the data folder: a copy of it may give them to somebody who can mend it."));
        written.altered().forEach((identity, numbers) -> errors.println(
                named(identity, numbers) + (numbers.size() == 1 ? " is" : " are")
                        + " not what was written: the bytes do not fit the hash. They are given as they are."));
        errors.flush();
    }

    private static String named(RegisterIdentity identity, NavigableSet<Long> numbers) {
        return (numbers.size() == 1 ? "Record " : "Records ") + runs(numbers) + " of register "
                + identity.registerNumber() + " of store " + identity.storeNumber() + ", incarnation "
                + identity.incarnation() + ",";
    }

    /** Numbers as people list them: {@code 3, 5 to 9}. */
    static String runs(NavigableSet<Long> numbers) {
        List<String> runs = new ArrayList<>();
        for (Map.Entry<Long, Long> run : pairs(numbers)) {
            runs.add(run.getKey().equals(run.getValue()) ? run.getKey().toString()
                    : run.getKey() + " to " + run.getValue());
        }
        return String.join(", ", runs);
    }

    private static List<Map.Entry<Long, Long>> pairs(NavigableSet<Long> numbers) {
        List<Map.Entry<Long, Long>> pairs = new ArrayList<>();
        for (long number : numbers) {
            boolean goesOn = !pairs.isEmpty() && pairs.getLast().getValue() == number - 1;
            long first = goesOn ? pairs.removeLast().getKey() : number;
            pairs.add(Map.entry(first, number));
        }
        return pairs;
    }
}
