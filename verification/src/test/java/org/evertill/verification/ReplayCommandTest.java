package org.evertill.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void saysWhichRowOfASalesFileIsBrokenAndRingsNothing() throws Exception {
        Path sales = Files.writeString(folder.resolve("sales.csv"), """
                InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
                1,84,SPOON,6,2010-12-01 08:26:00,2.55,,France
                1,84,SPOON,a dozen,2010-12-01 08:26:00,2.55,,France
                """);
        assertThat(replay(sales)).isEqualTo(1);
        assertThat(err.toString().strip()).isEqualTo("evertill: Line 3: Quantity \"a dozen\" is no number");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(replay(folder.resolve("none.csv"))).isEqualTo(2);
        assertThat(err.toString()).contains("There is no sales file");
    }

    private int replay(Path sales) {
        return VerificationMain.commandLine().setErr(new PrintWriter(err, true)).execute(
                "replay", "--sales", sales.toString(), "--data", folder.resolve("data").toString());
    }
}
