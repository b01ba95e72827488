package org.evertill.verification.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.evertill.commerce.operation.RegisterSnapshot;
import org.evertill.commerce.transaction.CompletedSale;
import org.evertill.verification.audit.ToldSale;

/**
 * The demo's register speaking with the demo, on standard output and input: {@code usable}, {@code sold ID TOTAL} for
 * each sale the cashier is shown as complete, {@code account TEXT} for what is worth telling, {@code failed TEXT}; and
 * two requests that are answered by the same line with its outcome: {@code line FAULT} and {@code arrived}. Texts are
 * URL-encoded, because lines between programs are ASCII. {@link RegisterVoice} is the other end. Any thread.
 */
final class ParentLine {

    private final PrintStream out;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private Optional<UUID> lastTold = Optional.empty();

    /**
     * @param requests told each line that answers nothing: a request of the parent's
     * @param ended    runs when the parent has gone
     */
    ParentLine(InputStream in, PrintStream out, Consumer<String> requests, Runnable ended) {
        this.out = out;
        Thread.ofPlatform().daemon().name("parent").start(() -> listen(in, requests, ended));
    }

    /** Tells a sale in the moment its completion is shown. */
    void shown(RegisterSnapshot snapshot) {
        Optional<CompletedSale> last = snapshot.session().lastSale();
        Optional<UUID> id = last.map(sale -> sale.committed().id());
        if (last.isPresent() && !id.equals(lastTold) && !last.get().transaction().voided()) {
            say(new ToldSale(id.orElseThrow().toString(),
                    last.get().transaction().totals().total().minorUnits()).line());
        }
        lastTold = id;
    }

    void usable() {
        say("usable");
    }

    void account(String text) {
        say("account " + encoded(text));
    }

    void failed(String text) {
        say("failed " + encoded(text));
    }

    /** Asks for a fault on the line to the scale unit; returns when it is in force. */
    void cutBy(String fault) throws InterruptedException {
        ask("line " + fault);
    }

    /** Waits until everything in the journal is at headquarters. */
    void awaitArrival() throws InterruptedException {
        ask("arrived");
    }

    private void ask(String request) throws InterruptedException {
        say(request);
        String answer = answers.take();
        if (!answer.equals(request)) {
            throw new DayFailedException("asked for \"" + request + "\": " + answer);
        }
    }

    private synchronized void say(String line) {
        out.print(line + "\n");
        out.flush();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void listen(InputStream in, Consumer<String> requests, Runnable ended) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = reader.readLine()) != null) {
                if (line.startsWith("line ") || line.startsWith("arrived")) {
                    answers.add(line);
                } else {
                    requests.accept(line);
                }
            }
        } catch (IOException broken) {
            // a broken pipe ends as a closed one does
        } finally {
            ended.run();
        }
    }
}
