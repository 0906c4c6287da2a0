package io.warpbeam.examples.bank.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.examples.bank.TestBank;
import io.warpbeam.examples.bank.load.Progress;
import io.warpbeam.examples.bank.load.RowParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("./demo import FILE.csv --chaos");
        assertThat(run("dance")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("There is no command dance. Try ./demo --help.");
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(run("import", "missing.csv", "--data", data())).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("There is no file missing.csv.");
    }

    @Test
    void saysThatTheBankIsInUse() throws IOException {
        try (TestBank _ = new TestBank(Path.of(data()))) {
            assertThat(run("import", file("T1,open,A,,1.00"), "--data", data())).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("is another bank running on it?");
        }
    }

    @Test
    void importsAFileAndReports() throws IOException {
        assertThat(run("import", file("T1,open,A,,1234.50", "T2,withdraw,A,,9999"), "--data", data()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("line 3 rejected: Account A holds 1234.50, which is less than 9999.00.")
                .contains("control total      expected 1,234.50, found 1,234.50")
                .contains("The books are right.");
    }

    @Test
    void drawsABar() {
        assertThat(ProgressBar.line(new Progress(50, 100, 3, 7, 2_000_000_000L)))
                .isEqualTo("[###############...............]  50 %  50 of 100 rows, 3 rejected, 7 restarts, 25 rows/s");
        assertThat(ProgressBar.line(new Progress(0, 0, 0, 0, 0))).startsWith("[##############################] 100 %");
    }

    private String data() {
        return directory.resolve("bank").toString();
    }

    private String file(String... rows) throws IOException {
        Path file = directory.resolve("rows.csv");
        Files.writeString(file, RowParser.HEADER + "\n" + String.join("\n", rows));
        return file.toString();
    }

    private int run(String... words) {
        return Demo.run(
                List.of(words),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
