package io.warpbeam.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.actors.MessageCopier;
import io.warpbeam.actors.MessageCopier.Treatment;
import java.io.ByteArrayInputStream;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Copies are equal to what they were made from and share nothing that can change. */
@SuppressWarnings({"JavaUtilDate", "ArrayRecordComponent", "JdkObsolete", "UnusedVariable", "IdentityHashMapUsage"
}) // samples of what programs send
class ForyCopierTest {

    /** May be shared, says the treatment. */
    static final class Handle {
        int uses;
    }

    static final class Forbidden {}

    record Inner(int number, List<Object> content) {}

    record Outer(String name, Inner inner, Map<Inner, Integer> counts) {}

    private record Hidden(Object content) {}

    enum Color {
        RED,
        GREEN
    }

    static class Base {
        int base = 1;
    }

    static final class Plain extends Base {
        private final String name;
        private final List<Object> list;

        Plain(String name, List<Object> list) {
            this.name = name;
            this.list = list;
            this.base = 7;
        }
    }

    /** A map with nothing but a final field, as programs write them. */
    static final class Pairs extends AbstractMap<String, Object> {
        private final List<Map.Entry<String, Object>> entries;

        Pairs(List<Map.Entry<String, Object>> entries) {
            this.entries = entries;
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            return new LinkedHashSet<>(entries);
        }
    }

    static final class Link {
        Object next;
    }

    @SuppressWarnings("serial")
    static final class DetailedException extends Exception {
        private static final long serialVersionUID = 1L;
        final List<Object> details;
        final transient int code;

        DetailedException(String message, Throwable cause, List<Object> details, int code) {
            super(message, cause);
            this.details = details;
            this.code = code;
        }
    }

    private final MessageCopier copier = new ForyCopierFactory().create(ForyCopierTest::treatment);

    private static Treatment treatment(Class<?> type) {
        if (type == Forbidden.class) {
            return Treatment.REFUSE;
        }
        return type == Handle.class || type == String.class || type.isHidden() ? Treatment.PASS : Treatment.COPY;
    }

    private static <T> List<T> list(T element) {
        return new ArrayList<>(List.of(element));
    }

    private static void assertSharesNothing(Object one, Object other) {
        Set<Object> shared = Graph.changeable(one, Handle.class);
        shared.retainAll(Graph.changeable(other, Handle.class));
        assertThat(shared).isEmpty();
    }

    static Stream<Object> graphs() {
        return Stream.of(
                list("a"),
                new LinkedList<>(List.of(1, 2)),
                new ArrayDeque<>(List.of(1, 2)).stream().toList(),
                new HashMap<>(Map.of(list("key"), list("value"))),
                new LinkedHashMap<>(Map.of("b", list(1))),
                new TreeMap<>(Map.of("a", list(1))),
                new TreeMap<>(Comparator.<String>reverseOrder()),
                new HashSet<>(Set.of(list(1))),
                new EnumMap<>(Map.of(Color.RED, list(1))),
                EnumSet.of(Color.GREEN),
                new ConcurrentHashMap<>(Map.of("a", list(1))),
                new CopyOnWriteArrayList<>(List.of(list(1))),
                List.of(list(1), list(2)),
                List.of(1, 2, list(3), 4).subList(1, 4),
                Map.of("a", list(1), "b", list(2)),
                Set.of(list(1)),
                Map.entry("a", list(1)),
                new AbstractMap.SimpleEntry<>("a", list(1)),
                Optional.of(list(1)),
                Arrays.asList(list(1), list(2)),
                Collections.singletonList(list(1)),
                Collections.unmodifiableList(list(list(1))),
                Collections.unmodifiableMap(new HashMap<>(Map.of("a", list(1)))),
                BitSet.valueOf(new long[] {5}),
                new Outer("a", new Inner(1, list("x")), new HashMap<>(Map.of(new Inner(2, list(3)), 4))),
                new Hidden(list(new Hidden(list(1)))),
                new Pairs(List.of(Map.entry("a", list(1)), Map.entry("b", 2))));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void aCopyIsEqualAndSharesNothing(Object graph) {
        Object copy = copier.copy(graph);
        assertThat(copy).isEqualTo(graph).isNotSameAs(graph);
        assertSharesNothing(graph, copy);
        assertThat(copier.copy(graph)).isEqualTo(graph); // also with an engine that has copied before
    }

    @Test
    void objectsWithoutEqualsAreCopiedFieldByField() {
        Plain plain = new Plain("a", list(list("b")));
        Plain copy = (Plain) copier.copy(plain);
        assertThat(copy).usingRecursiveComparison().isEqualTo(plain);
        assertSharesNothing(plain, copy);
        AtomicReference<?> reference = (AtomicReference<?>) copier.copy(new AtomicReference<>(list(1)));
        assertThat(reference.get()).isEqualTo(list(1));
        assertThat(copier.copy(new Date(5))).isEqualTo(new Date(5));
        assertThat(((AtomicInteger) copier.copy(new AtomicInteger(3))).get()).isEqualTo(3);
        PriorityQueue<?> queue = (PriorityQueue<?>) copier.copy(new PriorityQueue<>(List.of(2, 1)));
        assertThat(queue.poll()).isEqualTo(1);
        IdentityHashMap<?, ?> identities = (IdentityHashMap<?, ?>) copier.copy(new IdentityHashMap<>(Map.of("a", 1)));
        assertThat(identities).hasSize(1);
    }

    @Test
    void arraysOfAllKindsAreCopied() {
        Object[] arrays = {
            new byte[] {1}, new long[] {2}, new String[] {"a"}, new int[][] {{1}, {2, 3}}, new Object[] {list(1), null}
        };
        Object[] copy = (Object[]) copier.copy(arrays);
        assertThat(Arrays.deepEquals(copy, arrays)).isTrue();
        assertSharesNothing(arrays, copy);
    }

    @Test
    void whatWasOneObjectIsOneObjectInTheCopy() {
        List<Object> shared = list(1);
        List<?> copy = (List<?>) copier.copy(new ArrayList<>(List.of(shared, shared, new Hidden(shared))));
        assertThat(copy.get(0))
                .isSameAs(copy.get(1))
                .isSameAs(((Hidden) copy.get(2)).content())
                .isNotSameAs(shared);
    }

    @Test
    void cyclesAreCopied() {
        Link link = new Link();
        link.next = link;
        Link copy = (Link) copier.copy(link);
        assertThat(copy.next).isSameAs(copy).isNotSameAs(link);
        List<Object> list = new ArrayList<>();
        Hidden hidden = new Hidden(list);
        list.add(hidden);
        List<?> listCopy = (List<?>) copier.copy(list);
        assertThat(((Hidden) listCopy.getFirst()).content()).isSameAs(listCopy);
        Object[] array = new Object[1];
        array[0] = array;
        Object[] arrayCopy = (Object[]) copier.copy(array);
        assertThat(arrayCopy[0]).isSameAs(arrayCopy).isNotSameAs(array);
    }

    @Test
    void aBigGraphIsCopied() {
        List<Integer> big =
                new ArrayList<>(IntStream.range(0, 1_000_000).boxed().toList());
        assertThat(copier.copy(big)).isEqualTo(big);
        List<Object> nested = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            nested = list(nested);
        }
        assertThat(copier.copy(nested)).isEqualTo(nested);
    }

    @Test
    void whatIsNestedTooDeeplyIsRefusedAndTheCopierLivesOn() {
        Link deep = new Link();
        Link last = deep;
        for (int i = 0; i < 1_000_000; i++) {
            Link next = new Link();
            last.next = next;
            last = next;
        }
        assertThatThrownBy(() -> copier.copy(deep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it is nested too deeply");
        assertThat(copier.copy(list(1))).isEqualTo(list(1));
    }

    @Test
    void whatMayBeSharedIsPassedByReference() {
        Handle handle = new Handle();
        Supplier<String> lambda = () -> "hidden class";
        List<?> copy = (List<?>) copier.copy(new ArrayList<>(List.of(handle, new Hidden(handle), lambda)));
        assertThat(copy.get(0)).isSameAs(handle);
        assertThat(((Hidden) copy.get(1)).content()).isSameAs(handle);
        assertThat(copy.get(2)).isSameAs(lambda);
    }

    @Test
    void exceptionsAreCopiedWithAllThatTheyHold() {
        Handle handle = new Handle();
        DetailedException error =
                new DetailedException("message", new IllegalStateException("cause"), list(new Hidden(handle)), 42);
        error.addSuppressed(new IllegalArgumentException("suppressed"));
        Hidden copied = (Hidden) copier.copy(new Hidden(error));
        DetailedException copy = (DetailedException) copied.content();
        assertThat(copy).isNotSameAs(error).hasMessage("message");
        assertThat(copy.getCause()).isInstanceOf(IllegalStateException.class).hasMessage("cause");
        assertThat(copy.getStackTrace()).isEqualTo(error.getStackTrace()).isNotEmpty();
        assertThat(copy.getSuppressed()).hasSize(1);
        assertThat(copy.code).isEqualTo(42);
        assertThat(((Hidden) copy.details.getFirst()).content()).isSameAs(handle);
        assertSharesNothing(error.details, copy.details);
        assertThat(copy.getCause()).isNotSameAs(error.getCause());
        assertThat(copy.getSuppressed()[0]).isNotSameAs(error.getSuppressed()[0]);
        copy.addSuppressed(new IllegalStateException());
        copy.setStackTrace(new StackTraceElement[0]);
        assertThat(error.getSuppressed()).hasSize(1);
        assertThat(error.getStackTrace()).isNotEmpty();
    }

    @Test
    void exceptionsWithoutCauseTraceOrWithACycleAreCopied() {
        IllegalStateException plain = (IllegalStateException) copier.copy(new IllegalStateException());
        assertThat(plain.getMessage()).isNull();
        assertThat(plain.getCause()).isNull();
        assertThat(plain.initCause(new IllegalStateException("later"))).hasRootCauseMessage("later");
        DetailedException knot = new DetailedException("knot", null, new ArrayList<>(), 1);
        knot.details.add(knot);
        DetailedException copy = (DetailedException) copier.copy(knot);
        assertThat(copy.details.getFirst()).isSameAs(copy).isNotSameAs(knot);
        class Stackless extends RuntimeException {
            private static final long serialVersionUID = 1L;

            Stackless() {
                super("stackless", null, false, false);
            }
        }
        assertThat(((Throwable) copier.copy(new Stackless()))).hasMessage("stackless");
    }

    static Stream<Arguments> notToBeCopied() {
        int captured = 1;
        return Stream.of(
                Arguments.of(Thread.currentThread(), "Thread"),
                Arguments.of(new ByteArrayInputStream(new byte[1]), "ByteArrayInputStream"),
                Arguments.of(new Forbidden(), "Forbidden"),
                Arguments.of(ThreadLocal.withInitial(() -> captured), "ThreadLocal"));
    }

    @ParameterizedTest
    @MethodSource
    void notToBeCopied(Object object, String name) {
        assertThatThrownBy(() -> copier.copy(list(object)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(name);
        assertThat(copier.copy(list(1))).isEqualTo(list(1));
    }

    @Test
    void manyThreadsCopyAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<Object>> copies = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                Outer outer = new Outer("n" + i, new Inner(i, list(i)), new HashMap<>());
                copies.add(threads.submit(() -> copier.copy(outer)));
            }
            for (int i = 0; i < copies.size(); i++) {
                Outer copy = (Outer) copies.get(i).get(30, TimeUnit.SECONDS);
                assertThat(copy).isEqualTo(new Outer("n" + i, new Inner(i, list(i)), new HashMap<>()));
            }
        }
    }
}
