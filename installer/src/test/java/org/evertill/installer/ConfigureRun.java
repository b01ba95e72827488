package org.evertill.installer;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.evertill.exchange.wire.WireJson;
import picocli.CommandLine;

/** One run of the utility, as its user sees it. */
record ConfigureRun(int exitCode, String out, String err) {

    static ConfigureRun of(Object... arguments) {
        return at(Clock.systemUTC(), arguments);
    }

    static ConfigureRun at(Clock clock, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        CommandLine commandLine = ConfigureMain.commandLine(clock)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new ConfigureRun(commandLine.execute(texts), out.toString(), err.toString());
    }

    /** Standard output as the one JSON object it is. */
    JsonNode json() throws Exception {
        return WireJson.mapper().readTree(out);
    }
}
