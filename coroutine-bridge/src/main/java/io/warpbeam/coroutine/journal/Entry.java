package io.warpbeam.coroutine.journal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * One change as it stands in the file. Numbers have their highest byte first.
 *
 * <pre>
 *  0        4  n, length of the payload
 *  4        4  CRC-32C of the length and the payload
 *  8        1  payload: kind, 1 append or 2 replace; 128 added on the first entry of a group
 *  9        2           m, length of the name
 * 11        m           name of the log, UTF-8
 * 11 + m ..n+8          records, each 4 bytes length and its bytes
 * </pre>
 *
 * <p>A group is what was forced at once. Its first entry is marked because a group is written only after the one before
 * it was forced: of a file that is opened only the last group may be other than on the disk.
 */
final class Entry {

    static final int HEAD_BYTES = 8;

    private static final int CHECKSUM_AT = 4;
    private static final int KIND_AT = 8;
    private static final int NAME_AT = 11;
    private static final int FIRST_MARK = 0x80;

    /** Shortest and longest payload: a mark of deletion, and the longest record there may be. */
    private static final int MIN_PAYLOAD = NAME_AT - HEAD_BYTES + 1;

    private static final int MAX_PAYLOAD =
            NAME_AT - HEAD_BYTES + Journal.MAX_NAME_BYTES + Integer.BYTES + JournalOptions.LARGEST_RECORD_BYTES;

    private final byte[] bytes;
    private final String log;

    private Entry(byte[] bytes, String log) {
        this.bytes = bytes;
        this.log = log;
    }

    static Entry append(String log, byte[] record) {
        return of(1, log, List.of(record));
    }

    static Entry replace(String log, List<byte[]> records) {
        return of(2, log, records);
    }

    private static Entry of(int kind, String log, List<byte[]> records) {
        byte[] name = Limits.nameBytes(log);
        int size = NAME_AT + name.length;
        for (byte[] record : records) {
            size += Integer.BYTES + record.length;
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putInt(size - HEAD_BYTES).putInt(0).put((byte) kind).putShort((short) name.length);
        out.put(name);
        for (byte[] record : records) {
            out.putInt(record.length).put(record);
        }
        return new Entry(out.array(), log);
    }

    /** Whether a payload may have this length, in a file with so many bytes behind it. */
    static boolean isLength(int payload, long left) {
        return payload >= MIN_PAYLOAD && payload <= MAX_PAYLOAD && payload <= left;
    }

    /** The entry in these bytes, if they are one from the first to the last. */
    static Optional<Entry> parse(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt(0) != bytes.length - HEAD_BYTES || in.getInt(CHECKSUM_AT) != checksum(bytes)) {
            return Optional.empty();
        }
        int kind = in.get(KIND_AT) & ~FIRST_MARK & 0xff;
        int nameEnd = NAME_AT + Short.toUnsignedInt(in.getShort(KIND_AT + 1));
        if (kind < 1 || kind > 2 || nameEnd == NAME_AT || nameEnd > bytes.length) {
            return Optional.empty();
        }
        in.position(NAME_AT).limit(nameEnd);
        try {
            Entry entry = new Entry(
                    bytes, StandardCharsets.UTF_8.newDecoder().decode(in).toString());
            return entry.recordsFill(nameEnd) ? Optional.of(entry) : Optional.empty();
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private boolean recordsFill(int from) {
        ByteBuffer in = ByteBuffer.wrap(bytes).position(from);
        while (in.remaining() >= Integer.BYTES) {
            int length = in.getInt();
            if (length < 0 || length > in.remaining()) {
                return false;
            }
            in.position(in.position() + length);
        }
        return !in.hasRemaining() && (replaces() || bytes.length > from);
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, CHECKSUM_AT);
        crc.update(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES);
        return (int) crc.getValue();
    }

    /** Marks the entry, or takes the mark away, and makes the checksum; by the writer, just before it writes. */
    Entry seal(boolean firstOfGroup) {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        int kind = bytes[KIND_AT] & ~FIRST_MARK;
        out.put(KIND_AT, (byte) (firstOfGroup ? kind | FIRST_MARK : kind));
        out.putInt(CHECKSUM_AT, checksum(bytes));
        return this;
    }

    boolean isFirstOfGroup() {
        return (bytes[KIND_AT] & FIRST_MARK) != 0;
    }

    String log() {
        return log;
    }

    /** Whether what the log had before is gone. */
    boolean replaces() {
        return (bytes[KIND_AT] & ~FIRST_MARK & 0xff) == 2;
    }

    /** Whether the log is gone too. */
    boolean deletes() {
        return replaces() && recordsFrom() == bytes.length;
    }

    private int recordsFrom() {
        return NAME_AT + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(KIND_AT + 1));
    }

    List<byte[]> records() {
        List<byte[]> records = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(bytes).position(recordsFrom());
        while (in.hasRemaining()) {
            byte[] record = new byte[in.getInt()];
            in.get(record);
            records.add(record);
        }
        return records;
    }

    /** The bytes themselves, sealed. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return bytes.length;
    }
}
