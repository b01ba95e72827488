package org.evertill.verification.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program of ours in a Java process of its own, on this process's class path. What it says on standard output comes
 * line by line to a listener, on a thread of this object; a last line without its end is never delivered, for its
 * writer died in the middle. Standard error goes to a file. Closing it kills it.
 */
public final class ChildJvm implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC", "-Xmx512m", QuietLog.JVM_FLAG);
    /** Flags that whoever runs many short programs wants for all of them, such as a suite of tests; by blanks. */
    private static final List<String> WANTED = List.of(System.getProperty("evertill.child.flags", "").split(" "));
    private static final List<String> HEADLESS = List.of("-Dglass.platform=Headless", "-Dprism.order=sw");

    private final Process process;
    private final Thread listening;
    private final Path errors;

    private ChildJvm(Process process, Path errors, Consumer<String> lines) {
        this.process = process;
        this.errors = errors;
        listening = Thread.ofPlatform().daemon().name("listening to " + process.pid()).start(() -> listen(lines));
    }

    /**
     * Starts a program that opens no window on a display.
     *
     * @param mainClass its main class
     * @param flags     further flags of the virtual machine
     * @param arguments its arguments
     * @param errors    the file its standard error is appended to
     * @param lines     gets each whole line it says
     */
    public static ChildJvm start(
            String mainClass, List<String> flags, List<String> arguments, Path errors, Consumer<String> lines)
            throws IOException {
        List<String> all = new ArrayList<>(HEADLESS);
        all.addAll(flags);
        return startOnDisplay(mainClass, all, arguments, errors, lines);
    }

    /** Starts a program that may open windows, as {@link #start} does otherwise. */
    public static ChildJvm startOnDisplay(
            String mainClass, List<String> flags, List<String> arguments, Path errors, Consumer<String> lines)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        WANTED.stream().filter(flag -> !flag.isEmpty()).forEach(command::add);
        command.addAll(flags);
        command.add(mainClass);
        command.addAll(arguments);
        Files.createDirectories(errors.toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()));
        Map<String, String> environment = builder.environment();
        // by the environment, because a class path may be longer than one argument may be
        environment.put("CLASSPATH", absolute(System.getProperty("java.class.path")));
        environment.remove("JAVA_TOOL_OPTIONS");
        return new ChildJvm(builder.start(), errors, lines);
    }

    /** SIGKILL: no hook, no flush. Returns when it is dead and everything it had said has been delivered. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        listening.join();
    }

    /** Ends its standard input, which asks a program of ours to stop, and kills it if it has not within that time. */
    public int stop(Duration patience) throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            // a dead child has no input: the exit value says the rest
        }
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        int exitValue = process.waitFor();
        listening.join();
        return exitValue;
    }

    /** Asks it to end (SIGTERM), so that its shutdown hooks run, and kills it if it has not within that time. */
    public int terminate(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        int exitValue = process.waitFor();
        listening.join();
        return exitValue;
    }

    /** Says one line to its standard input. */
    public void tell(String line) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Waits for its end at most that long; true when it has ended by itself. */
    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Processor time it has used so far, in milliseconds; empty where the system does not say. */
    public OptionalLong processorMillis() {
        return process.info().totalCpuDuration().map(Duration::toMillis).map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The process's number. */
    public long pid() {
        return process.pid();
    }

    /** The last lines of its standard error, for a report about a child that failed. */
    public String lastErrors() {
        try {
            // Where it came from is for the file; what happened, and why, would be pushed out by it.
            List<String> all = Files.readAllLines(errors).stream().filter(line -> !line.startsWith("\tat ")).toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 15), all.size()));
        } catch (IOException unreadable) {
            return "(its standard error cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    @Override
    public void close() {
        try {
            kill();
        } catch (InterruptedException stopped) {
            // it has been told to die; only waiting for that was cut short
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Consumer<String> lines) {
        StringBuilder line = new StringBuilder();
        byte[] buffer = new byte[8192];
        try (InputStream out = process.getInputStream()) {
            int read;
            while ((read = out.read(buffer)) >= 0) {
                // the lines between programs are ASCII, so no character is ever cut in two
                String text = new String(buffer, 0, read, StandardCharsets.US_ASCII);
                for (int i = 0; i < text.length(); i++) {
                    if (text.charAt(i) == '\n') {
                        lines.accept(line.toString());
                        line.setLength(0);
                    } else {
                        line.append(text.charAt(i));
                    }
                }
            }
        } catch (IOException killed) {
            // the pipe of a killed process may end in an error: everything whole has been delivered
        }
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
