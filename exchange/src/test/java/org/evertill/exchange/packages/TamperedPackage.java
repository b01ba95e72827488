package org.evertill.exchange.packages;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.evertill.exchange.files.RightOfWay;
import org.evertill.exchange.files.Sha256;
import org.evertill.exchange.sqlite.Durability;
import org.evertill.exchange.sqlite.SqliteFile;

/** Packages as a broken or hostile headquarters would sign them: everything fits together, but not what is inside. */
final class TamperedPackage {
    private final SigningKey key;
    private final PackageFolder original;

    TamperedPackage(SigningKey key, PackageFolder original) {
        this.key = key;
        this.original = original;
    }

    /** The package as it was. */
    PackageFolder original() {
        return original;
    }

    /** The same frames under another manifest. */
    SignedManifest withManifest(UnaryOperator<PackageManifest> change) throws IOException {
        return key.sign(change.apply(manifest()));
    }

    /** The same manifest, but over a file in which SQL was run, cut and signed anew. */
    PackageFolder withSql(Path target, String... statements) throws IOException, SQLException {
        Path database = assembled(target);
        try (Connection connection = new SqliteFile(database).openWriter(Durability.UNTIL_FINISHED);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA writable_schema = ON");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return cutAndSigned(target, database);
    }

    /** The same manifest, but over a file in which bytes were changed, cut and signed anew. */
    PackageFolder withBytes(Path target, Consumer<byte[]> change) throws IOException {
        Path database = assembled(target);
        byte[] bytes = Files.readAllBytes(database);
        change.accept(bytes);
        Files.write(database, bytes);
        return cutAndSigned(target, database);
    }

    /** What a package of one frame sends. */
    record Sent(SignedManifest signed, byte[] frame) {
    }

    /** As {@link #withBytes}, but on its way: nothing of it is written. For a package of one frame. */
    Sent sent(byte[] file) throws IOException {
        byte[] frame = Zstd.compress(file);
        PackageManifest old = manifest();
        return new Sent(key.sign(new PackageManifest(old.format(), old.kind(), old.dataGroup(), old.version(),
                old.baseVersion(), old.schemaVersion(), old.createdAt(), old.expiresAt(), file.length,
                Sha256.hexOf(file), old.rowCounts(), old.digests(), old.changes(),
                List.of(new PackageManifest.Frame(0, file.length, frame.length, Sha256.hexOf(frame))))), frame);
    }

    /** The file of the original, put together in a new folder. */
    byte[] file(Path target) throws IOException {
        return Files.readAllBytes(assembled(target));
    }

    PackageManifest manifest() throws IOException {
        return PackageManifest.ofJson(original.signedManifest().orElseThrow().manifest());
    }

    private Path assembled(Path target) throws IOException {
        Path database = Files.createDirectories(target).resolve("building.db");
        if (new StagedPackage(original, manifest()).assemble(database, new RightOfWay()).isPresent()) {
            throw new IOException("the original is altered already");
        }
        return database;
    }

    private PackageFolder cutAndSigned(Path target, Path database) throws IOException {
        PackageFolder folder = new PackageFolder(target);
        List<PackageManifest.Frame> frames = new FrameCutter(folder).cut(database);
        PackageManifest old = manifest();
        folder.finish(key.sign(new PackageManifest(old.format(), old.kind(), old.dataGroup(), old.version(),
                old.baseVersion(), old.schemaVersion(), old.createdAt(), old.expiresAt(), Files.size(database),
                Sha256.hexOf(database), old.rowCounts(), old.digests(), old.changes(), frames)));
        return folder;
    }
}
