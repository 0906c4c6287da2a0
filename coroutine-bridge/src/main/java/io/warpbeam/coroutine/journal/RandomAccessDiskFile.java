package io.warpbeam.coroutine.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** An open file that no interrupt can close. */
final class RandomAccessDiskFile implements DiskFile {

    // One handle has one position, so reader and writer have one each.
    private final RandomAccessFile writer;
    private final RandomAccessFile reader;

    RandomAccessDiskFile(Path file) throws IOException {
        reader = new RandomAccessFile(file.toFile(), "r");
        boolean opened = false;
        try {
            writer = new RandomAccessFile(file.toFile(), "rw");
            opened = true;
        } finally {
            if (!opened) {
                reader.close();
            }
        }
    }

    @Override
    public long length() throws IOException {
        return reader.length();
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) throws IOException {
        reader.seek(position);
        int done = 0;
        while (done < count) {
            int read = reader.read(into, offset + done, count - done);
            if (read < 0) {
                break;
            }
            done += read;
        }
        return done;
    }

    @Override
    public void write(long position, byte[] from, int offset, int count) throws IOException {
        writer.seek(position);
        writer.write(from, offset, count);
    }

    @Override
    public void truncate(long length) throws IOException {
        writer.setLength(length);
    }

    @Override
    public void force() throws IOException {
        writer.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        try (reader) {
            writer.close();
        }
    }
}
