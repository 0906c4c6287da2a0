package io.warpbeam.coroutine.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** The first 16 bytes of a file: 8 that are always the same, 4 for the version, and a CRC-32C of these 12. */
final class Header {

    static final int BYTES = 16;

    private static final int VERSION = 1;
    private static final byte[] MAGIC = "WARPJRNL".getBytes(StandardCharsets.US_ASCII);

    private Header() {}

    static byte[] bytes() {
        return bytes(VERSION);
    }

    static byte[] bytes(int version) {
        ByteBuffer out = ByteBuffer.allocate(BYTES).put(MAGIC).putInt(version);
        return out.putInt(checksum(out.array())).array();
    }

    private static int checksum(byte[] header) {
        CRC32C crc = new CRC32C();
        crc.update(header, 0, BYTES - Integer.BYTES);
        return (int) crc.getValue();
    }

    /** Refuses a file that is not one of ours, or one whose version is unknown. */
    static void check(DiskFile file, String name) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(BYTES);
        int read = file.read(0, in.array(), 0, BYTES);
        if (read < BYTES || !Arrays.equals(in.array(), 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw refused(name + " is no journal: it does not begin with the header of one");
        }
        if (in.getInt(BYTES - Integer.BYTES) != checksum(in.array())) {
            throw refused(name + " is a journal with a damaged header");
        }
        if (in.getInt(MAGIC.length) != VERSION) {
            throw refused(name + " is a journal of version " + in.getInt(MAGIC.length) + ", and only version " + VERSION
                    + " is known");
        }
    }

    private static JournalException refused(String message) {
        return new JournalException(JournalException.Kind.NOT_A_JOURNAL, message + "; it was left as it is");
    }
}
