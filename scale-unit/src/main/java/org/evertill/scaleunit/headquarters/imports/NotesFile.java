package org.evertill.scaleunit.headquarters.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evertill.scaleunit.headquarters.imports.source.OriginalRows;
import org.evertill.scaleunit.headquarters.imports.source.SourceFormat;

/**
 * Writes the rows that were rejected, or remarked upon, with the reason: line number, code, sentence, and the row as it
 * stands in the file. In UTF-8 with a byte-order mark, so that a spreadsheet shows every script.
 */
final class NotesFile {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private NotesFile() {
    }

    static void write(Path target, List<RowNotes.Note> notes, Path source, SourceFormat format) throws IOException {
        try (var out = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
                OriginalRows rows = new OriginalRows(source, format)) {
            out.write(BYTE_ORDER_MARK);
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord("line", "reason", "sentence", "row");
            long read = 0;
            String row = "";
            for (RowNotes.Note note : notes) {
                if (note.line() > read) {
                    row = rows.lines(note.line(), note.lastLine());
                    read = note.line();
                }
                csv.writeRecord(String.valueOf(note.line()), note.code(), note.sentence(), row);
            }
            csv.flush();
        }
    }
}
