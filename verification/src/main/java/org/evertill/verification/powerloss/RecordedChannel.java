package org.evertill.verification.powerloss;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** A file or a folder, opened by the product, whose writes and syncs are kept. Safe on any thread, as every channel. */
final class RecordedChannel extends FileChannel {

    private final FileChannel real;
    private final DiskLog log;
    private final Syncing syncing;
    private final int file;
    private final boolean appends;

    /** Tells the log of a sync that ended. */
    @FunctionalInterface
    private interface Syncing {
        void ended(int mark);
    }

    private RecordedChannel(FileChannel real, DiskLog log, Syncing syncing, int file, boolean appends) {
        this.real = real;
        this.log = log;
        this.syncing = syncing;
        this.file = file;
        this.appends = appends;
    }

    static RecordedChannel ofFile(FileChannel real, DiskLog log, int file, boolean appends) {
        return new RecordedChannel(real, log, mark -> log.synced(file, mark), file, appends);
    }

    static RecordedChannel ofFolder(FileChannel real, DiskLog log, String folder) {
        return new RecordedChannel(real, log, mark -> log.folderSynced(folder, mark), 0, false);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return log.writing(file, appends ? real.size() : real.position(), copy(source), () -> whole(source, -1));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return log.writing(file, position, copy(source), () -> whole(source, position));
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        log.resizing(file, size, () -> real.truncate(size));
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        if (file > 0 && log.failsSync(file)) {
            throw new IOException("Input/output error");
        }
        int mark = log.mark();
        real.force(metadata);
        syncing.ended(mark);
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) throws IOException {
        return real.lock(position, size, shared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return real.tryLock(position, size, shared);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return real.read(target);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return real.read(target, position);
    }

    @Override
    public long position() throws IOException {
        return real.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        real.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return real.size();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        return real.read(targets, offset, length);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
        return real.transferTo(position, count, target);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
        throw notRecorded();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
        throw notRecorded();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        throw notRecorded();
    }

    /** What is only read, or synced in part: no sync in part is relied upon, so none is kept. */
    @Override
    public MemorySegment map(MapMode mode, long position, long size, Arena arena) throws IOException {
        if (mode != MapMode.READ_ONLY) {
            throw notRecorded();
        }
        return real.map(mode, position, size, arena);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        real.close();
    }

    private static IOException notRecorded() {
        return new IOException("the product writes in a way that is not recorded");
    }

    /** A disk may take a part of the bytes; what is kept says they were all written, so they all are. */
    private int whole(ByteBuffer source, long position) throws IOException {
        int count = 0;
        while (source.hasRemaining()) {
            count += position < 0 ? real.write(source) : real.write(source, position + count);
        }
        return count;
    }

    private static byte[] copy(ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.duplicate().get(bytes);
        return bytes;
    }
}
