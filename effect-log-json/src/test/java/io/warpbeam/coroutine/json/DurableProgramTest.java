package io.warpbeam.coroutine.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.journal.FileJournal;
import io.warpbeam.coroutine.log.Durability;
import io.warpbeam.coroutine.log.DurableCoroutine;
import io.warpbeam.coroutine.log.SerializableCoroutine;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in a program that is killed from outside again and again. */
class DurableProgramTest {

    private record Print(String line, int copies) implements Operation<Integer> {}

    private static final State<Integer> PRINTED = State.of("printed");

    private static final Coroutine<String, String, Integer> PRINTING = co -> {
        for (int page = 1; page <= 3; page++) {
            String text = co.yield("page " + page + "?");
            int copies = co.perform(new Print(text, page));
            PRINTED.update(co, printed -> printed + copies);
        }
        return co.perform(PRINTED.get());
    };

    @TempDir
    private Path folder;

    private List<String> runUntil(String line) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DurableProgramTest.class.getName(),
                        folder.resolve("some.journal").toString())
                .redirectErrorStream(true)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader output = program.inputReader()) {
            String next = output.readLine();
            while (next != null) {
                told.add(next);
                if (next.startsWith(line)) {
                    program.toHandle().destroyForcibly();
                    program.waitFor();
                    return told;
                }
                next = output.readLine();
            }
        }
        throw new AssertionError("the program ended without " + line + ": " + told);
    }

    @Test
    void goesOnAfterItsProgramWasKilled() throws Exception {
        assertThat(runUntil("page 2?")).containsExactly("page 1?", "printing text 1 as print/1/2", "page 2?");
        List<String> second = runUntil("printing text 2");
        assertThat(second).first().isEqualTo("page 2?");
        List<String> third = runUntil("page 3?");
        assertThat(third).first().isIn("page 2?", "printing text 2 as " + key(second), "page 3?");
        List<String> last = runUntil("result");
        assertThat(last).first().isEqualTo("page 3?");
        assertThat(last).last().isEqualTo("result 6");
        List<String> printed = Stream.of(second, third, last)
                .flatMap(List::stream)
                .filter(line -> line.startsWith("printing"))
                .distinct()
                .toList();
        assertThat(printed).hasSize(2);
    }

    private static String key(List<String> told) {
        String line = told.getLast();
        return line.substring(line.indexOf(" as ") + 4);
    }

    /** Run in a JVM of its own: takes the run up, answers its questions, and waits at the end to be killed. */
    @SuppressWarnings("SystemOut")
    static void main(String[] arguments) throws IOException {
        Handler<Unit> printer = Handler.of(Print.class, (print, context) -> {
            System.out.println(
                    "printing " + print.line() + " as " + context.key().orElseThrow());
            return print.copies();
        });
        try (FileJournal journal = FileJournal.open(Path.of(arguments[0]))) {
            DurableCoroutine<String, String, Integer> printing = new DurableCoroutine<>(
                    "print",
                    SerializableCoroutine.of(PRINTING).with(PRINTED.from(0)).with(printer),
                    journal,
                    JsonLogCodec.of(Print.class),
                    Durability.EACH_EFFECT);
            try (var run = (printing.unfinished().isEmpty() ? printing.start("1") : printing.resume("1")).pending()) {
                CoroutineState<String, String, Integer> state = run.run();
                while (state instanceof CoroutineState.Suspended<String, String, Integer> asking) {
                    System.out.println(asking.value());
                    state = asking.resume("text " + asking.value().charAt(5));
                }
                System.out.println("result " + state.orThrow());
            }
        }
        System.in.read();
    }
}
