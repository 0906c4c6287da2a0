package io.warpbeam.coroutine.journal;

import java.io.Closeable;
import java.io.IOException;

/** An open file. One thread at a time writes, one at a time reads, and those may be two. */
interface DiskFile extends Closeable {

    long length() throws IOException;

    /** Reads as much as there is, up to {@code count}; returns how much that was, 0 at the end. */
    int read(long position, byte[] into, int offset, int count) throws IOException;

    /** Writes all, and grows the file as needed. */
    void write(long position, byte[] from, int offset, int count) throws IOException;

    void truncate(long length) throws IOException;

    /** Returns when everything written so far is on the disk, the length included. */
    void force() throws IOException;
}
