package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of the documentation. */
class GeneratorExampleTest {

    @Test
    void streamsFibonacciNumbers() {
        // @start region="fibonacci"
        Generator<Long> fibonacci = Generator.of(out -> {
            long a = 0;
            long b = 1;
            while (true) {
                out.yield(a);
                long next = a + b;
                a = b;
                b = next;
            }
        });
        try (Stream<Long> numbers = fibonacci.stream()) {
            assertThat(numbers.limit(8).toList()).containsExactly(0L, 1L, 1L, 2L, 3L, 5L, 8L, 13L);
        }
        // @end
    }

    @Test
    void leavesALoop() {
        List<String> unwound = new ArrayList<>();
        Generator<String> lines = Generator.of(out -> {
            try {
                out.yieldAll(List.of("fine", "ERROR", "more"));
            } finally {
                unwound.add("closed");
            }
        });
        // @start region="break"
        try (var run = lines.iterator()) {
            for (String line : run.remaining()) {
                if (line.contains("ERROR")) {
                    break;
                }
            }
        }
        // @end
        assertThat(unwound).containsExactly("closed");
    }
}
