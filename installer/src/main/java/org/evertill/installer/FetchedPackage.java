package org.evertill.installer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.evertill.exchange.tables.DatabaseKind;

/**
 * What a register has of a kind after a fetch.
 *
 * @param installed    whether this fetch brought it; if not, it was there already
 * @param bytes        the file's length
 * @param fetchedBytes the package's length on the wire; 0 if it was there already
 */
record FetchedPackage(DatabaseKind kind, boolean installed, long version, long rows, long bytes, long fetchedBytes,
        long milliseconds) {
    private static final int MILLIS_PER_TENTH = 100;

    /** For programs. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("outcome", installed ? "installed" : "up-to-date");
        members.put("version", version);
        members.put("rows", rows);
        members.put("bytes", bytes);
        members.put("fetchedBytes", fetchedBytes);
        members.put("milliseconds", milliseconds);
        return members;
    }

    /** For people. */
    String line() {
        String what = kind.code() + " package " + version + ": ";
        if (!installed) {
            return what + "already up to date, " + rows + " rows, " + ByteCount.text(bytes);
        }
        long tenths = milliseconds / MILLIS_PER_TENTH;
        return what + "installed, " + rows + " rows, " + ByteCount.text(bytes) + " ("
                + ByteCount.text(fetchedBytes) + " fetched) in "
                + String.format(Locale.ROOT, "%d.%d s", tenths / 10, tenths % 10);
    }
}
