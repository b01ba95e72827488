package org.evertill.scaleunit.headquarters.imports.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How a table is written.
 *
 * @param encoding  the encoding of a file without a byte-order mark; with one, the mark is believed
 * @param delimiter what stands between two fields; empty when the header shall tell
 */
public record SourceFormat(Charset encoding, Optional<Character> delimiter) {
    /** UTF-8, or what the byte-order mark says; the delimiter is found out. */
    public static final SourceFormat USUAL = new SourceFormat(StandardCharsets.UTF_8, Optional.empty());

    /** This format in another encoding. */
    public SourceFormat in(Charset other) {
        return new SourceFormat(other, delimiter);
    }
}
