package org.evertill.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** A data folder whose disk has no room left: SQLite has several codes for it, people one sentence. */
class FullDiskTest {

    @Command(name = "try")
    private static final class Failing extends ConfigureCommand {
        private final SQLiteErrorCode code;

        private Failing(SQLiteErrorCode code) {
            this.code = code;
        }

        @Override
        ConfigurationOutcome run() throws SQLException {
            throw new SQLException("the journal did not open", new SQLiteException("[" + code + "]", code));
        }
    }

    @ParameterizedTest
    @EnumSource(value = SQLiteErrorCode.class, names = {"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})
    void saysThatTheDiskIsFullAndNoCode(SQLiteErrorCode code) {
        StringWriter error = new StringWriter();
        int exitCode = new CommandLine(new Failing(code)).setErr(new PrintWriter(error, true)).execute();
        assertThat(exitCode).isEqualTo(1);
        assertThat(error.toString()).isEqualTo("evertill configure: The disk of the data folder is full. Make room on"
                + " it, then run this again; do not delete the folder, it may hold unsent sales.\n");
    }
}
