package io.warpbeam.coroutine.journal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What names and records may be. */
record Limits(int maxRecordBytes) {

    /** The name in UTF-8; two names are never the same bytes. */
    static byte[] nameBytes(String log) {
        Objects.requireNonNull(log, "log");
        byte[] bytes;
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(log));
            bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("log must be Unicode text, but has half a surrogate pair: " + log, e);
        }
        if (bytes.length == 0 || bytes.length > Journal.MAX_NAME_BYTES) {
            throw new IllegalArgumentException("log must be a name of 1 to " + Journal.MAX_NAME_BYTES
                    + " bytes in UTF-8, but has " + bytes.length);
        }
        return bytes;
    }

    void check(byte[] record) {
        Objects.requireNonNull(record, "record");
        if (record.length > maxRecordBytes) {
            throw new IllegalArgumentException(
                    "record must not be longer than " + maxRecordBytes + " bytes, but has " + record.length);
        }
    }

    void check(List<byte[]> records) {
        long sum = 0;
        for (byte[] record : records) {
            sum += Integer.BYTES + Objects.requireNonNull(record, "record").length;
        }
        if (sum > maxRecordBytes) {
            throw new IllegalArgumentException("records must not be longer than " + maxRecordBytes
                    + " bytes together, 4 for each included, but have " + sum);
        }
    }
}
