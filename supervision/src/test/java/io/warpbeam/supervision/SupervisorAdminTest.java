package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SupervisorAdminTest {

    private static final ExitReason DIED = ExitReason.of("died");

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("S31")
    void terminatesAndRestartsAChildOnRequest() {
        SupervisorRef supervisor = oneWorker();
        Pid first = childOf(supervisor, "c1");

        assertThat(stage.end(
                        first,
                        () -> assertThat(supervisor.terminateChild("c1"))
                                .isEqualTo(new TerminateChildResult.Terminated())))
                .isEqualTo(ExitReason.SHUTDOWN);
        assertThat(supervisor.terminateChild("c1")).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 1));
        assertThat(supervisor.startChild(ChildSpec.of("c1", Worker::new)))
                .isEqualTo(new StartChildResult.AlreadyPresent());

        Pid second = supervisor.restartChild("c1").orThrow();

        assertThat(second).isNotEqualTo(first);
        assertThat(childOf(supervisor, "c1")).isEqualTo(second);
        assertThat(supervisor.info().restarts())
                .as("none of that was a restart")
                .isZero();
    }

    @Test
    @Tag("S31")
    void countsNoTerminationAgainstTheIntensity() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .intensity(0, Duration.ofHours(1))
                .child("c1", Restart.PERMANENT, Worker::new)
                .start(stage.node)
                .orThrow();

        for (int i = 0; i < 5; i++) {
            supervisor.terminateChild("c1");
            supervisor.restartChild("c1").orThrow();
        }

        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 1));
    }

    @Test
    @Tag("S32")
    void doesNotDeleteOrRestartAChildThatRuns() {
        SupervisorRef supervisor = oneWorker();
        Pid pid = childOf(supervisor, "c1");

        assertThat(supervisor.deleteChild("c1")).isEqualTo(new DeleteChildResult.Running(pid));
        assertThat(supervisor.restartChild("c1")).isEqualTo(new RestartChildResult.Running(pid));
        assertThat(supervisor.startChild(ChildSpec.of("c1", Worker::new)))
                .isEqualTo(new StartChildResult.AlreadyStarted(pid));
        assertThat(pid.isAlive()).isTrue();
    }

    @Test
    @Tag("S11")
    @Tag("S32")
    void knowsNoOtherChildren() {
        SupervisorRef supervisor = oneWorker();

        assertThat(supervisor.deleteChild("c2")).isEqualTo(new DeleteChildResult.NotFound());
        assertThat(supervisor.restartChild("c2")).isEqualTo(new RestartChildResult.NotFound());
        assertThat(supervisor.terminateChild("c2")).isEqualTo(new TerminateChildResult.NotFound());
        assertThat(supervisor.childSpec("c2")).isEmpty();
    }

    @Test
    @Tag("S34")
    void doesNotTerminateByPid() {
        SupervisorRef supervisor = oneWorker();
        Pid pid = childOf(supervisor, "c1");

        assertThat(DynamicSupervisorRef.of(supervisor.pid()).terminateChild(pid))
                .isEqualTo(new TerminateChildResult.NotFound());
        assertThat(pid.isAlive()).isTrue();
    }

    @Test
    @Tag("S35")
    void failsAtOnceWithoutASupervisor() {
        SupervisorRef supervisor = oneWorker();
        supervisor.stop();

        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(supervisor::whichChildren)
                .satisfies(failed ->
                        assertThat(failed.failure()).isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS)));
        assertThatExceptionOfType(CallFailedException.class)
                .isThrownBy(() -> SupervisorRef.named(stage.node, "nobody").restartChild("c1"))
                .satisfies(failed ->
                        assertThat(failed.failure()).isEqualTo(new CallFailure.Exited(ExitReason.NO_PROCESS)));
    }

    @Test
    @Tag("S89")
    void listsTheNewestChildFirst() {
        SupervisorRef supervisor = oneWorker();
        Pid c1 = childOf(supervisor, "c1");
        Pid c2 = supervisor
                .startChild(ChildSpec.supervisor("c2", Supervisor.oneForOne()))
                .orThrow();

        assertThat(supervisor.whichChildren())
                .containsExactly(
                        info("c2", ChildSpec.Kind.SUPERVISOR, new ChildStatus.Running(c2), Optional.empty()),
                        info("c1", ChildSpec.Kind.WORKER, new ChildStatus.Running(c1), Optional.empty()));
        supervisor.terminateChild("c1");
        assertThat(supervisor.whichChildren())
                .containsExactly(
                        info("c2", ChildSpec.Kind.SUPERVISOR, new ChildStatus.Running(c2), Optional.empty()),
                        info("c1", ChildSpec.Kind.WORKER, new ChildStatus.Stopped(), Optional.of(ExitReason.SHUTDOWN)));
        assertThat(supervisor.deleteChild("c1")).isEqualTo(new DeleteChildResult.Deleted());
        assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("c2");
        assertThat(supervisor.terminateChild("c1")).isEqualTo(new TerminateChildResult.NotFound());
    }

    @Test
    @Tag("S11")
    void givesTheSpecificationOfAChild() {
        ChildSpec spec = ChildSpec.of("c1", Worker::new).shutdown(Shutdown.brutalKill());
        SupervisorRef supervisor =
                Supervisor.oneForOne().child(spec).start(stage.node).orThrow();

        assertThat(supervisor.childSpec("c1")).contains(spec);
    }

    @Test
    @Tag("S61")
    @Tag("S68")
    void doesNotKeepWhatStartsATemporaryChild() {
        ChildSpec spec = ChildSpec.of("c1", Worker::new).restart(Restart.TEMPORARY);
        SupervisorRef supervisor =
                Supervisor.oneForOne().child(spec).start(stage.node).orThrow();

        ChildSpec kept = supervisor.childSpec("c1").orElseThrow();

        assertThat(kept.restart()).isEqualTo(Restart.TEMPORARY);
        assertThat(kept.start()).isNotSameAs(spec.start());
    }

    @Test
    void forgetsATemporaryChildThatIsTerminated() {
        SupervisorRef supervisor = Supervisor.oneForOne()
                .child("c1", Restart.TEMPORARY, Worker::new)
                .start(stage.node)
                .orThrow();

        assertThat(supervisor.terminateChild("c1")).isEqualTo(new TerminateChildResult.Terminated());

        assertThat(supervisor.whichChildren()).isEmpty();
    }

    @Test
    void acceptsCallsFromInsideAProcess() {
        SupervisorRef supervisor = oneWorker();

        stage.node.spawn(_ -> stage.inbox.pid().send(supervisor.countChildren()));

        assertThat(stage.inbox.receive(ChildCounts.class::isInstance, Duration.ofSeconds(30)))
                .contains(new ChildCounts(1, 1, 0, 1));
    }

    @Test
    void doesNotMindMessagesThatAreNotForIt() {
        SupervisorRef supervisor = oneWorker();

        supervisor.pid().send("hello");
        supervisor.server().cast("hello");

        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 1, 0, 1));
    }

    @Test
    @Tag("S70")
    void servesRequestsWhileAChildCannotBeRestarted() {
        AtomicBoolean possible = new AtomicBoolean(true);
        SupervisorRef supervisor = startGated(possible);
        Pid first = childOf(supervisor, "c1");
        hang(supervisor, possible);

        assertThat(supervisor.startChild(gated(possible))).isEqualTo(new StartChildResult.AlreadyPresent());
        assertThat(supervisor.restartChild("c1")).isEqualTo(new RestartChildResult.Restarting());
        assertThat(supervisor.deleteChild("c1")).isEqualTo(new DeleteChildResult.Restarting());
        assertThat(supervisor.whichChildren())
                .extracting(ChildInfo::status)
                .containsExactly(new ChildStatus.Restarting(Optional.of(first)));
        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(1, 0, 0, 1));

        assertThat(supervisor.terminateChild("c1")).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(supervisor.whichChildren()).extracting(ChildInfo::status).containsExactly(new ChildStatus.Stopped());
        assertThat(supervisor.restartChild("c1")).isEqualTo(new RestartChildResult.Failed(ExitReason.of("not now")));
        possible.set(true);
        assertThat(supervisor.restartChild("c1").orThrow().isAlive()).isTrue();
    }

    @Test
    @Tag("S70")
    void endsAtOnceWhileAChildCannotBeRestarted() {
        AtomicBoolean possible = new AtomicBoolean(true);
        SupervisorRef supervisor = startGated(possible);
        hang(supervisor, possible);

        assertThat(stage.end(supervisor.pid(), supervisor::stop)).isEqualTo(ExitReason.NORMAL);
    }

    @Test
    @Tag("S70")
    void restartsTheChildAsSoonAsThatIsPossible() {
        AtomicBoolean possible = new AtomicBoolean(true);
        SupervisorRef supervisor = startGated(possible);
        hang(supervisor, possible);

        possible.set(true);

        Pid second = stage.next(SupervisorEvent.ChildRestarted.class).newPid();
        assertThat(childOf(supervisor, "c1")).isEqualTo(second);
    }

    private SupervisorRef startGated(AtomicBoolean possible) {
        return Supervisor.oneForOne()
                .intensity(Integer.MAX_VALUE, Duration.ofHours(1))
                .child(gated(possible))
                .start(stage.node)
                .orThrow();
    }

    /** Has the supervisor try in vain to restart its child, without end. */
    private void hang(SupervisorRef supervisor, AtomicBoolean possible) {
        possible.set(false);
        stage.end(childOf(supervisor, "c1"), DIED);
        stage.next(SupervisorEvent.ChildStartFailed.class);
    }

    private static ChildSpec gated(AtomicBoolean possible) {
        return ChildSpec.startedBy(
                "c1",
                self -> possible.get()
                        ? ChildStart.started(self.spawnLink(Worker::body))
                        : ChildStart.failed(ExitReason.of("not now")));
    }

    private SupervisorRef oneWorker() {
        return Supervisor.oneForOne()
                .child("c1", Restart.PERMANENT, Worker::new)
                .start(stage.node)
                .orThrow();
    }

    private static ChildInfo info(String id, ChildSpec.Kind kind, ChildStatus status, Optional<ExitReason> reason) {
        return new ChildInfo(id, kind, Restart.PERMANENT, status, 0, reason);
    }

    private static Pid childOf(SupervisorRef supervisor, String id) {
        return supervisor.whichChildren().stream()
                .filter(child -> child.id().equals(id))
                .findFirst()
                .flatMap(ChildInfo::pid)
                .orElseThrow();
    }
}
