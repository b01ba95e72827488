package org.evertill.verification.powerloss;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.evertill.verification.weave.Weave;

/**
 * Stands in for the calls by which the product itself touches files: does what they do, and keeps it in the
 * {@link DiskLog}. SQLite's own files come in by {@link SqliteTap}. A call that is missing here shows at the end, when
 * the folder made anew from the log is not the folder there is.
 */
public final class RecordedFiles {

    private static final Set<OpenOption> WRITING = Set.of(StandardOpenOption.WRITE, StandardOpenOption.APPEND);

    private RecordedFiles() {}

    /** What makes the product call here. */
    static List<Weave> weaves() {
        return Stream.concat(
                Stream.of("createFile", "delete", "deleteIfExists", "move", "newOutputStream", "write")
                        .map(method -> redirect(Files.class, method)),
                Stream.of(redirect(FileChannel.class, "open"))).toList();
    }

    private static Weave redirect(Class<?> owner, String method) {
        return new Weave.Redirect(Weave.EVERYWHERE, owner.getName(), method, RecordedFiles.class.getName());
    }

    /** For {@link FileChannel#open(Path, OpenOption...)}. */
    public static FileChannel open(Path path, OpenOption... options) throws IOException {
        Optional<DiskLog> log = DiskLog.current();
        if (log.isEmpty()) {
            return FileChannel.open(path, options);
        }
        if (Files.isDirectory(path)) {
            Optional<String> folder = log.get().folderNameOf(path);
            FileChannel channel = FileChannel.open(path, options);
            return folder.isEmpty() ? channel : RecordedChannel.ofFolder(channel, log.get(), folder.get());
        }
        Optional<String> name = log.get().nameOf(path);
        if (name.isEmpty() || Stream.of(options).noneMatch(WRITING::contains)) {
            return FileChannel.open(path, options);
        }
        return opened(log.get(), name.get(), path, options);
    }

    /** For {@link Files#newOutputStream}. */
    public static OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        OpenOption[] meant = options.length > 0 ? options : new OpenOption[] {StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING};
        return Channels.newOutputStream(open(path,
                Stream.concat(Stream.of(meant), Stream.of(StandardOpenOption.WRITE)).distinct()
                        .toArray(OpenOption[]::new)));
    }

    /** For {@link Files#write(Path, byte[], OpenOption...)}. */
    public static Path write(Path path, byte[] bytes, OpenOption... options) throws IOException {
        try (OutputStream out = newOutputStream(path, options)) {
            out.write(bytes);
        }
        return path;
    }

    /** For {@link Files#createFile}. */
    public static Path createFile(Path path, FileAttribute<?>... attributes) throws IOException {
        Optional<DiskLog> log = DiskLog.current();
        Optional<String> name = log.flatMap(kept -> kept.nameOf(path));
        return name.isEmpty() ? Files.createFile(path, attributes)
                : log.get().open(name.get(), () -> Files.createFile(path, attributes)).handle();
    }

    /** For {@link Files#move}. */
    public static Path move(Path from, Path to, CopyOption... options) throws IOException {
        Optional<DiskLog> log = DiskLog.current();
        Optional<String> old = log.flatMap(kept -> kept.nameOf(from));
        Optional<String> fresh = log.flatMap(kept -> kept.nameOf(to));
        return old.isEmpty() || fresh.isEmpty() ? Files.move(from, to, options)
                : log.get().renaming(old.get(), fresh.get(), () -> Files.move(from, to, options));
    }

    /** For {@link Files#delete}. */
    public static void delete(Path path) throws IOException {
        Optional<DiskLog> log = DiskLog.current();
        Optional<String> name = log.flatMap(kept -> kept.nameOf(path));
        if (name.isEmpty()) {
            Files.delete(path);
        } else {
            log.get().deleting(name.get(), Optional.empty(), () -> {
                Files.delete(path);
                return true;
            });
        }
    }

    /** For {@link Files#deleteIfExists}. */
    public static boolean deleteIfExists(Path path) throws IOException {
        Optional<DiskLog> log = DiskLog.current();
        Optional<String> name = log.flatMap(kept -> kept.nameOf(path));
        return name.isEmpty() ? Files.deleteIfExists(path)
                : log.get().deleting(name.get(), Optional.empty(), () -> Files.deleteIfExists(path));
    }

    private static FileChannel opened(DiskLog log, String name, Path path, OpenOption... options) throws IOException {
        DiskLog.Opened<FileChannel> opened = log.open(name, () -> FileChannel.open(path, options));
        boolean emptied = !opened.made() && List.of(options).contains(StandardOpenOption.TRUNCATE_EXISTING);
        RecordedChannel channel = RecordedChannel.ofFile(opened.handle(), log, opened.file(),
                List.of(options).contains(StandardOpenOption.APPEND));
        return emptied ? channel.truncate(0) : channel;
    }
}
