package org.evertill.scaleunit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.evertill.exchange.files.FolderLock;
import org.evertill.scaleunit.channel.DeviceTokens;
import org.evertill.scaleunit.channel.RescueFile;
import org.evertill.scaleunit.channel.RescueIntake;
import org.evertill.scaleunit.channel.UploadReceiver;
import org.evertill.scaleunit.storage.ServerDatabase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code scale-unit bring-in}: takes a file of {@code journal rescue}, as if its register had sent it. */
@Command(name = "bring-in", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n",
        description = "Takes the records that journal rescue wrote to a file, while the scale unit is stopped."
                + " Each record comes in exactly once, however often the file is brought in and whoever else sends it.",
        exitCodeList = {" 0:everything that was to be in the file is here now",
            " 1:some records were set aside or are missing, or nothing could be done; standard error says why",
            " 2:the command line is not understood"})
final class BringInCommand implements Callable<Integer> {

    @ParentCommand
    private ScaleUnitMain scaleUnit;

    @Parameters(paramLabel = "FILE", description = "what journal rescue made")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file " + file + ".");
        }
        ServerDatabase channel = scaleUnit.channelDatabase();
        try (FolderLock _ = ScaleUnitMain.take(scaleUnit.dataFolder())) {
            channel.start();
            try {
                return bringInto(channel);
            } finally {
                channel.stop();
            }
        }
    }

    private int bringInto(ServerDatabase channel) throws IOException, SQLException {
        Clock clock = Clock.systemDefaultZone();
        DeviceTokens devices = new DeviceTokens(channel, clock);
        devices.load();
        // Headquarters is told by P-0001, with the scale unit's next start.
        RescueIntake intake = new RescueIntake(devices, new UploadReceiver(channel, clock, () -> { }));
        RescueFile rescued = new RescueFile(file);
        if (!intake.concernsUs(rescued)) {
            throw new IOException(file + " holds no record of a register that was activated here: it is another"
                    + " store's, or no file of journal rescue. Nothing was taken.");
        }
        return tell(intake.take(rescued));
    }

    private int tell(RescueIntake.Outcome outcome) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Records brought in: " + outcome.accepted() + "; here already: " + outcome.alreadyHere()
                + ". Headquarters has them soon after the scale unit's next start.");
        out.flush();
        PrintWriter errors = spec.commandLine().getErr();
        outcome.setAside().forEach((reason, count) ->
                errors.println(records(count) + " set aside in the channel database, unchanged: " + reason + "."));
        if (outcome.notKnown() > 0) {
            errors.println(records(outcome.notKnown()) + " of a later program and not taken: update the scale unit, and"
                    + " bring the file in again.");
        }
        if (!outcome.illegible().isEmpty()) {
            errors.println("Lines in which no record can be made out: " + outcome.illegible().size() + ", the first is "
                    + outcome.illegible().getFirst() + ". Keep the file; rescue once more if the disk still reads.");
        }
        if (outcome.missing() > 0) {
            errors.println(records(outcome.missing()) + " missing: the register's disk did not give them when the file"
                    + " was made, and its last lines name them.");
        }
        errors.flush();
        return outcome.isWhole() ? 0 : 1;
    }

    private static String records(long count) {
        return count == 1 ? "1 record is" : count + " records are";
    }
}
