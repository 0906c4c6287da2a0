package io.warpbeam.coroutine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JVM that appends numbers to a journal and tells each when it is durable, until it is killed. */
final class OtherProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProgram(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static OtherProgram writing(Path file) throws IOException {
        return new OtherProgram(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProgram.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start());
    }

    /** Reads the output up to the record with this number. */
    void awaitRecords(int count) throws IOException {
        String line = output.readLine();
        while (line != null && Integer.parseInt(line) < count) {
            line = output.readLine();
        }
        assertThat(line).as("the program goes on").isNotNull();
    }

    /** Kills the program and returns the last number that it told. */
    int kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // leaves the output open
        List<String> rest = output.lines().toList();
        process.waitFor();
        return rest.size() < 2 ? 0 : Integer.parseInt(rest.get(rest.size() - 2));
    }

    String firstLine() throws IOException {
        return output.readLine();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        output.close();
    }

    /** Run in a JVM of its own. */
    @SuppressWarnings("SystemOut")
    static void main(String[] args) {
        JournalOptions options = JournalOptions.DEFAULT.rewriteAt(2_000, 10);
        try (FileJournal journal = FileJournal.open(Path.of(args[0]), options)) {
            for (int i = 1; ; i++) {
                Logs.append(journal, "numbers", Integer.toString(i));
                System.out.println(i);
                Logs.append(journal, "waste", "x".repeat(i % 700));
                journal.delete("waste");
            }
        } catch (JournalException e) {
            System.out.println(e.kind());
        }
    }
}
