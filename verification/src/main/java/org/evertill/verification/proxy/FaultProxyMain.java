package org.evertill.verification.proxy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fault proxy as a process of its own, told what to do on standard input. First line out: {@code listening PORT}.
 * Then each line in is a fault as {@link Fault#parse} reads it, {@code counts}, or {@code quit}, and gets one line
 * back: {@code ok FAULT}, {@code counts hang=1 …}, or {@code error SENTENCE}. The end of the input ends the proxy.
 */
public final class FaultProxyMain {

    private FaultProxyMain() {}

    /** @param arguments host and port of the server behind the proxy */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Usage: HOST PORT of the server behind the proxy");
            System.exit(2);
        }
        InetSocketAddress upstream = new InetSocketAddress(arguments[0], Integer.parseInt(arguments[1]));
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (FaultProxy proxy = FaultProxy.before(upstream)) {
            serve(proxy, commands, System.out);
        }
    }

    /** Obeys the commands until {@code quit} or the end of the input; on the caller's thread. */
    static void serve(FaultProxy proxy, BufferedReader commands, PrintStream answers) throws IOException {
        say(answers, "listening " + proxy.port());
        String command;
        while ((command = commands.readLine()) != null && !command.strip().equals("quit")) {
            say(answers, answer(proxy, command.strip()));
        }
    }

    private static String answer(FaultProxy proxy, String command) {
        if (command.equals("counts")) {
            return "counts " + proxy.fired().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> entry.getKey().word() + "=" + entry.getValue())
                    .collect(Collectors.joining(" "));
        }
        try {
            Fault fault = Fault.parse(command);
            proxy.set(fault);
            return "ok " + fault;
        } catch (IllegalArgumentException unknown) {
            return "error " + unknown.getMessage();
        }
    }

    private static void say(PrintStream answers, String line) {
        answers.println(line);
        answers.flush();
    }
}
