package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.evertill.exchange.files.FolderLock;
import org.evertill.scaleunit.headquarters.Headquarters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit rotate-key}: a new key to sign packages by; only while no scale unit runs over the folder. */
@Command(name = "rotate-key", mixinStandardHelpOptions = true,
        description = "Makes a new key to sign packages by, which the present key signs, and signs all packages anew."
                + " Channels and registers follow with their next look, however many such changes they have missed.")
final class RotateKeyCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 365;

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Option(names = "--overlap-days", defaultValue = "30", paramLabel = "N",
            description = "for so many days (${DEFAULT-VALUE}) what the present key has signed is still taken")
    private int overlapDays;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (overlapDays < 0 || overlapDays > MOST_DAYS) {
            throw new IOException("--overlap-days is from 0 to " + MOST_DAYS + ".");
        }
        Headquarters headquarters = scaleUnit.headquarters();
        try (FolderLock _ = scaleUnit.lock()) {
            headquarters.start();
            try {
                headquarters.rotateKey(Duration.ofDays(overlapDays));
            } finally {
                headquarters.stop();
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Packages are signed by a new key. Make a copy of "
                + scaleUnit.headquartersFolder().resolve(Headquarters.SIGNING_KEY)
                + " where you keep such things, and start the scale unit again.");
        out.flush();
        return 0;
    }
}
