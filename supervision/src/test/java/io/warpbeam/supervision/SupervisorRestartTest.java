package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SupervisorRestartTest {

    private static final ExitReason DIED = ExitReason.of("died");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    static List<ExitReason> reasons() {
        return List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("x"), DIED, ExitReason.of("crash"));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @Tag("S37")
    void restartsAPermanentChildWhateverItsReason(ExitReason reason) {
        SupervisorRef supervisor = start(Supervisor.oneForOne(), Restart.PERMANENT);
        Pid first = childOf(supervisor, "c1");

        Pid second = stage.restart(first, reason);

        assertThat(childOf(supervisor, "c1")).isEqualTo(second).isNotEqualTo(first);
        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @Tag("S38")
    void restartsATransientChildOnlyAfterAFailure(ExitReason reason) {
        SupervisorRef supervisor = start(Supervisor.oneForOne(), Restart.TRANSIENT);
        Pid first = childOf(supervisor, "c1");

        if (reason.isFailure()) {
            assertThat(stage.restart(first, reason)).isEqualTo(childOf(supervisor, "c1"));
            return;
        }
        stage.end(first, reason);
        awaitCounts(supervisor, new ChildCounts(1, 0, 0, 1));
        assertThat(supervisor.whichChildren()).extracting(ChildInfo::status).containsExactly(new ChildStatus.Stopped());

        Pid second = supervisor.restartChild("c1").orThrow();
        stage.end(second, reason);
        awaitCounts(supervisor, new ChildCounts(1, 0, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @Tag("S40")
    void forgetsATemporaryChildWhateverItsReason(ExitReason reason) {
        SupervisorRef supervisor = start(Supervisor.oneForOne(), Restart.TEMPORARY);

        stage.end(childOf(supervisor, "c1"), reason);
        awaitCounts(supervisor, new ChildCounts(0, 0, 0, 0));
        assertThat(supervisor.whichChildren()).isEmpty();

        Pid again = supervisor
                .startChild(ChildSpec.of("c1", Worker::new).restart(Restart.TEMPORARY))
                .orThrow();
        assertThat(again.isAlive()).isTrue();
    }

    @Test
    void restartsAChildAlone() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child("c1", Restart.PERMANENT, Worker::new)
                .child("c2", Restart.PERMANENT, Worker::new)
                .start(stage.node)
                .orThrow();
        Pid bystander = childOf(supervisor, "c2");

        stage.restart(childOf(supervisor, "c1"), DIED);

        assertThat(childOf(supervisor, "c2")).isEqualTo(bystander);
        assertThat(bystander.isAlive()).isTrue();
        assertThat(supervisor.info().children()).extracting(ChildInfo::id).containsExactly("c1", "c2");
    }

    @Test
    void tellsHowOftenAndWhyAChildWasRestarted() {
        SupervisorRef supervisor = start(Supervisor.oneForOne(), Restart.PERMANENT);
        Pid first = childOf(supervisor, "c1");

        stage.end(first, DIED);

        var ended = stage.next(SupervisorEvent.ChildEnded.class);
        assertThat(ended).isEqualTo(new SupervisorEvent.ChildEnded(supervisor.pid(), "c1", first, DIED));
        var restarted = stage.next(SupervisorEvent.ChildRestarted.class);
        assertThat(restarted)
                .isEqualTo(new SupervisorEvent.ChildRestarted(
                        supervisor.pid(), "c1", first, childOf(supervisor, "c1"), DIED, 1));
        stage.restart(restarted.newPid(), ExitReason.NORMAL);
        SupervisorInfo info = supervisor.info();
        assertThat(info.restarts()).isEqualTo(2);
        assertThat(info.children().getFirst().restarts()).isEqualTo(2);
        assertThat(info.children().getFirst().lastReason()).contains(ExitReason.NORMAL);
    }

    @Test
    @Tag("S46")
    void givesUpAtTheFirstCrashWhenNoRestartIsAllowed() {
        Queue<String> marks = new ConcurrentLinkedQueue<>();
        SupervisorRef supervisor = Supervisor.oneForOne()
                .intensity(0, HOUR)
                .child("a", Restart.PERMANENT, () -> Worker.telling(reason -> marks.add("a " + reason)))
                .child("b", Restart.PERMANENT, () -> Worker.telling(reason -> marks.add("b " + reason)))
                .child("crashing", Restart.PERMANENT, Worker::new)
                .start(stage.node)
                .orThrow();
        Pid crashing = childOf(supervisor, "crashing");

        assertThat(stage.end(supervisor.pid(), () -> crashing.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);

        assertThat(marks).containsExactly("b " + ExitReason.SHUTDOWN, "a " + ExitReason.SHUTDOWN);
        assertThat(stage.next(SupervisorEvent.GaveUp.class))
                .isEqualTo(new SupervisorEvent.GaveUp(supervisor.pid(), "crashing", DIED));
    }

    @Test
    @Tag("S47")
    void givesUpAtTheSecondCrashWhenOneRestartIsAllowed() {
        SupervisorRef supervisor = start(Supervisor.oneForOne().intensity(1, HOUR), Restart.PERMANENT);
        Pid second = stage.restart(childOf(supervisor, "c1"), DIED);

        assertThat(stage.end(supervisor.pid(), () -> second.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    @Tag("S49")
    void survivesARestartThatFailsTwiceAndThenSucceeds() {
        AtomicInteger starts = new AtomicInteger();
        SupervisorRef supervisor = Supervisor.oneForOne()
                .intensity(3, HOUR)
                .child(flaky("c1", starts, start -> start == 2 || start == 3))
                .start(stage.node)
                .orThrow();

        Pid second = stage.restart(childOf(supervisor, "c1"), DIED);

        assertThat(starts).hasValue(4);
        assertThat(childOf(supervisor, "c1")).isEqualTo(second);
        assertThat(supervisor.info().restarts()).isEqualTo(1);
    }

    @Test
    @Tag("S50")
    void givesUpAfterAsManyFailedAttemptsAsRestartsAreAllowed() {
        AtomicInteger starts = new AtomicInteger();
        SupervisorRef supervisor = Supervisor.oneForOne()
                .intensity(3, HOUR)
                .child(flaky("c1", starts, start -> start > 1))
                .start(stage.node)
                .orThrow();
        Pid child = childOf(supervisor, "c1");

        assertThat(stage.end(supervisor.pid(), () -> child.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);

        assertThat(starts.get() - 1).as("failed attempts").isEqualTo(3);
        assertThat(stage.rest().stream().filter(SupervisorEvent.ChildStartFailed.class::isInstance))
                .hasSize(3);
    }

    @Test
    void keepsAChildThatDoesNotWantToBeRestarted() {
        AtomicInteger starts = new AtomicInteger();
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child(ChildSpec.startedBy(
                        "c1",
                        self -> starts.incrementAndGet() == 1
                                ? ChildStart.started(self.spawnLink(Worker::body))
                                : ChildStart.ignored()))
                .start(stage.node)
                .orThrow();

        stage.end(childOf(supervisor, "c1"), DIED);

        awaitCounts(supervisor, new ChildCounts(1, 0, 0, 1));
        assertThat(starts).hasValue(2);
        assertThat(supervisor.restartChild("c1")).isEqualTo(new RestartChildResult.Ignored());
    }

    @Test
    @Tag("S86")
    void multipliesTheIntensitiesOfNestedSupervisors() {
        Supervisor inner = Supervisor.oneForOne().intensity(1, HOUR).child("worker", Restart.PERMANENT, Worker::new);
        SupervisorRef outer = Supervisor.oneForOne()
                .intensity(1, HOUR)
                .child(ChildSpec.supervisor("inner", inner))
                .start(stage.node)
                .orThrow();
        Pid firstInner = childOf(outer, "inner");

        stage.restart(childOf(SupervisorRef.of(firstInner), "worker"), DIED);
        Pid worker = childOf(SupervisorRef.of(firstInner), "worker");
        assertThat(stage.end(firstInner, () -> worker.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);
        Pid secondInner = nextRestartOf("inner");
        assertThat(secondInner).isEqualTo(childOf(outer, "inner"));

        stage.restart(childOf(SupervisorRef.of(secondInner), "worker"), DIED);
        Pid last = childOf(SupervisorRef.of(secondInner), "worker");
        assertThat(stage.ends(List.of(secondInner, outer.pid()), () -> last.send(new Worker.End(DIED))))
                .containsExactly(ExitReason.SHUTDOWN, ExitReason.SHUTDOWN);
    }

    @Test
    void doesNotRestartATransientSupervisorThatGaveUp() {
        Supervisor inner = Supervisor.oneForOne().intensity(0, HOUR).child("worker", Restart.PERMANENT, Worker::new);
        SupervisorRef outer = Supervisor.oneForOne()
                .child(ChildSpec.supervisor("inner", inner).restart(Restart.TRANSIENT))
                .start(stage.node)
                .orThrow();

        Pid innerPid = childOf(outer, "inner");
        Pid worker = childOf(SupervisorRef.of(innerPid), "worker");
        stage.end(innerPid, () -> worker.send(new Worker.End(DIED)));

        awaitCounts(outer, new ChildCounts(1, 0, 1, 0));
    }

    private Pid nextRestartOf(String id) {
        while (true) {
            var restarted = stage.next(SupervisorEvent.ChildRestarted.class);
            if (restarted.id().equals(id)) {
                return restarted.newPid();
            }
        }
    }

    private SupervisorRef start(Supervisor supervisor, Restart restart) {
        return supervisor.child("c1", restart, Worker::new).start(stage.node).orThrow();
    }

    private static ChildSpec flaky(String id, AtomicInteger starts, IntPredicate fails) {
        return ChildSpec.startedBy(
                id,
                self -> fails.test(starts.incrementAndGet())
                        ? ChildStart.failed(ExitReason.of("not now"))
                        : ChildStart.started(self.spawnLink(Worker::body)));
    }

    private static Pid childOf(SupervisorRef supervisor, String id) {
        return supervisor.whichChildren().stream()
                .filter(child -> child.id().equals(id))
                .findFirst()
                .flatMap(ChildInfo::pid)
                .orElseThrow();
    }

    private static void awaitCounts(SupervisorRef supervisor, ChildCounts counts) {
        Stage.await(supervisor::countChildren, counts);
    }
}
