package io.warpbeam.coroutine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import io.warpbeam.coroutine.effect.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IterationsTest {

    private static final State<Integer> COUNT = State.of("count");
    private static final Loop A = Loop.of("a");
    private static final Loop B = Loop.of("b");
    private static final Loop C = Loop.of("c");
    private static final Map<Loop, Optional<Loop>> ABC =
            Map.of(A, Optional.empty(), B, Optional.of(A), C, Optional.of(B));

    /** A log of marks and, for digits, puts. */
    private static List<LogEntry> log(String steps) {
        List<LogEntry> entries = new ArrayList<>();
        entries.add(LogEntry.started("root", new Loop.Mark<>(Loop.ROOT, 0)));
        steps.chars()
                .mapToObj(Character::toString)
                .map(step -> step.matches("\\d")
                        ? LogEntry.started("put", COUNT.put(Integer.parseInt(step)))
                        : LogEntry.started("mark", Loop.of(step).mark()))
                .forEach(entries::add);
        return entries;
    }

    private static String steps(List<LogEntry> entries) {
        StringBuilder steps = new StringBuilder();
        entries.forEach(
                entry -> steps.append(Iterations.marked(entry).map(Loop::name).orElseGet(() -> digit(entry))));
        return steps.toString();
    }

    private static String digit(LogEntry entry) {
        return ((State.Put<?>) entry.operation()).value().toString();
    }

    private static String pruned(String steps) {
        return steps(Iterations.pruned(log(steps)));
    }

    @Test
    @Tag("SK-ML-05")
    void hangsALoopBelowTheRoot() {
        assertThat(Iterations.hierarchy(log("a")))
                .isEqualTo(Map.of(Loop.ROOT, Optional.empty(), A, Optional.of(Loop.ROOT)));
        assertThat(Iterations.hierarchy(List.of())).isEmpty();
    }

    @Test
    @Tag("SK-ML-06")
    void hangsALoopBelowTheOneThatIsOpenAtItsFirstMark() {
        Map<Loop, Optional<Loop>> expected =
                Map.of(Loop.ROOT, Optional.empty(), A, Optional.of(Loop.ROOT), B, Optional.of(A), C, Optional.of(B));
        assertThat(Iterations.hierarchy(log("abc"))).isEqualTo(expected);
        assertThat(Iterations.hierarchy(log("abccabcc"))).isEqualTo(expected);
    }

    @Test
    @Tag("SK-ML-07")
    void knowsTheLoopsAroundALoop() {
        assertThat(Iterations.ancestors(ABC, C)).containsExactly(B, A);
        assertThat(Iterations.ancestors(ABC, B)).containsExactly(A);
        assertThat(Iterations.ancestors(ABC, A)).isEmpty();
        assertThat(Iterations.isAncestor(ABC, A, C)).isTrue();
        assertThat(Iterations.isAncestor(ABC, B, C)).isTrue();
        assertThat(Iterations.isAncestor(ABC, C, A)).isFalse();
        assertThat(Iterations.isAncestor(ABC, A, A)).isFalse();
        assertThat(Iterations.isAncestor(Map.of(A, Optional.empty(), B, Optional.empty()), A, B))
                .isFalse();
    }

    @Test
    @Tag("SK-ML-08")
    void keepsAnIterationThatIsNotOver() {
        assertThat(pruned("a1")).isEqualTo("roota1");
        assertThat(pruned("12")).isEqualTo("root12");
    }

    @Test
    @Tag("SK-ML-09")
    @Tag("SK-ML-10")
    void prunesIterationsThatAreOver() {
        assertThat(pruned("a1a2")).isEqualTo("roota2");
        assertThat(pruned("a1a2a3")).isEqualTo("roota3");
        assertThat(pruned("7a1a2a3")).isEqualTo("root7a3");
    }

    @Test
    @Tag("SK-ML-11")
    @Tag("SK-ML-12")
    void prunesNestedLoopsWithinTheIterationAroundThem() {
        assertThat(pruned("ab1b2ab3")).isEqualTo("rootab3");
        assertThat(pruned("abc1c2abc3")).isEqualTo("rootabc3");
        assertThat(pruned("a5b1b2a6b3b4")).isEqualTo("roota6b4");
        assertThat(pruned("a1a2b3b4")).isEqualTo("roota2b4");
    }

    @Test
    @Tag("SK-ML-13")
    void findsTheStatesWithWhichTheLastIterationOfEachLoopBegan() {
        List<LogEntry> marked = new ArrayList<>();
        List<LogEntry> log = log("abbab");
        for (int i = 0; i < log.size(); i++) {
            marked.add(log.get(i).with(List.of(new HandlerState("State count", i))));
        }
        assertThat(Iterations.checkpoints(marked))
                .isEqualTo(Map.of(
                        Loop.ROOT,
                        List.of(new HandlerState("State count", 0)),
                        A,
                        List.of(new HandlerState("State count", 4)),
                        B,
                        List.of(new HandlerState("State count", 5))));
    }

    @Test
    void refusesALoopNamedAsTheRoot() {
        assertThatThrownBy(() -> Loop.of("root"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name must be another one than that of the root");
    }
}
