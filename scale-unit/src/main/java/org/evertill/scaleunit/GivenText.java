package org.evertill.scaleunit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evertill.scaleunit.storage.FileTrouble;

/**
 * What a command is given to read: a file, or with a dash for its name what is piped in. UTF-8, with or without the
 * mark of its byte order that some editors begin a file with.
 */
final class GivenText {
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private GivenText() {
    }

    /** @throws IOException with a sentence, when there is no such file */
    static BufferedReader open(Path file) throws IOException {
        boolean isPiped = file.equals(STANDARD_INPUT);
        if (!isPiped) {
            FileTrouble.requireFile(file);
        }
        BufferedReader text = new BufferedReader(new InputStreamReader(
                isPiped ? System.in : Files.newInputStream(file), StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }
}
