package org.evertill.verification;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What every command takes that runs programs in folders of its own and proves something of them, and how it ends: the
 * account to whoever looks on, the figures in a file, the folder kept if anything in it has to be looked at.
 */
final class ProofOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR",
            description = "an empty folder to make everything in, which stays; default a temporary one")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "FILE", description = "writes the result as JSON")
    private Optional<Path> out = Optional.empty();

    /** What proves something in a folder. */
    @FunctionalInterface
    interface Proof {
        Outcome run(Path folder) throws Exception;
    }

    /** What came of it, for a person and for a program, and whether everything claimed held. */
    record Outcome(String account, Map<String, ?> figures, boolean holds) {}

    /** Runs it and answers the command's exit code. */
    int run(String purpose, Proof proof) throws Exception {
        try (WorkFolder folder = WorkFolder.of(data, purpose)) {
            Outcome outcome = proof.run(folder.path());
            if (out.isPresent()) {
                ResultFile.write(out.get(), outcome.figures());
            }
            say(outcome.account());
            folder.keepIf(!outcome.holds());
            return outcome.holds() ? 0 : 1;
        }
    }

    /** One line to whoever looks on. */
    void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
        spec.commandLine().getOut().flush();
    }
}
