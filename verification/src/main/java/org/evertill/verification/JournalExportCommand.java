package org.evertill.verification;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.JournalLines;
import org.evertill.offlinedb.ReadableJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal export}: every record of a journal as it reads. */
@Command(name = "export", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
        description = "Writes every record of a register's journal, oldest first, one line of JSON each: its place in"
                + " the chain, its hash, and what it says. Changes nothing in the data folder; the register may run.",
        exitCodeList = {" 0:every record is there", " 1:some could not be read or are not what was written, or"
                + " nothing could be done; standard error says which and why",
            " 2:the command line is not understood"})
final class JournalExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalFolder folder;

    @Option(names = "--out", paramLabel = "FILE", description = "the file to write; default standard output")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException, DataFolderException {
        try (ReadableJournal journal = folder.open()) {
            JournalLines.Written written = write(journal);
            PrintWriter errors = spec.commandLine().getErr();
            JournalFolder.sayFaults(written, errors);
            return written.isWhole() ? 0 : 1;
        }
    }

    private JournalLines.Written write(ReadableJournal journal) throws IOException, DataFolderException {
        if (out.isEmpty()) {
            return new JournalLines(journal, spec.commandLine().getOut()).export();
        }
        LineFile file = LineFile.make(out.get());
        JournalLines.Written written = file.write(lines -> new JournalLines(journal, lines).export());
        file.keep();
        spec.commandLine().getOut().println("Exported " + written.records() + " records, " + written.sales()
                + " of them sales: " + out.get());
        spec.commandLine().getOut().flush();
        return written;
    }
}
