package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as immutable, and how what does not is named. */
@SuppressWarnings({"ArrayRecordComponent", "JavaUtilDate", "UnusedVariable"}) // samples of what programs hold
class InquiryTest {

    private final Shapes shapes = new Shapes(Set.of());

    record Money(long cents, String currency) {}

    record Item(String name, Money price, byte[] buffer) {}

    record Deposit(String account, List<Item> items) {}

    record Box(Object content) {}

    record Loop(Loop next, int number) {}

    sealed interface Figure {
        record Circle(double radius) implements Figure {}

        record Group(Figure left, Figure right) implements Figure {}

        enum Nothing implements Figure {
            NOTHING
        }
    }

    record Drawing(Figure figure) {}

    sealed interface Leaky {
        record Tight(int number) implements Leaky {}

        non-sealed class Loose implements Leaky {
            int number;
        }
    }

    record LeakyBox(Leaky leaky) {}

    static final class Frozen {
        private final String text;
        private final Object any;

        Frozen(String text, Object any) {
            this.text = text;
            this.any = any;
        }
    }

    static class Changing {
        int count;
    }

    static final class Heir extends Changing {
        final String own = "own";
    }

    /** A list with nothing but final fields of its own. */
    static final class Range extends AbstractList<Integer> {
        private final int size;

        Range(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }
    }

    /** A record whose accessor hides what it holds. */
    record Sly(List<Integer> list) {
        @Override
        public List<Integer> list() {
            return List.copyOf(list);
        }
    }

    static final class Promised implements Sendable {
        int count;
    }

    static final class PlainError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlainError(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @SuppressWarnings("serial")
    static final class LoadedError extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final List<String> details;

        LoadedError(List<String> details) {
            this.details = details;
        }
    }

    static class Callback {
        final Object owner;

        Callback(Object owner) {
            this.owner = owner;
        }
    }

    private String flaw(Object object) {
        return Inquiry.flaw(shapes, object, true);
    }

    static Stream<Object> immutable() {
        int captured = 3;
        Supplier<Integer> capturing = () -> captured;
        Supplier<String> plain = () -> "plain";
        return Stream.of(
                "text",
                1,
                2.0,
                'c',
                true,
                BigInteger.TEN,
                BigDecimal.ONE,
                UUID.randomUUID(),
                URI.create("http://a"),
                Path.of("a"),
                Locale.ROOT,
                Instant.EPOCH,
                Duration.ZERO,
                ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("Europe/Paris")),
                String.class,
                new Object(),
                Figure.Nothing.NOTHING,
                Optional.of("a"),
                Optional.of(new Box(List.of(1))),
                new Money(1, "EUR"),
                new Loop(new Loop(new Loop(null, 3), 2), 1),
                new Drawing(new Figure.Group(new Figure.Circle(1), Figure.Nothing.NOTHING)),
                new LeakyBox(new Leaky.Tight(1)),
                new Deposit("a", List.of(new Item("b", new Money(1, "EUR"), null))),
                new Frozen("a", Map.of("k", Set.of(1, 2))),
                List.of(),
                List.of(1, 2, 3).subList(1, 2),
                Stream.of("a", null).toList(),
                Collections.emptyMap(),
                Collections.singletonList("a"),
                Collections.singletonMap(null, "a"),
                Collections.nCopies(3, "a"),
                Map.entry("a", 1),
                new AbstractMap.SimpleImmutableEntry<>("a", 1),
                new Range(4),
                new Promised(),
                capturing,
                plain,
                new PlainError("a", new IllegalStateException("b")),
                ExitReason.of("a"),
                new ExitReason.Crashed(new IllegalStateException("a")),
                new CallFailedException(new NameCall("a"), new CallFailure.Refused()));
    }

    record NameCall(String name) implements Call<String> {}

    @ParameterizedTest
    @MethodSource
    void immutable(Object object) {
        assertThat(flaw(object)).isNull();
    }

    static Stream<Arguments> mutable() {
        List<Object> list = new ArrayList<>();
        Supplier<Object> capturing = () -> list;
        Item item = new Item("a", new Money(1, "EUR"), null);
        Item bad = new Item("a", new Money(1, "EUR"), new byte[1]);
        return Stream.of(
                Arguments.of(new byte[0], "byte[] is a byte[]"),
                Arguments.of(new ArrayList<>(), "ArrayList is an ArrayList"),
                Arguments.of(new Date(), "Date is a Date"),
                Arguments.of(new BitSet(), "BitSet is a BitSet"),
                Arguments.of(new AtomicInteger(), "AtomicInteger is an AtomicInteger"),
                Arguments.of(new ReentrantLock(), "ReentrantLock is a ReentrantLock"),
                Arguments.of(Arrays.asList(1, 2), "ArrayList is an ArrayList"),
                Arguments.of(new Deposit("a", List.of(item, item, bad)), "Deposit.items[2].buffer is a byte[]"),
                Arguments.of(new Deposit("a", new ArrayList<>()), "Deposit.items is an ArrayList"),
                Arguments.of(Map.of("k", new int[0]), "[\"k\"] is an int[]"),
                Arguments.of(Map.of(new ArrayList<>(), "v"), ".keys[0] is an ArrayList"),
                Arguments.of(Map.entry("k", new int[0]), ".value is an int[]"),
                Arguments.of(Set.of(new Box(new Date())), "[0].content is a Date"),
                Arguments.of(Optional.of(new Date()), "Optional.value is a Date"),
                Arguments.of(new Changing(), "whose field count is not final"),
                Arguments.of(new Heir(), "whose field count is not final"),
                Arguments.of(new LeakyBox(new Leaky.Loose()), "LeakyBox.leaky is a Loose, whose field number"),
                Arguments.of(new Frozen("a", new Box(list)), "Frozen.any.content is an ArrayList"),
                Arguments.of(new Sly(new ArrayList<>()), "Sly.list is an ArrayList"),
                Arguments.of(Collections.unmodifiableList(list), "a view of a collection that others may change"),
                Arguments.of(
                        new Box(Collections.unmodifiableMap(new HashMap<>())), "Box.content is an UnmodifiableMap"),
                Arguments.of(new BigDecimal("1") {}, "which extends java.math.BigDecimal"),
                Arguments.of(new Callback(new Changing()), "Callback.owner is a Changing"),
                Arguments.of(capturing, "is an ArrayList"),
                Arguments.of(new LoadedError(list(1)), "LoadedError.details is an ArrayList"),
                Arguments.of(new PlainError("a", new LoadedError(list(1))), "PlainError.cause.details is an ArrayList"),
                Arguments.of(suppressing(), ".suppressed[0].details is an ArrayList"),
                Arguments.of(ExitReason.of(list), "Custom.value is an ArrayList"));
    }

    private static List<String> list(int size) {
        return new ArrayList<>(Collections.nCopies(size, "a"));
    }

    private static Throwable suppressing() {
        Throwable error = new IllegalStateException();
        error.addSuppressed(new LoadedError(list(1)));
        return error;
    }

    @ParameterizedTest
    @MethodSource
    void mutable(Object object, String flaw) {
        assertThat(flaw(object)).contains(flaw);
    }

    @Test
    void anExceptionIsNoImmutableDataWhenItsStackTraceCounts() {
        assertThat(Inquiry.flaw(shapes, new Box(new IllegalStateException()), false))
                .contains("Box.content is an IllegalStateException, whose stack trace can be changed");
    }

    @Test
    void anExceptionThatDoesNotTellItsCauseIsRefused() {
        Throwable hostile = new RuntimeException() {
            @Override
            public synchronized Throwable getCause() {
                throw new IllegalStateException("hostile");
            }
        };
        assertThat(flaw(hostile)).contains("whose cause cannot be read");
    }

    @Test
    void typesThatTheUserVouchesForPassWithTheirSubtypes() {
        Shapes vouching = new Shapes(Set.of(Changing.class));
        assertThat(Inquiry.flaw(vouching, new Box(new Heir()), true)).isNull();
        assertThat(Inquiry.flaw(shapes, new Box(new Heir()), true)).isNotNull();
    }

    @Test
    void aRequestIsWhatItAsks() {
        try (Node node = Node.start("asking")) {
            Pid pid = node.spawn(Self::receive);
            assertThat(flaw(new Box(pid))).isNull();
            assertThat(flaw(pid.request(new NameCall("a")))).isNull();
            assertThat(flaw(pid.request(new BoxCall(new ArrayList<>())))).contains(".call.content is an ArrayList");
        }
    }

    record BoxCall(Object content) implements Call<String> {}

    @Test
    void aDeepGraphNeedsNoStack() {
        Object deep = "end";
        for (int i = 0; i < 200_000; i++) {
            deep = new Box(deep);
        }
        assertThat(flaw(deep)).isNull();
        Object flawed = new Date();
        for (int i = 0; i < 200_000; i++) {
            flawed = new Box(flawed);
        }
        assertThat(flaw(flawed)).contains("...(199976 more)").endsWith(".content is a Date");
    }

    @Test
    void aSharedPartIsLookedAtOnce() {
        Object shared = new Box("end");
        for (int i = 0; i < 200; i++) {
            shared = List.of(shared, shared); // 2^200 ways to the end
        }
        assertThat(flaw(shared)).isNull();
    }

    @Test
    void aBigListIsLookedThrough() {
        List<Object> big = new ArrayList<>(IntStream.range(0, 1_000_000).boxed().toList());
        assertThat(flaw(List.copyOf(big))).isNull();
        big.set(999_999, new Date());
        assertThat(flaw(List.copyOf(big))).contains("[999999] is a Date");
    }

    @Test
    void aGraphThatLeadsBackToItselfIsNoTrouble() {
        class Knot {
            final Object content;

            Knot() {
                content = new Box(this);
            }
        }
        assertThat(flaw(new Knot())).isNull();
        record Ring(Object[] content) {}
        Object[] content = new Object[1];
        Ring ring = new Ring(content);
        content[0] = ring;
        assertThat(flaw(ring)).contains("Ring.content is an Object[]");
    }
}
