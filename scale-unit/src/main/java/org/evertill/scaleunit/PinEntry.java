package org.evertill.scaleunit;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.evertill.scaleunit.headquarters.RowRefusedException;

/** A PIN as whoever makes one gives it: the digits a register has keys for. It is in no message. */
final class PinEntry {
    private static final String DIGITS = "[0-9]{4,12}";

    private PinEntry() {
    }

    /**
     * Asks for it twice at the terminal, where it is not shown.
     *
     * @throws RowRefusedException where there is no terminal, or it was typed in two ways
     */
    static String typed() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new RowRefusedException("There is no terminal to ask for the PIN at: give it with --pin-file FILE, or"
                    + " pipe it in with --pin-file -. Nothing was saved.");
        }
        char[] first = console.readPassword("PIN: ");
        char[] second = console.readPassword("The same PIN again: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw new RowRefusedException("That was not the same PIN twice. Nothing was saved.");
        }
        return checked(new String(first));
    }

    /** The first line of a file, or of the standard input for a dash. */
    static String read(Path file) throws IOException {
        try (BufferedReader lines = GivenText.open(file)) {
            String line = lines.readLine();
            return checked(line == null ? "" : line.strip());
        }
    }

    private static String checked(String pin) {
        if (!pin.matches(DIGITS)) {
            throw new RowRefusedException("A PIN has 4 to 12 digits. Nothing was saved.");
        }
        return pin;
    }
}
