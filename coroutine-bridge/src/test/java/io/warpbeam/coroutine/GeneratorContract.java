package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.ProcessExit;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a generator does on either engine. */
abstract class GeneratorContract {

    /** Marks, in the order in which they were set. */
    final List<Object> log = new CopyOnWriteArrayList<>();

    /** That the generators are hosted by. */
    abstract EngineKind engine();

    final <T> Generator<T> generator(GeneratorBody<T> body) {
        return Generator.of(body).on(engine());
    }

    /** Without an end; tells when it is unwound. */
    final Generator<Integer> naturals() {
        return generator(out -> {
            log.add("begun");
            try (AutoCloseable _ = () -> log.add("resource")) {
                for (int i = 0; ; i++) {
                    out.yield(i);
                }
            } finally {
                log.add("unwound");
            }
        });
    }

    final Generator<Integer> upTo(int end) {
        return generator(out -> {
            for (int i = 0; i < end; i++) {
                out.yield(i);
            }
        });
    }

    // ---- iteration

    @Test
    void givesItsValuesInOrderAndEnds() {
        List<Integer> values = new ArrayList<>();
        for (int value : upTo(3)) {
            values.add(value);
        }
        assertThat(values).containsExactly(0, 1, 2);
        assertThat(upTo(0)).isEmpty();
    }

    @Test
    void runsAsFarAsItIsAskedAndNotBefore() {
        Generator<Integer> logging = generator(out -> {
            log.add("first");
            out.yield(1);
            log.add("second");
            out.yield(2);
        });
        var values = logging.iterator();
        assertThat(log).isEmpty();
        assertThat(values.next()).isEqualTo(1);
        assertThat(log).containsExactly("first");
        assertThat(values.next()).isEqualTo(2);
        assertThat(values.hasNext()).isFalse();
        assertThat(log).containsExactly("first", "second");
    }

    @Test
    void asksTheCodeOnceHoweverOftenItIsAskedWhetherThereIsMore() {
        Generator<Integer> counting = generator(out -> {
            log.add("step");
            out.yield(1);
        });
        var values = counting.iterator();
        assertThat(values.hasNext()).isTrue();
        assertThat(values.hasNext()).isTrue();
        assertThat(log).containsExactly("step");
        assertThat(values.next()).isEqualTo(1);
        assertThat(values.hasNext()).isFalse();
        assertThat(values.hasNext()).isFalse();
        assertThat(log).containsExactly("step");
    }

    @Test
    void hasNoNextAfterItsEnd() {
        var values = upTo(1).iterator();
        values.next();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(NoSuchElementException.class)
                    .isThrownBy(values::next)
                    .withMessageContaining("has ended");
        }
    }

    @Test
    void runsAnewEachTime() {
        Generator<Integer> twice = upTo(2);
        var first = twice.iterator();
        var second = twice.iterator();
        assertThat(List.of(first.next(), second.next(), first.next(), second.next()))
                .containsExactly(0, 0, 1, 1);
        assertThat(first.hasNext() || second.hasNext()).isFalse();
    }

    @Test
    void givesALoopWhatIsLeft() {
        List<Integer> rest = new ArrayList<>();
        try (var values = naturals().iterator()) {
            values.next();
            for (int value : values.remaining()) {
                rest.add(value);
                if (value == 2) {
                    break;
                }
            }
        }
        assertThat(rest).containsExactly(1, 2);
        assertThat(log).containsExactly("begun", "resource", "unwound");
    }

    @Test
    void isAViewOfACoroutine() {
        Coroutine<String, Unit, Integer> greeting = co -> {
            co.yield("hello");
            assertThat(co.yield("world")).isEqualTo(Unit.UNIT);
            return 42;
        };
        assertThat(Generator.over(greeting).on(engine())).containsExactly("hello", "world");
    }

    @Test
    void takesAllThatIsLeftAtOnce() {
        List<Integer> rest = new ArrayList<>();
        var values = upTo(5).iterator();
        values.next();
        assertThat(values.hasNext()).isTrue();
        values.forEachRemaining(rest::add);
        assertThat(rest).containsExactly(1, 2, 3, 4);
        values.forEachRemaining(rest::add);
        assertThat(rest).hasSize(4);
    }

    @Test
    void endsWhenItIsClosedByTheOneWhoTakesAll() {
        List<Integer> taken = new ArrayList<>();
        var values = naturals().iterator();
        values.forEachRemaining(value -> {
            taken.add(value);
            taken.add(values.next());
            values.close();
        });
        assertThat(taken).containsExactly(0, 1);
        assertThat(log).containsExactly("begun", "resource", "unwound");
    }

    @Test
    void givesManyValues() {
        assertThat(upTo(20_000).stream().mapToInt(i -> i).sum())
                .isEqualTo(IntStream.range(0, 20_000).sum());
    }

    // ---- close

    @Test
    void unwindsWhenItIsClosedInTheMiddle() {
        var values = naturals().iterator();
        values.next();
        assertThat(log).containsExactly("begun");
        values.close();
        values.close();
        assertThat(log).containsExactly("begun", "resource", "unwound");
    }

    @Test
    void unwindsWhenItIsClosedWithAValueInHand() {
        try (var values = naturals().iterator()) {
            assertThat(values.hasNext()).isTrue();
        }
        assertThat(log).containsExactly("begun", "resource", "unwound");
    }

    @Test
    void isClosedWithoutRunningWhenItHasNotBegun() {
        naturals().iterator().close();
        naturals().stream().close();
        assertThat(log).isEmpty();
    }

    @Test
    void refusesToBeUsedOnceItIsClosed() {
        var values = naturals().iterator();
        values.next();
        values.close();
        assertThatThrownBy(values::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was closed");
        assertThatThrownBy(values::next).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> values.forEachRemaining(log::add)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void throwsWhatItsCleanupThrowsWhenItIsClosed() {
        IllegalArgumentException inner = new IllegalArgumentException("inner");
        IOException outer = new IOException("outer");
        Generator<Integer> failing = generator(out -> {
            try (AutoCloseable _ = () -> fail(outer)) {
                try (AutoCloseable _ = () -> fail(inner)) {
                    out.yield(1);
                }
            }
        });
        var values = failing.iterator();
        values.next();
        assertThatThrownBy(values::close).isSameAs(inner).hasSuppressedException(outer);
        values.close();

        Generator<Integer> checked = generator(out -> {
            try (AutoCloseable _ = () -> fail(outer)) {
                out.yield(1);
            }
        });
        var others = checked.iterator();
        others.next();
        assertThatThrownBy(others::close)
                .isInstanceOf(GeneratorFailedException.class)
                .hasCause(outer);
    }

    static void fail(Exception e) throws Exception {
        throw e;
    }

    // ---- streams

    @Test
    void closesItsCodeWithTheStream() {
        try (Stream<Integer> stream = naturals().stream()) {
            assertThat(stream.map(i -> i * 2).limit(3).toList()).containsExactly(0, 2, 4);
        }
        assertThat(log).containsExactly("begun", "resource", "unwound");
        log.clear();
        try (Stream<Integer> stream = naturals().stream()) {
            assertThat(stream.takeWhile(i -> i < 2).toList()).containsExactly(0, 1);
        }
        assertThat(log).containsExactly("begun", "resource", "unwound");
        log.clear();
        try (Stream<Integer> stream = naturals().stream()) {
            assertThat(stream.filter(i -> i > 2).findFirst()).contains(3);
        }
        assertThat(log).containsExactly("begun", "resource", "unwound");
    }

    @Test
    void isClosedByTheStreamThatItIsAPartOf() {
        assertThat(Stream.of(1, 2).flatMap(_ -> upTo(2).stream().onClose(() -> log.add("closed"))))
                .containsExactly(0, 1, 0, 1);
        assertThat(log).containsExactly("closed", "closed");
    }

    @Test
    void runsNothingUntilAStreamIsConsumed() {
        try (Stream<Integer> stream = naturals().stream()) {
            Stream<Integer> _ = stream.map(i -> i + 1);
            assertThat(log).isEmpty();
        }
        assertThat(log).isEmpty();
    }

    @Test
    void isNotSplitByAParallelStream() {
        assertThat(upTo(1_000).stream().parallel().map(i -> i + 1).collect(Collectors.toSet()))
                .hasSize(1_000);
    }

    // ---- failures

    @Test
    void throwsWhatItsCodeThrowsAsItIs() {
        IllegalArgumentException boom = new IllegalArgumentException("boom");
        Generator<Integer> failing = generator(out -> {
            out.yield(1);
            throw boom;
        });
        var values = failing.iterator();
        values.next();
        assertThatThrownBy(values::hasNext).isSameAs(boom);
        assertThat(values.hasNext()).isFalse();
        assertThatThrownBy(values::next).isInstanceOf(NoSuchElementException.class);
        values.close();

        Generator<Integer> worse = generator(_ -> {
            throw new StackOverflowError("deep");
        });
        assertThatThrownBy(() -> worse.forEach(log::add)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void throwsACheckedExceptionAsTheCauseOfItsOwn() {
        FileNotFoundException missing = new FileNotFoundException("no.txt");
        Generator<Integer> failing = generator(_ -> {
            throw missing;
        });
        assertThatThrownBy(() -> failing.iterator().next())
                .isInstanceOf(GeneratorFailedException.class)
                .hasMessageContaining("no.txt")
                .hasCause(missing);
        assertThatThrownBy(() -> failing.stream().toList()).hasCause(missing);
    }

    @Test
    void keepsWhatCleanupsThrowAfterAFailure() {
        IOException close = new IOException("close");
        Generator<Integer> failing = generator(_ -> {
            try (AutoCloseable _ = () -> fail(close)) {
                throw new IllegalStateException("primary");
            }
        });
        assertThatThrownBy(() -> failing.iterator().next())
                .hasMessage("primary")
                .hasSuppressedException(close);
    }

    @Test
    void keepsTheInterruptWithAnInterruptedException() {
        Generator<Integer> interrupted = generator(_ -> {
            throw new InterruptedException("enough");
        });
        assertThatThrownBy(() -> interrupted.iterator().next()).hasCauseInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void throwsRaisedValuesAndExitsWithTheirTypes() {
        Generator<Integer> raising = Generator.<Integer>over(co -> {
                    throw co.raise("mine");
                })
                .on(engine());
        assertThatExceptionOfType(RaisedException.class)
                .isThrownBy(() -> raising.iterator().next())
                .satisfies(e -> assertThat(e.value()).isEqualTo("mine"));
        Generator<Integer> exiting = generator(_ -> {
            throw new ProcessExit(ExitReason.NORMAL);
        });
        assertThatExceptionOfType(ProcessExit.class)
                .isThrownBy(() -> exiting.iterator().next())
                .satisfies(e -> assertThat(e.reason()).isEqualTo(ExitReason.NORMAL));
    }

    @Test
    void yieldsNoNull() {
        Generator<String> nulls = generator(out -> out.yield(CoroutineContract.nothing()));
        assertThatThrownBy(() -> nulls.iterator().next()).isInstanceOf(NullPointerException.class);
    }

    // ---- misuse

    @Test
    void refusesToBeAskedByItsOwnCode() {
        List<GeneratorIterator<Integer>> own = new ArrayList<>();
        Generator<Integer> loop = generator(_ -> own.getFirst().next());
        own.add(loop.iterator());
        assertThatThrownBy(() -> own.getFirst().next())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is in use");
    }

    @Test
    void refusesToYieldAfterItsEndAndFromOutside() {
        List<Yielder<Integer>> leaked = new ArrayList<>();
        Generator<Integer> leaking = generator(out -> {
            leaked.add(out);
            out.yield(1);
        });
        var values = leaking.iterator();
        values.next();
        assertThatThrownBy(() -> leaked.getFirst().yield(2)).isInstanceOf(IllegalStateException.class);
        assertThat(values.hasNext()).isFalse();
        assertThatThrownBy(() -> leaked.getFirst().yield(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("after its end");
    }

    // ---- generators in generators

    private record Tree(int value, List<Tree> children) {}

    private Generator<Integer> walk(Tree tree) {
        return generator(out -> {
            out.yield(tree.value());
            for (Tree child : tree.children()) {
                out.yieldAll(walk(child));
            }
        });
    }

    @Test
    void yieldsAllOfOthers() {
        Tree tree = new Tree(1, List.of(new Tree(2, List.of(new Tree(3, List.of()))), new Tree(4, List.of())));
        assertThat(walk(tree)).containsExactly(1, 2, 3, 4);
        Generator<Object> mixed = generator(out -> {
            out.yieldAll(List.of("a", "b"));
            out.yieldAll(walk(tree));
        });
        assertThat(mixed).containsExactly("a", "b", 1, 2, 3, 4);
    }

    @Test
    void unwindsTheInnermostFirst() {
        Generator<Integer> outer = generator(out -> {
            try {
                out.yieldAll(naturals());
            } finally {
                log.add("outer");
            }
        });
        try (Stream<Integer> stream = outer.stream()) {
            assertThat(stream.limit(2).toList()).containsExactly(0, 1);
        }
        assertThat(log).containsExactly("begun", "resource", "unwound", "outer");
    }

    @Test
    void mayCatchWhatAnInnerOneThrows() {
        IOException boom = new IOException("boom");
        Generator<Object> inner = generator(_ -> fail(boom));
        Generator<Object> outer = generator(out -> {
            try {
                out.yieldAll(inner);
            } catch (GeneratorFailedException e) {
                out.yield(e.getCause());
            }
        });
        assertThat(outer).containsExactly(boom);
    }

    private Generator<Integer> chain(int depth) {
        return generator(out -> {
            out.yield(depth);
            if (depth > 0) {
                out.yieldAll(chain(depth - 1));
            }
        });
    }

    @Test
    void handsAValueOutOnceHoweverDeepItComesFrom() {
        assertThat(chain(200).stream().toList())
                .isEqualTo(IntStream.rangeClosed(-200, 0).map(i -> -i).boxed().toList());
    }
}
