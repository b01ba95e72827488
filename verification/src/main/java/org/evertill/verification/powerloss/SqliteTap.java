package org.evertill.verification.powerloss;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

/**
 * Puts us between SQLite and the operating system, in this process: SQLite reaches its files through a table of
 * functions (https://www.sqlite.org/vfs.html) that every connection points to, and here those that open and delete are
 * replaced by ours, which keep what they do in the {@link DiskLog} and call the ones they replace. Needs nothing but
 * the driver and the JDK: no tool, no rights, no other library. Its functions are called on the product's threads.
 */
@SuppressWarnings("restricted") // reaching into another library's memory is what it is for
final class SqliteTap {

    /** Where {@code struct sqlite3_vfs} has its name and the functions we stand in for, and its size. */
    private static final long VFS_NAME = 24;
    private static final long VFS_OPEN = 40;
    private static final long VFS_DELETE = 48;
    private static final long VFS_BYTES = 22 * 8;
    private static final Set<String> SYSTEMS = Set.of("unix", "win32");
    private static final int NAME_BYTES_MAX = 4096;

    /** SQLITE_OPEN_CREATE. */
    private static final int MAY_MAKE = 0x4;
    /** SQLITE_OPEN_MAIN_JOURNAL, _SUPER_JOURNAL, _WAL: who may make one syncs the folder after its own first sync. */
    private static final int NAME_IS_SYNCED = 0x800 | 0x4000 | 0x80000;

    private static final FunctionDescriptor OPEN =
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    private static final FunctionDescriptor DELETE = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);

    private final DiskLog log;
    private final TapFailure failure = new TapFailure();
    private final MethodHandle open;
    private final MethodHandle delete;
    private final Map<Long, TappedMethods> methods = new ConcurrentHashMap<>();

    private SqliteTap(MemorySegment system, DiskLog log) {
        this.log = log;
        this.open = Linker.nativeLinker().downcallHandle(system.get(ADDRESS, VFS_OPEN), OPEN);
        this.delete = Linker.nativeLinker().downcallHandle(system.get(ADDRESS, VFS_DELETE), DELETE);
    }

    /**
     * Whatever SQLite opens in this process from now on is kept in the log.
     *
     * @return what fails in keeping it
     * @throws SQLException with a sentence, when this driver or this system is not as we know them
     */
    static TapFailure install(DiskLog log) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            MemorySegment system = systemOf(connection);
            String name = text(system.get(ADDRESS, VFS_NAME));
            if (!SYSTEMS.contains(name)) {
                throw new SQLException("SQLite reaches its files by \"" + name + "\", which is not known here");
            }
            SqliteTap tap = new SqliteTap(system, log);
            system.set(ADDRESS, VFS_OPEN, upcall(MethodHandles.lookup().bind(tap, "open", typeOf(OPEN)), OPEN));
            system.set(ADDRESS, VFS_DELETE, upcall(MethodHandles.lookup().bind(tap, "delete", typeOf(DELETE)), DELETE));
            return tap.failure;
        } catch (ReflectiveOperationException otherDriver) {
            throw new SQLException("this SQLite driver is not the one that is known here", otherDriver);
        }
    }

    /** A function of ours that C can call for as long as the process lives. */
    static MemorySegment upcall(MethodHandle method, FunctionDescriptor type) {
        return Linker.nativeLinker().upcallStub(method, type, Arena.global());
    }

    /** The Java type of a method that stands in for a C function. */
    static MethodType typeOf(FunctionDescriptor type) {
        return type.toMethodType();
    }

    private static MemorySegment systemOf(Connection connection) throws SQLException, ReflectiveOperationException {
        DB driver = connection.unwrap(SQLiteConnection.class).getDatabase();
        Field pointer = driver.getClass().getDeclaredField("pointer");
        pointer.setAccessible(true);
        // struct sqlite3 begins with the table of functions its files go through
        return MemorySegment.ofAddress(pointer.getLong(driver)).reinterpret(ADDRESS.byteSize())
                .get(ADDRESS, 0).reinterpret(VFS_BYTES);
    }

    private static String text(MemorySegment name) {
        return name.reinterpret(NAME_BYTES_MAX).getString(0);
    }

    private int open(MemorySegment vfs, MemorySegment name, MemorySegment file, int flags, MemorySegment outFlags) {
        try {
            Optional<String> kept = name.address() == 0 ? Optional.empty() : log.nameOf(Path.of(text(name)));
            if (kept.isEmpty()) {
                return (int) open.invokeExact(vfs, name, file, flags, outFlags);
            }
            DiskLog.Opened<Integer> opened =
                    log.open(kept.get(), () -> (int) open.invokeExact(vfs, name, file, flags, outFlags));
            if (opened.handle() == 0) {
                boolean syncsFolder = (flags & MAY_MAKE) != 0 && (flags & NAME_IS_SYNCED) != 0;
                TappedMethods.of(file, methods, log, failure).follow(file,
                        new TappedMethods.Followed(opened.file(), folderOf(kept.get()), syncsFolder));
            }
            return opened.handle();
        } catch (Throwable e) {
            return failure.told(e);
        }
    }

    private int delete(MemorySegment vfs, MemorySegment name, int syncsFolder) {
        try {
            Optional<String> kept = log.nameOf(Path.of(text(name)));
            if (kept.isEmpty()) {
                return (int) delete.invokeExact(vfs, name, syncsFolder);
            }
            return log.deleting(kept.get(),
                    syncsFolder == 0 ? Optional.empty() : Optional.of(folderOf(kept.get())),
                    () -> (int) delete.invokeExact(vfs, name, syncsFolder));
        } catch (Throwable e) {
            return failure.told(e);
        }
    }

    private static String folderOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }
}
