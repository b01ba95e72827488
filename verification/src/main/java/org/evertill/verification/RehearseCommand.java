package org.evertill.verification;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.evertill.verification.rehearsal.Rehearsal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code rehearse}: what the launcher runs once per build, so that the register starts from an AOT cache. */
@Command(name = "rehearse", hidden = true, description = "Makes what the register starts quickly from.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {

    @Option(names = "--out", required = true, paramLabel = "DIR")
    private Path out;

    @Override
    public Integer call() throws Exception {
        try (WorkFolder folder = WorkFolder.of(Optional.empty(), "rehearsal")) {
            Rehearsal.hold(out, folder.path());
        }
        return 0;
    }
}
