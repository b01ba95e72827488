package org.evertill.verification.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the cashier side was told: this sale is concluded, with this total.
 *
 * @param recordId   the journal record's id
 * @param totalMinor the total in minor units, negative for a refund
 */
public record ToldSale(String recordId, long totalMinor) {

    private static final String WORD = "sold";

    /** The line that tells, without its line end: {@code sold ID TOTAL}. */
    public String line() {
        return WORD + " " + recordId + " " + totalMinor;
    }

    /** Reads one line; empty when the line says something else. */
    public static Optional<ToldSale> parse(String line) {
        String[] words = line.strip().split(" ");
        if (words.length != 3 || !words[0].equals(WORD)) {
            return Optional.empty();
        }
        return Optional.of(new ToldSale(words[1], Long.parseLong(words[2])));
    }

    /** Reads a file of such lines. A last line without its line end was never told: its writer died in the middle. */
    public static List<ToldSale> readAll(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<ToldSale> told = new ArrayList<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> parse(line).ifPresent(told::add));
        return told;
    }
}
