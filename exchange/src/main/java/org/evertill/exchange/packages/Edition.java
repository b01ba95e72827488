package org.evertill.exchange.packages;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.evertill.exchange.tables.TableSchema;

/**
 * A line of packages, counted by itself: those of a channel data group, whole, as channels take them, or cut down to an
 * offline scope for the offline databases of registers. Its code stands where packages name their data group.
 *
 * @param dataGroup the channel data group
 * @param scope     what it is cut down to; empty for the whole
 */
public record Edition(String dataGroup, String scope) {
    /** What the codes of a data group's scoped editions begin with. */
    public static final String PREFIX_OF_SCOPED = "%s~";
    private static final char SEPARATOR = '~';
    /** A code is the name of a folder too. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._ -]{0,99}");

    public Edition {
        if (!NAME.matcher(dataGroup).matches()) {
            throw new IllegalArgumentException("no data group can be called '" + dataGroup + "'");
        }
        if (!scope.isEmpty() && !NAME.matcher(scope).matches()) {
            throw new IllegalArgumentException("no offline scope can be called '" + scope + "'");
        }
    }

    /** All of a data group. */
    public static Edition whole(String dataGroup) {
        return new Edition(dataGroup, "");
    }

    /**
     * The edition of a code.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Edition ofCode(String code) {
        int separator = code.indexOf(SEPARATOR);
        return separator < 0 ? whole(code)
                : new Edition(code.substring(0, separator), code.substring(separator + 1));
    }

    /**
     * The folder of its packages of a schema, within that of all packages. Those of the first stand in the edition's
     * own folder, where they stood before there were several.
     */
    public Path folder(Path all, TableSchema schema) {
        Path own = all.resolve(code());
        return schema.version() == TableSchema.FIRST ? own : own.resolve("schema-" + schema.version());
    }

    /** Whether nothing is left out. */
    public boolean isWhole() {
        return scope.isEmpty();
    }

    /** The name in manifests, installed files and folders. */
    public String code() {
        return isWhole() ? dataGroup : dataGroup + SEPARATOR + scope;
    }
}
