package org.evertill.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.evertill.verification.demo.Demo;
import org.evertill.verification.demo.DemoReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code demo}: a scale unit and a register as two processes, with a network between them that can be cut. */
@Command(name = "demo", description = {"Opens a register with its own scale unit and a demo store.",
    "Without a display, or with --headless, plays a store day through the real screens and audits it."},
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final List<String> LANGUAGES = List.of("en", "fr", "zh");

    @Spec
    private CommandSpec spec;

    @Option(names = "--headless", description = "plays a store day without a display")
    private boolean headless;

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "target/demo",
            description = "where pictures, summary.json and the data folders go; default ${DEFAULT-VALUE}")
    private Path out;

    @Option(names = "--language", paramLabel = "CODE", description = "of the screens: en, fr or zh; default en")
    private Optional<String> language = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "decides the goods, their prices and what is bought; default ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() throws Exception {
        if (language.filter(code -> !LANGUAGES.contains(code)).isPresent()) {
            throw new ParameterException(spec.commandLine(),
                    "The screens speak en, fr and zh, not " + language.get() + ".");
        }
        Demo demo = new Demo(out, language, seed, this::say);
        DemoReport report = headless || !hasDisplay() ? demo.play() : demo.watch(this::readCommands);
        ResultFile.write(out.resolve("summary.json"), report.figures());
        say(report.account());
        say((report.pictures().isEmpty() ? "Summary" : report.pictures().size() + " pictures and the summary")
                + " in " + out);
        return report.holds() ? 0 : 1;
    }

    /** On Linux a window needs DISPLAY; Windows and macOS have one always. */
    private static boolean hasDisplay() {
        boolean isLinux = System.getProperty("os.name").equals("Linux");
        return !isLinux || Optional.ofNullable(System.getenv("DISPLAY")).filter(name -> !name.isBlank()).isPresent();
    }

    private void readCommands(Consumer<String> obeys) {
        Thread.ofPlatform().daemon().name("commands").start(() -> {
            BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            try {
                String line;
                while ((line = typed.readLine()) != null) {
                    obeys.accept(line);
                }
            } catch (IOException closed) {
                // a terminal that went away gives no commands; the window goes on
            }
        });
    }

    private synchronized void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
