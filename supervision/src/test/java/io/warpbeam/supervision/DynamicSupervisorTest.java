package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.ServerOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DynamicSupervisorTest {

    private static final ExitReason DIED = ExitReason.of("died");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S05")
    @Tag("E52")
    void doesNotKeepAChildThatDoesNotWantToStart(Restart restart) {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());

        assertThat(supervisor.startChild(
                        ChildSpec.startedBy("child", _ -> ChildStart.ignored()).restart(restart)))
                .isEqualTo(new StartChildResult.Ignored());
        assertThat(supervisor.children()).isEmpty();
        supervisor.startChild(worker(restart)).orThrow();
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(1, 1, 0, 1));

        assertThat(stage.end(supervisor.pid(), supervisor::stop)).isEqualTo(ExitReason.NORMAL);
        assertThat(stage.rest()).isEmpty();
    }

    @Test
    @Tag("S10")
    @Tag("E52")
    void doesNotKeepAChildThatFailsToStart() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());

        assertThat(supervisor.startChild(ChildSpec.startedBy("child", _ -> ChildStart.failed(ExitReason.of("reason")))))
                .isEqualTo(new StartChildResult.Failed(ExitReason.of("reason")));
        assertThat(supervisor.children()).isEmpty();
    }

    @Test
    @Tag("E52")
    void passesOnWhatAStartFunctionHasToSay() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());

        StartChildResult result = supervisor.startChild(
                ChildSpec.startedBy("child", self -> ChildStart.started(self.spawnLink(Worker::body), "extra")));

        assertThat(result).isEqualTo(new StartChildResult.Started(result.orThrow(), Optional.of("extra")));
    }

    @Test
    @Tag("E52")
    void takesAStartFunctionThatGivesNothingForAFailure() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());

        assertThat(supervisor.startChild(ChildSpec.startedBy("child", _ -> null)))
                .isInstanceOfSatisfying(
                        StartChildResult.Failed.class,
                        failed -> assertThat(failed.reason()).isInstanceOf(ExitReason.Crashed.class));
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(0, 0, 0, 0));
    }

    @Test
    @Tag("E53")
    void survivesWhateverAStartFunctionThrows() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());
        Exception exception = new IOException("exception");
        Error error = new StackOverflowError("error");

        assertThat(supervisor.startChild(ChildSpec.startedBy("child", _ -> {
                    throw exception;
                })))
                .isEqualTo(new StartChildResult.Failed(ExitReason.error(exception)));
        assertThat(supervisor.startChild(ChildSpec.startedBy("child", _ -> {
                    throw error;
                })))
                .isEqualTo(new StartChildResult.Failed(ExitReason.error(error)));
        assertThat(supervisor.startChild(ChildSpec.startedBy("child", self -> {
                    throw self.exit(ExitReason.of("ex"));
                })))
                .isEqualTo(new StartChildResult.Failed(ExitReason.of("ex")));
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(0, 0, 0, 0));
    }

    @Test
    @Tag("E56")
    void acceptsTheSameIdTwice() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());

        Pid first = supervisor.startChild(worker(Restart.PERMANENT)).orThrow();
        Pid second = supervisor.startChild(worker(Restart.PERMANENT)).orThrow();

        assertThat(supervisor.children())
                .extracting(child -> child.pid().orElseThrow())
                .containsExactly(first, second);
    }

    @Test
    @Tag("S80")
    void doesNotAdoptAProcessThatHoldsTheNameOfAChild() {
        Pid holder = stage.node.spawn(SpawnOptions.named("taken"), Worker::body);
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());

        assertThat(supervisor.startChild(ChildSpec.of("child", Worker::new, ServerOptions.named("taken"))))
                .isEqualTo(new StartChildResult.AlreadyStarted(holder));
        assertThat(supervisor.children()).isEmpty();
    }

    @Test
    void startsNoMoreChildrenThanAllowed() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne().maxChildren(2));
        Pid first = supervisor.startChild(worker(Restart.TEMPORARY)).orThrow();
        supervisor.startChild(worker(Restart.TEMPORARY)).orThrow();

        assertThat(supervisor.startChild(worker(Restart.TEMPORARY))).isEqualTo(new StartChildResult.MaxChildren(2));

        supervisor.terminateChild(first);
        assertThat(supervisor.startChild(worker(Restart.TEMPORARY))).isInstanceOf(StartChildResult.Started.class);
    }

    @Test
    void countsAChildThatIsBeingRestartedAmongThoseAllowed() {
        AtomicBoolean possible = new AtomicBoolean(true);
        DynamicSupervisorRef supervisor = start(tireless().maxChildren(1));
        Pid child = supervisor.startChild(gated(possible)).orThrow();
        possible.set(false);
        stage.end(child, DIED);
        stage.next(SupervisorEvent.ChildStartFailed.class);

        assertThat(supervisor.startChild(worker(Restart.TEMPORARY))).isEqualTo(new StartChildResult.MaxChildren(1));
    }

    @Test
    void restartsAPermanentChild() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());
        Pid first = supervisor.startChild(worker(Restart.PERMANENT)).orThrow();
        Pid bystander = supervisor.startChild(worker(Restart.PERMANENT)).orThrow();

        Pid second = stage.restart(first, ExitReason.NORMAL);

        assertThat(supervisor.children())
                .extracting(child -> child.pid().orElseThrow())
                .containsExactlyInAnyOrder(bystander, second);
        assertThat(supervisor.info().restarts()).isEqualTo(1);
        assertThat(supervisor.terminateChild(first)).isEqualTo(new TerminateChildResult.NotFound());
    }

    @Test
    void restartsATransientChildOnlyAfterAFailureAndForgetsItOtherwise() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());
        Pid first = supervisor.startChild(worker(Restart.TRANSIENT)).orThrow();

        Pid second = stage.restart(first, DIED);
        stage.end(second, ExitReason.SHUTDOWN);

        awaitCounts(supervisor, new ChildCounts(0, 0, 0, 0));
    }

    @Test
    @Tag("E58")
    void givesUpAtTheSecondCrashWhenOneRestartIsAllowed() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne().intensity(1, HOUR));
        Pid second =
                stage.restart(supervisor.startChild(worker(Restart.PERMANENT)).orThrow(), DIED);

        assertThat(stage.end(supervisor.pid(), () -> second.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);
        assertThat(stage.next(SupervisorEvent.GaveUp.class).reason()).isEqualTo(DIED);
    }

    @Test
    @Tag("S62")
    void endsTheOthersWhenItGivesUpOnAChildThatCannotBeRestarted() {
        AtomicBoolean possible = new AtomicBoolean(true);
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne().intensity(4, HOUR));
        Pid c1 = supervisor.startChild(gated(possible)).orThrow();
        Pid c2 = supervisor.startChild(worker(Restart.PERMANENT)).orThrow();
        possible.set(false);

        assertThat(stage.ends(List.of(c1, c2, supervisor.pid()), () -> c1.send(new Worker.End(DIED))))
                .containsExactly(DIED, ExitReason.SHUTDOWN, ExitReason.SHUTDOWN);
        assertThat(stage.rest().stream().filter(SupervisorEvent.ChildStartFailed.class::isInstance))
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEMPORARY")
    @Tag("S58")
    @Tag("E59")
    void forgetsAChildThatDoesNotWantToBeRestarted(Restart restart) {
        AtomicInteger starts = new AtomicInteger();
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());
        Pid first = supervisor
                .startChild(ChildSpec.startedBy(
                                "child",
                                self -> starts.incrementAndGet() < 3
                                        ? ChildStart.started(self.spawnLink(Worker::body))
                                        : ChildStart.ignored())
                        .restart(restart))
                .orThrow();

        Pid second = stage.restart(first, DIED);
        stage.end(second, DIED);

        awaitCounts(supervisor, new ChildCounts(0, 0, 0, 0));
        assertThat(supervisor.pid().isAlive()).isTrue();
    }

    @Test
    @Tag("E61")
    void terminatesAChildOnce() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());
        Pid child = supervisor.startChild(worker(Restart.PERMANENT)).orThrow();

        assertThat(stage.end(
                        child,
                        () -> assertThat(supervisor.terminateChild(child))
                                .isEqualTo(new TerminateChildResult.Terminated())))
                .isEqualTo(ExitReason.SHUTDOWN);
        assertThat(supervisor.terminateChild(child)).isEqualTo(new TerminateChildResult.NotFound());
        assertThat(supervisor.children()).isEmpty();
    }

    @Test
    @Tag("S67")
    @Tag("E61")
    void countsAndTerminatesChildrenThatAreBeingRestarted() {
        AtomicBoolean possible = new AtomicBoolean(true);
        DynamicSupervisorRef supervisor = start(tireless());
        Pid c1 = supervisor.startChild(worker(Restart.PERMANENT)).orThrow();
        Pid c2 = supervisor.startChild(gated(possible)).orThrow();
        Pid c3 = supervisor.startChild(gated(possible)).orThrow();
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(3, 3, 0, 3));

        possible.set(false);
        stage.end(c2, DIED);
        stage.end(c3, DIED);
        awaitCounts(supervisor, new ChildCounts(3, 1, 0, 3));
        assertThat(supervisor.children())
                .extracting(ChildInfo::status)
                .containsExactlyInAnyOrder(
                        new ChildStatus.Running(c1),
                        new ChildStatus.Restarting(Optional.of(c2)),
                        new ChildStatus.Restarting(Optional.of(c3)));

        assertThat(supervisor.terminateChild(c2)).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(2, 1, 0, 2));
        possible.set(true);
        awaitCounts(supervisor, new ChildCounts(2, 2, 0, 2));
        Pid c4 = stage.next(SupervisorEvent.ChildRestarted.class).newPid();
        supervisor.terminateChild(c4);
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(1, 1, 0, 1));
        supervisor.terminateChild(c1);
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(0, 0, 0, 0));
    }

    @Test
    @Tag("S89")
    void knowsNoChildrenByTheirId() {
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne());
        supervisor.startChild(worker(Restart.PERMANENT)).orThrow();
        SupervisorRef asFixed = SupervisorRef.of(supervisor.pid());

        assertThat(asFixed.terminateChild("worker")).isEqualTo(new TerminateChildResult.NotFound());
        assertThat(asFixed.restartChild("worker")).isEqualTo(new RestartChildResult.NotFound());
        assertThat(asFixed.deleteChild("worker")).isEqualTo(new DeleteChildResult.NotFound());
        assertThat(asFixed.childSpec("worker")).isEmpty();
        assertThat(asFixed.info()).isEqualTo(supervisor.info());
    }

    @Test
    void restartsEmptyUnderASupervisorOfItsOwn() {
        SupervisorRef root = Supervisor.oneForOne()
                .child(ChildSpec.supervisor(
                        "dynamic", DynamicSupervisor.oneForOne().name("dynamic")))
                .start(stage.node)
                .orThrow();
        DynamicSupervisorRef dynamic = DynamicSupervisorRef.named(stage.node, "dynamic");
        Pid child = dynamic.startChild(worker(Restart.PERMANENT)).orThrow();
        Pid first = dynamic.pid();

        assertThat(stage.ends(List.of(child, first), () -> first.sendExit(ExitReason.KILL)))
                .containsExactly(ExitReason.KILLED, ExitReason.KILLED);

        Pid second = stage.next(SupervisorEvent.ChildRestarted.class).newPid();
        assertThat(dynamic.pid()).isEqualTo(second);
        assertThat(dynamic.children()).isEmpty();
        assertThat(root.countChildren()).isEqualTo(new ChildCounts(1, 1, 1, 0));
    }

    @Test
    @Tag("E64")
    void givesWhatAllChildrenHaveInCommonToEachStart() {
        List<String> given = new CopyOnWriteArrayList<>();
        DynamicSupervisorRef supervisor = start(DynamicSupervisor.oneForOne().extra("common"));
        ChildSpec asking = ChildSpec.withExtra("asking", String.class, (self, extra) -> {
            given.add(extra);
            return ChildStart.started(self.spawnLink(Worker::body));
        });

        Pid first = supervisor.startChild(asking).orThrow();
        supervisor.startChild(worker(Restart.PERMANENT)).orThrow();
        stage.restart(first, DIED);

        assertThat(given).containsExactly("common", "common");
    }

    @Test
    @Tag("E64")
    void failsAStartThatAsksForWhatThereIsNot() {
        ChildSpec asking = ChildSpec.withExtra("asking", String.class, (_, _) -> ChildStart.ignored());

        assertThat(errorOf(start(DynamicSupervisor.oneForOne()).startChild(asking)))
                .isEqualTo("start must be given a java.lang.String, but its supervisor has nothing extra");
        assertThat(errorOf(start(DynamicSupervisor.oneForOne().extra(42)).startChild(asking)))
                .isEqualTo("start must be given a java.lang.String, but its supervisor has a java.lang.Integer");
    }

    private static String errorOf(StartChildResult result) {
        ExitReason reason = ((StartChildResult.Failed) result).reason();
        return ((ExitReason.Crashed) reason).error().getMessage();
    }

    private DynamicSupervisorRef start(DynamicSupervisor supervisor) {
        return supervisor.start(stage.node).orThrow();
    }

    private static DynamicSupervisor tireless() {
        return DynamicSupervisor.oneForOne().intensity(Integer.MAX_VALUE, HOUR);
    }

    private static ChildSpec worker(Restart restart) {
        return ChildSpec.of("worker", Worker::new).restart(restart);
    }

    private static ChildSpec gated(AtomicBoolean possible) {
        return ChildSpec.startedBy(
                "gated",
                self -> possible.get()
                        ? ChildStart.started(self.spawnLink(Worker::body))
                        : ChildStart.failed(ExitReason.of("not now")));
    }

    private static void awaitCounts(DynamicSupervisorRef supervisor, ChildCounts counts) {
        Stage.await(supervisor::count, counts);
    }
}
