package org.evertill.verification.powerloss;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of functions of SQLite's open files ({@code struct sqlite3_io_methods}), with ours for closing, writing,
 * truncating and syncing; all others, locks and shared memory among them, are SQLite's own.
 */
@SuppressWarnings("restricted") // reaching into another library's memory is what it is for
final class TappedMethods {

    private static final long CLOSE = 8;
    private static final long WRITE = 24;
    private static final long TRUNCATE = 32;
    private static final long SYNC = 40;
    private static final long BYTES = 19 * 8;
    /** SQLITE_FULL. */
    private static final int FULL = 13;
    /** SQLITE_IOERR_FSYNC. */
    private static final int NOT_SYNCED = 10 | 4 << 8;

    private static final FunctionDescriptor CLOSING = FunctionDescriptor.of(JAVA_INT, ADDRESS);
    private static final FunctionDescriptor WRITING =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_LONG);
    private static final FunctionDescriptor TRUNCATING = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG);
    private static final FunctionDescriptor SYNCING = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);

    private final DiskLog log;
    private final TapFailure failure;
    private final MemorySegment table;
    private final MethodHandle close;
    private final MethodHandle write;
    private final MethodHandle truncate;
    private final MethodHandle sync;
    private final Map<Long, Followed> followed = new ConcurrentHashMap<>();

    /**
     * An open file.
     *
     * @param file        its number in the log
     * @param syncsFolder whether its first sync also syncs the name it was made under
     */
    record Followed(int file, String folder, boolean syncsFolder) {}

    private TappedMethods(MemorySegment real, DiskLog log, TapFailure failure) {
        this.log = log;
        this.failure = failure;
        table = Arena.global().allocate(BYTES, ADDRESS.byteAlignment()).copyFrom(real);
        close = Linker.nativeLinker().downcallHandle(real.get(ADDRESS, CLOSE), CLOSING);
        write = Linker.nativeLinker().downcallHandle(real.get(ADDRESS, WRITE), WRITING);
        truncate = Linker.nativeLinker().downcallHandle(real.get(ADDRESS, TRUNCATE), TRUNCATING);
        sync = Linker.nativeLinker().downcallHandle(real.get(ADDRESS, SYNC), SYNCING);
        replace(CLOSE, "close", CLOSING);
        replace(WRITE, "write", WRITING);
        replace(TRUNCATE, "truncate", TRUNCATING);
        replace(SYNC, "sync", SYNCING);
    }

    /** The functions a file that was just opened goes through, ours among them. */
    static TappedMethods of(MemorySegment file, Map<Long, TappedMethods> known, DiskLog log,
            TapFailure failure) {
        MemorySegment real = file.reinterpret(ADDRESS.byteSize()).get(ADDRESS, 0);
        return known.computeIfAbsent(real.address(),
                address -> new TappedMethods(real.reinterpret(BYTES), log, failure));
    }

    /** From now on the file goes through this table. */
    void follow(MemorySegment file, Followed as) {
        followed.put(file.address(), as);
        file.reinterpret(ADDRESS.byteSize()).set(ADDRESS, 0, table);
    }

    private void replace(long at, String method, FunctionDescriptor type) {
        try {
            table.set(ADDRESS, at, SqliteTap.upcall(
                    MethodHandles.lookup().bind(this, method, SqliteTap.typeOf(type)), type));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Followed following(MemorySegment file) throws IOException {
        Followed known = followed.get(file.address());
        if (known == null) {
            throw new IOException("a file that was never opened");
        }
        return known;
    }

    private int close(MemorySegment file) {
        try {
            followed.remove(file.address());
            return (int) close.invokeExact(file);
        } catch (Throwable e) {
            return failure.told(e);
        }
    }

    private int write(MemorySegment file, MemorySegment bytes, int count, long offset) {
        if (!log.takesRoom()) {
            return FULL;
        }
        try {
            byte[] copy = bytes.reinterpret(count).toArray(JAVA_BYTE);
            return log.writing(following(file).file(), offset, copy, 
                    () -> (int) write.invokeExact(file, bytes, count, offset));
        } catch (Throwable e) {
            return failure.told(e);
        }
    }

    private int truncate(MemorySegment file, long size) {
        try {
            return log.resizing(following(file).file(), size, 
                    () -> (int) truncate.invokeExact(file, size));
        } catch (Throwable e) {
            return failure.told(e);
        }
    }

    private int sync(MemorySegment file, int flags) {
        try {
            Followed known = following(file);
            if (log.failsSync(known.file())) {
                return NOT_SYNCED;
            }
            int mark = log.mark();
            int result = (int) sync.invokeExact(file, flags);
            if (result == 0) {
                log.synced(known.file(), mark);
                if (known.syncsFolder()) {
                    log.folderSynced(known.folder(), mark);
                    followed.put(file.address(), new Followed(known.file(), known.folder(), false));
                }
            }
            return result;
        } catch (Throwable e) {
            return failure.told(e);
        }
    }
}
