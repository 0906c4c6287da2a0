package io.warpbeam.examples.bank.load;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * Reads lines of limited length: what is longer is cut one character past the limit, so that no file can fill the
 * memory. One thread at a time.
 */
final class LineReader {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader reader;
    private final int longest;
    private final char[] buffer = new char[8192];
    private int next;
    private int end;
    private int lines;

    LineReader(Reader reader, int longest) {
        this.reader = reader;
        this.longest = longest;
    }

    /** How many lines were read. */
    int lines() {
        return lines;
    }

    /** The next line without its end ({@code \n} or {@code \r\n}); empty at the end of the file. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean any = false;
        while (fill()) {
            any = true;
            char c = buffer[next++];
            if (c == '\n') {
                break;
            }
            if (line.length() <= longest && !(lines == 0 && line.isEmpty() && c == BYTE_ORDER_MARK)) {
                line.append(c);
            }
        }
        if (!any) {
            return Optional.empty();
        }
        lines++;
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return Optional.of(line.toString());
    }

    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, reader.read(buffer));
        }
        return next < end;
    }
}
