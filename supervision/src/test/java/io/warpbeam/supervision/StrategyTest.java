package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strategies as tables: what each does for each kind of sibling. */
class StrategyTest {

    private static final ExitReason DIED = ExitReason.of("died");

    private final Node node = Node.start("pids");
    private final Pid pid = pid();

    @AfterEach
    void close() {
        node.close();
    }

    @ParameterizedTest(name = "{0}: {1} restarts {2}")
    @CsvSource({
        "one, a, +a",
        "one, b, +b",
        "one, e, +e",
        "all, a, -e -d -c -b +a +b +d +e",
        "all, b, -e -d -c -a +a +b +d +e",
        "all, e, -d -c -b -a +a +b +d +e",
        "rest, a, -e -d -c -b +a +b +d +e",
        "rest, b, -e -d -c +b +d +e",
        "rest, d, -e +d +e",
        "rest, e, +e"
    })
    @Tag("S73")
    void endsFromTheYoungestAndStartsFromTheOldestAllButTemporaryChildren(String name, String id, String actions) {
        List<Child> children = new ArrayList<>();
        for (String each : List.of("a", "b", "c", "d", "e")) {
            children.add(child(each, each.equals("c") ? Restart.TEMPORARY : Restart.PERMANENT));
        }

        assertThat(restart(name, id, children)).isEqualTo(actions);
    }

    @ParameterizedTest(name = "{0} restarts {1}")
    @CsvSource({"one, +b", "all, x=c +a +b +c", "rest, x=c +b +c"})
    @Tag("S43")
    void startsChildrenThatWereStoppedAndTakesOverThoseThatWaitForARestart(String name, String actions) {
        Child stopped = Child.stopped(spec("a", Restart.TRANSIENT));
        Child waiting = child("c", Restart.PERMANENT).restarting(pid, DIED);

        assertThat(restart(name, "b", List.of(stopped, child("b", Restart.PERMANENT), waiting)))
                .isEqualTo(actions);
    }

    @Test
    void aChildWithSiblingsToEndIsNotEndedItself() {
        Child crashed = child("a", Restart.PERMANENT).restarting(pid, DIED);
        Child other = child("b", Restart.PERMANENT);

        assertThat(strategy("all").ends(crashed, new Children(List.of(crashed, other))))
                .containsExactly(new Action.Stop(other));
    }

    /** Ends as -, starts as +, waits that are taken over as x=. */
    private String restart(String name, String id, List<Child> children) {
        List<Child> all = children.stream()
                .map(child -> child.id().equals(id) ? child.restarting(pid, DIED) : child)
                .toList();
        Child cause =
                all.stream().filter(child -> child.id().equals(id)).findFirst().orElseThrow();
        List<String> words = new ArrayList<>();
        for (Action action : strategy(name).restart(cause, new Children(all))) {
            words.add(
                    switch (action) {
                        case Action.Stop(var child) -> "-" + child.id();
                        case Action.Start(var child, var because) -> {
                            assertThat(because).isEqualTo(cause);
                            yield "+" + child.id();
                        }
                        case Action.Keep(var _, var child) -> {
                            assertThat(child.status()).isEqualTo(new ChildStatus.Stopped());
                            yield "x=" + child.id();
                        }
                        default -> throw new AssertionError(action);
                    });
        }
        return String.join(" ", words);
    }

    private static Strategy strategy(String name) {
        return switch (name) {
            case "one" -> new Strategy.OneForOne();
            case "all" -> new Strategy.OneForAll();
            case "rest" -> new Strategy.RestForOne();
            default -> throw new AssertionError(name);
        };
    }

    private Child child(String id, Restart restart) {
        return Child.running(spec(id, restart), pid);
    }

    private static ChildSpec spec(String id, Restart restart) {
        return ChildSpec.process(id, Worker::body).restart(restart);
    }

    private Pid pid() {
        try (Inbox inbox = node.inbox()) {
            return inbox.pid();
        }
    }
}
