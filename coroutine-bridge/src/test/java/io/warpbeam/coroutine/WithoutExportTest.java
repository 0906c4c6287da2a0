package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A JVM that does not export the continuations of the JDK has the portable engine only. */
class WithoutExportTest {

    @Test
    void thePortableEngineTakesThePlaceOfTheFastOne() throws Exception {
        assertThat(tellOfAJvmWith())
                .isEqualTo("available: false, own thread: true, values: [0, 1, 2], another thread: refused");
    }

    @Test
    void theFastEngineIsThereWithTheExport() throws Exception {
        assertThat(tellOfAJvmWith("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED"))
                .isEqualTo("available: true, own thread: false, values: [0, 1, 2], another thread: refused");
    }

    private static String tellOfAJvmWith(String... options) throws IOException, InterruptedException {
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Stream.of(options),
                        Stream.of("-cp", System.getProperty("java.class.path"), WithoutExportTest.class.getName()))
                .flatMap(part -> part)
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told.strip();
    }

    /** Run in a JVM of its own. */
    @SuppressWarnings("SystemOut")
    static void main() {
        Generator<Integer> values =
                Generator.<Integer>of(out -> out.yieldAll(List.of(0, 1, 2))).on(EngineKind.FAST);
        Generator<Thread> where =
                Generator.<Thread>of(out -> out.yield(Thread.currentThread())).on(EngineKind.FAST);
        System.out.println("available: " + EngineKind.FAST.isAvailable()
                + ", own thread: " + !where.iterator().next().equals(Thread.currentThread())
                + ", values: " + values.stream().toList()
                + ", another thread: " + stepElsewhere(values.iterator()));
    }

    private static String stepElsewhere(GeneratorIterator<Integer> begun) {
        try (begun) {
            begun.next();
            return CompletableFuture.supplyAsync(() -> {
                        try {
                            return "took " + begun.next();
                        } catch (IllegalStateException e) {
                            return "refused";
                        }
                    })
                    .join();
        }
    }
}
