package io.warpbeam.coroutine.journal;

import java.io.IOException;

/** Writes entries to the end of a file, small ones together. */
final class EntryWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private final DiskFile file;
    private final byte[] buffer = new byte[BUFFER_BYTES];

    // Where the buffer goes, and how much is in it.
    private long flushed;
    private int filled;

    EntryWriter(DiskFile file, long end) {
        this.file = file;
        flushed = end;
    }

    /** Where the next entry will stand. */
    long end() {
        return flushed + filled;
    }

    void add(byte[] bytes) throws IOException {
        if (bytes.length > buffer.length - filled) {
            flush();
        }
        if (bytes.length > buffer.length) {
            file.write(flushed, bytes, 0, bytes.length);
            flushed += bytes.length;
        } else {
            System.arraycopy(bytes, 0, buffer, filled, bytes.length);
            filled += bytes.length;
        }
    }

    void flush() throws IOException {
        if (filled > 0) {
            file.write(flushed, buffer, 0, filled);
            flushed += filled;
            filled = 0;
        }
    }
}
