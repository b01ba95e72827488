package org.evertill.verification.kill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.evertill.verification.audit.HandMadeJournals;

/**
 * A till of a few lines that sells for ever, so that the harness can be tested without the product: honest, or with
 * one of the errors a register could have, planted by its name in the file {@code fault} of its data folder.
 */
final class HandMadeTillMain {

    private HandMadeTillMain() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        Path faultFile = data.resolve("fault");
        String fault = Files.exists(faultFile) ? Files.readString(faultFile) : "";
        endWithTheInput();
        Path journal = data.resolve("journal.db");
        Path draft = data.resolve("draft");
        long sequence = HandMadeJournals.lastSequence(journal);
        // a till killed between the two has stored the sale and not yet thrown the draft away
        boolean drafted = Files.exists(draft) && Files.size(draft) > 0 && !fault.equals("forgets the cart")
                && !HandMadeJournals.has(journal, Files.readString(draft));
        say("restored " + (drafted ? Files.readString(draft) + " 2" : "none"));
        say("usable");
        String id = drafted ? Files.readString(draft) : null;
        while (true) {
            if (id == null) {
                id = UUID.randomUUID().toString();
                Files.writeString(draft, id);
                say("cart " + id + " 2");
            }
            sequence++;
            boolean skips = fault.equals("tells what it never stored") && sequence % 20 == 0;
            if (skips) {
                sequence--;
            } else {
                HandMadeJournals.append(journal, id, sequence);
            }
            say("sold " + id + " " + HandMadeJournals.TOTAL);
            Files.delete(draft);
            id = null;
            if (fault.equals("crashes") && sequence > 30) {
                System.exit(3);
            }
        }
    }

    private static void endWithTheInput() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (System.in.read() >= 0) {
                    continue;
                }
            } catch (java.io.IOException closed) {
                // a closed input is an ended one
            }
            Runtime.getRuntime().halt(0);
        });
    }

    private static void say(String line) {
        System.out.print(line + "\n");
        System.out.flush();
    }
}
