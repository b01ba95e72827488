package org.evertill.scaleunit.headquarters.imports.source;

import java.util.List;

/**
 * One row of a table of text.
 *
 * @param line     the line of the file it begins on, from 1
 * @param lastLine the line before the next row; rows hold more than one line where a text has line breaks
 * @param fields   its texts, as they stand in the file
 */
public record SourceRow(long line, long lastLine, List<String> fields) {
}
