package io.warpbeam.coroutine.journal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Optional;

/** Reads the entries of a file from the first on, as far as they are whole. */
final class EntryReader {

    private static final int WINDOW_BYTES = 1 << 16;

    private final long end;
    private final InputStream in;

    // Where the next entry begins.
    private long position = Header.BYTES;

    EntryReader(DiskFile file, long end) {
        this.end = end;
        in = new BufferedInputStream(new Bytes(file, position, end), WINDOW_BYTES);
    }

    /**
     * The next entry; none at the end, and none at one that is torn, altered or none of ours. Not to be called then.
     */
    Optional<Entry> next() throws IOException {
        byte[] head = in.readNBytes(Entry.HEAD_BYTES);
        if (head.length < Entry.HEAD_BYTES) {
            return Optional.empty();
        }
        int payload = ByteBuffer.wrap(head).getInt();
        if (!Entry.isLength(payload, end - position - Entry.HEAD_BYTES)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[Entry.HEAD_BYTES + payload];
        System.arraycopy(head, 0, bytes, 0, head.length);
        if (in.readNBytes(bytes, head.length, payload) < payload) {
            return Optional.empty();
        }
        Optional<Entry> entry = Entry.parse(bytes);
        position += entry.map(Entry::size).orElse(0);
        return entry;
    }

    /** The end of the entries read so far. */
    long position() {
        return position;
    }

    /** The one entry at this place. */
    static Optional<Entry> at(DiskFile file, long position, int size) throws IOException {
        byte[] bytes = new byte[size];
        return file.read(position, bytes, 0, size) < size ? Optional.empty() : Entry.parse(bytes);
    }

    /** A part of a file as a stream. */
    private static final class Bytes extends InputStream {
        private final DiskFile file;
        private final long end;
        private long position;

        Bytes(DiskFile file, long position, long end) {
            this.file = file;
            this.position = position;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            Objects.checkFromIndexSize(offset, count, into.length);
            int read = file.read(position, into, offset, (int) Math.min(count, end - position));
            position += read;
            return read == 0 && count > 0 ? -1 : read;
        }
    }
}
