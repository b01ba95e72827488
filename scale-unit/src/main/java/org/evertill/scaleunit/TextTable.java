package org.evertill.scaleunit;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for people at a terminal: each column is as wide as its longest cell. For one thread. */
final class TextTable {
    private static final String BETWEEN = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table under these headings. */
    TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    /** Adds a row. */
    void add(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    }

    /** Prints all rows. */
    void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().size()];
        rows.forEach(row -> {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(row.get(column)).repeat(' ', widths[column] - row.get(column).length()).append(BETWEEN);
            }
            out.println(line.toString().stripTrailing());
        }
        out.flush();
    }
}
