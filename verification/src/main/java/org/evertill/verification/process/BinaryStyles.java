package org.evertill.verification.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.css.Stylesheet;

/**
 * A style sheet as the toolkit keeps it, beside the text it was written as: to read the text takes a starting register
 * longer than to open its journal. The toolkit looks for it by itself, by the ending.
 */
final class BinaryStyles {

    private static final String TEXT = ".css";
    private static final String BINARY = ".bss";

    private BinaryStyles() {}

    /** Whether a file is a style sheet's text. */
    static boolean hasOf(Path file) {
        return file.getFileName().toString().endsWith(TEXT);
    }

    /** What it is called beside a text of this name. */
    static String nameBeside(String text) {
        return text.substring(0, text.length() - TEXT.length()) + BINARY;
    }

    /** Translates a text. */
    static byte[] of(Path text) throws IOException {
        Path binary = Files.createTempFile("styles", BINARY);
        try {
            Stylesheet.convertToBinary(text.toFile(), binary.toFile());
            return Files.readAllBytes(binary);
        } finally {
            Files.delete(binary);
        }
    }
}
