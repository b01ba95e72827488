package org.evertill.verification;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.evertill.offlinedb.DataFolderException;
import org.evertill.offlinedb.JournalLines;
import org.evertill.offlinedb.ReadableJournal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code journal rescue}: the unsent records of a journal, damaged or not, or all, in a file of their own. */
@Command(name = "rescue", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
        description = "Writes the unsent records of a register's journal that can still be read to a file: one line of"
                + " JSON per record, in the form the scale unit takes, and one for what could not be read. Changes"
                + " nothing in the data folder; the register may run, or refuse to start.",
        exitCodeList = {" 0:every record that was asked for is in the file, or there is none",
            " 1:some could not be read, or nothing could be done; standard error says which and why",
            " 2:the command line is not understood"})
final class JournalRescueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalFolder folder;

    @Option(names = "--out", paramLabel = "FILE", defaultValue = "evertill-rescue.jsonl",
            description = "the file to make, best on another disk; default ${DEFAULT-VALUE}")
    private Path out;

    @ArgGroup
    private @Nullable AnsweredFor answeredFor;

    /** What is written beside the unsent records. */
    private static final class AnsweredFor {
        @Option(names = "--all", description = "every record, also those the scale unit has answered for: where it"
                + " was restored from a backup, it has lost what came in since")
        private boolean all;

        @Option(names = "--from-sequence", paramLabel = "N",
                description = "the same, from this number of the journal on")
        private long from;

        long first() {
            return all ? 1 : from;
        }
    }

    @Override
    public Integer call() throws IOException, DataFolderException {
        try (ReadableJournal journal = folder.open()) {
            if (Files.exists(out)) {
                throw new IOException(out + " is there already and may hold an earlier rescue. Move it away, or name"
                        + " another file with --out. Nothing was written.");
            }
            LineFile file = LineFile.make(out);
            JournalLines.Written written = file.write(lines -> answeredFor == null
                    ? new JournalLines(journal, lines).rescue()
                    : new JournalLines(journal, lines).rescue(answeredFor.first()));
            if (written.records() == 0 && written.isWhole()) {
                file.discard();
                say((answeredFor == null ? "Nothing is unsent" : "The journal has no such record")
                        + ": there is nothing to rescue, and no file was made.");
                return 0;
            }
            file.keep();
            say("Rescued " + written.records() + (answeredFor == null ? " unsent" : "") + " records, "
                    + written.sales() + " of them sales: " + out);
            PrintWriter errors = spec.commandLine().getErr();
            if (!written.answersKnown()) {
                errors.println("What the scale unit has already could not be read, so the file holds every record.");
            }
            JournalFolder.sayFaults(written, errors);
            return written.isWhole() ? 0 : 1;
        }
    }

    private void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
        spec.commandLine().getOut().flush();
    }
}
