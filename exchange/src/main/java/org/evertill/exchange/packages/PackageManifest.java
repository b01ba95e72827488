package org.evertill.exchange.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.evertill.exchange.tables.DatabaseKind;
import org.evertill.exchange.tables.TableContent;
import org.evertill.exchange.wire.WireJson;

/**
 * What a data package says of itself. Its JSON bytes are signed; nothing of a package is believed that does not follow
 * from them.
 *
 * @param format {@link #FULL_FORMAT} or {@link #DELTA_FORMAT}
 * @param kind {@code reference} or {@code private}
 * @param dataGroup the channel data group it was made for
 * @param version counts up per kind and data group
 * @param baseVersion of a delta, the version it changes; 0 of a full package
 * @param schemaVersion the schema of the file, see {@link org.evertill.exchange.tables.TableSchema}
 * @param expiresAt after this, a newer one should have come; it still installs, with a warning
 * @param totalBytes the length of the file
 * @param fileSha256 64 hexadecimal digits over the whole file
 * @param rowCounts rows by table name, of every table of the kind, once the package is in
 * @param digests table digests by table name, of every table of the kind, once the package is in
 * @param changes of a delta, how many rows it adds, changes or deletes; 0 of a full package
 */
public record PackageManifest(
        String format,
        String kind,
        String dataGroup,
        long version,
        long baseVersion,
        int schemaVersion,
        Instant createdAt,
        Instant expiresAt,
        long totalBytes,
        String fileSha256,
        Map<String, Long> rowCounts,
        Map<String, String> digests,
        long changes,
        List<Frame> frames) {

    /** The format of a full package: one finished SQLite file. */
    public static final String FULL_FORMAT = "evertill-full-1";
    /** The format of a delta package: the rows that have changed since another version. */
    public static final String DELTA_FORMAT = "evertill-delta-1";

    /**
     * One piece of the file, compressed by itself.
     *
     * @param index from 0
     * @param bytes its length in the file
     * @param compressedBytes its length on the wire
     * @param sha256 64 hexadecimal digits over the compressed bytes, so that it is checked before it is decompressed
     */
    public record Frame(int index, int bytes, int compressedBytes, String sha256) {
        public Frame {
            Objects.requireNonNull(sha256, "sha256");
        }
    }

    public PackageManifest {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(dataGroup, "dataGroup");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(fileSha256, "fileSha256");
        rowCounts = Map.copyOf(rowCounts);
        digests = Map.copyOf(digests);
        frames = List.copyOf(frames);
    }

    /** The bytes to sign and send. */
    public byte[] toJson() {
        try {
            return WireJson.mapper().writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new AssertionError("a manifest is always JSON", e);
        }
    }

    /**
     * Reads what {@link #toJson()} wrote; call it only on bytes whose signature holds.
     *
     * @throws IOException when they are not a manifest
     */
    public static PackageManifest ofJson(byte[] json) throws IOException {
        PackageManifest manifest = WireJson.mapper().readValue(json, PackageManifest.class);
        if (manifest == null) {
            throw new IOException("the manifest is null");
        }
        return manifest;
    }

    boolean saysOf(String tableName, TableContent content) {
        return Objects.equals(rowCounts.get(tableName), content.rows())
                && content.digest().hex().equals(digests.get(tableName));
    }

    /** Whether it is the package whose rows an installed file has: the same version of the same edition and schema. */
    public boolean isIn(Generation installed) {
        return version == installed.version() && dataGroup.equals(installed.dataGroup())
                && schemaVersion == installed.schema().version();
    }

    /** Whether it changes what is installed rather than replace it. */
    public boolean isDelta() {
        return format.equals(DELTA_FORMAT);
    }

    boolean isOf(DatabaseKind expected) {
        return expected.code().equals(kind);
    }

    /** How many rows it brings or takes away. */
    public long rows() {
        return isDelta() ? changes : rowCounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What has to be fetched, in bytes. */
    public long compressedBytes() {
        return frames.stream().mapToLong(Frame::compressedBytes).sum();
    }
}
