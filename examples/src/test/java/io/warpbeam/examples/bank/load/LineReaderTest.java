package io.warpbeam.examples.bank.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void takesBothKindsOfLineEndsAndDropsTheByteOrderMark() throws IOException {
        assertThat(lines("\uFEFFa\r\n\nb\nc")).containsExactly("a", "", "b", "c");
        assertThat(lines("a\n")).containsExactly("a");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void cutsLongLinesAndGoesOnWithTheNext() throws IOException {
        assertThat(lines("x".repeat(100_000) + "\nb")).containsExactly("x".repeat(11), "b");
    }

    private static List<String> lines(String text) throws IOException {
        LineReader reader = new LineReader(new StringReader(text), 10);
        List<String> lines = new ArrayList<>();
        for (Optional<String> line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        assertThat(reader.lines()).isEqualTo(lines.size());
        return lines;
    }
}
