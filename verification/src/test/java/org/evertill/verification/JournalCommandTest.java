package org.evertill.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.evertill.verification.audit.HandMadeJournals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path data;

    @Test
    void saysThatAWholeJournalIsWhole() throws Exception {
        HandMadeJournals.write(data.resolve("journal.db"));
        assertThat(verify()).isZero();
        assertThat(out.toString()).isEqualTo("The journal is whole: 3 records, 2 sales, net 12.00;"
                + " every hash, number and sum is right." + System.lineSeparator());
    }

    @Test
    void namesWhatIsWrongAndFails() throws Exception {
        HandMadeJournals.write(data.resolve("journal.db"));
        HandMadeJournals.flipABit(data.resolve("journal.db"));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString()).contains("has another hash than its bytes").contains("The journal is NOT whole");
    }

    @Test
    void saysThatAFolderIsNoRegisters() {
        assertThat(verify()).isEqualTo(2);
        assertThat(err.toString()).contains("There is no journal.db in");
    }

    private int verify() {
        CommandLine line = VerificationMain.commandLine()
                .setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute("journal", "verify", "--data", data.toString());
    }
}
