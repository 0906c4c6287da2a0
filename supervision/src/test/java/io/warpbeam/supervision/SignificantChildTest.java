package io.warpbeam.supervision;

import static io.warpbeam.supervision.Troupe.pidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignificantChildTest {

    private static final ExitReason DIED = ExitReason.of("died");

    private final Stage stage = new Stage();
    private final Troupe troupe = new Troupe();

    @AfterEach
    void close() {
        stage.close();
    }

    private ChildSpec significant(String id, Restart restart) {
        return troupe.child(id, restart).significant(true);
    }

    @Test
    @Tag("S16")
    void aSignificantChildIsNotPermanent() {
        ChildSpec permanent = ChildSpec.of("c", Worker::new).significant(true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Supervisor.oneForOne()
                        .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                        .child(permanent))
                .withMessage("spec must not be both significant and permanent, but c is");
        SupervisorRef running = start(Supervisor.oneForOne().autoShutdown(AutoShutdown.ANY_SIGNIFICANT));
        assertThat(running.startChild(permanent))
                .isEqualTo(new StartChildResult.Refused("a significant child must not be permanent, but c is"));
        assertThat(running.whichChildren()).isEmpty();
    }

    @Test
    @Tag("S16")
    void aSupervisorThatNeverShutsDownByItselfHasNoSignificantChild() {
        String rule = "a supervisor that never shuts down by itself must have no significant child, but c is one";
        ChildSpec spec = significant("c", Restart.TRANSIENT);
        Supervisor never = Supervisor.oneForOne().child(spec);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> never.start(stage.node))
                .withMessage(rule);
        assertThat(troupe.marks()).isEmpty();
        SupervisorRef running = start(Supervisor.oneForOne());
        assertThat(running.startChild(spec)).isEqualTo(new StartChildResult.Refused(rule));
        assertThat(running.whichChildren()).isEmpty();
    }

    @Test
    @Tag("S77")
    void aDynamicSupervisorHasNoSignificantChild() {
        DynamicSupervisorRef supervisor =
                DynamicSupervisor.oneForOne().start(stage.node).orThrow();

        assertThat(supervisor.startChild(significant("c", Restart.TRANSIENT)))
                .isInstanceOf(StartChildResult.Refused.class);
        assertThat(supervisor.children()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @Tag("S74")
    void otherChildrenEndNoSupervisor(AutoShutdown autoShutdown) {
        for (Restart restart : List.of(Restart.TEMPORARY, Restart.TRANSIENT)) {
            for (ExitReason reason : List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, DIED)) {
                SupervisorRef supervisor = start(Supervisor.oneForOne()
                        .autoShutdown(autoShutdown)
                        .child(troupe.child("c", restart))
                        .child(troupe.child("bystander")));
                Pid bystander = pidOf(supervisor, "bystander");
                Pid child = pidOf(supervisor, "c");

                stage.end(child, reason);

                supervisor.terminateChild("c");
                assertThat(supervisor.pid().isAlive()).isTrue();
                assertThat(pidOf(supervisor, "bystander")).isEqualTo(bystander);
                supervisor.stop();
            }
        }
    }

    @Test
    @Tag("S76")
    void anySignificantChildThatEndsForGoodEndsItsSupervisor() {
        SupervisorRef supervisor = start(Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                .child(significant("c1", Restart.TRANSIENT))
                .child(significant("c2", Restart.TRANSIENT))
                .child(troupe.child("c3")));
        supervisor.terminateChild("c1");
        Pid first = supervisor.restartChild("c1").orThrow();
        Pid second = stage.restart(first, DIED);
        Pid third = stage.restart(second, ExitReason.of("killed"));
        assertThat(supervisor.pid().isAlive()).isTrue();
        troupe.marks();

        assertThat(stage.end(supervisor.pid(), () -> third.send(new Worker.End(ExitReason.NORMAL))))
                .isEqualTo(ExitReason.SHUTDOWN);
        assertThat(troupe.marks()).isEqualTo("-c3 -c2");
        assertThat(stage.next(SupervisorEvent.ShutDownBySignificant.class))
                .isEqualTo(new SupervisorEvent.ShutDownBySignificant(supervisor.pid(), "c1", ExitReason.NORMAL));
    }

    @Test
    @Tag("S76")
    void theLastSignificantChildThatEndsForGoodEndsItsSupervisor() {
        SupervisorRef supervisor = start(Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ALL_SIGNIFICANT)
                .child(significant("c1", Restart.TRANSIENT))
                .child(significant("c2", Restart.TEMPORARY))
                .child(troupe.child("c3")));
        Pid last = pidOf(supervisor, "c2");

        stage.end(pidOf(supervisor, "c1"), ExitReason.NORMAL);
        Stage.await(supervisor::countChildren, new ChildCounts(3, 2, 0, 3));

        assertThat(stage.end(supervisor.pid(), () -> last.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void aSignificantChildThatWaitsForItsRestartHasNotEnded() {
        SupervisorRef supervisor = start(Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ALL_SIGNIFICANT)
                .backoff(Backoff.exponential(Duration.ofHours(1), Duration.ofHours(1)))
                .child(significant("c1", Restart.TRANSIENT))
                .child(significant("c2", Restart.TRANSIENT)));

        stage.end(pidOf(supervisor, "c1"), DIED);
        stage.next(SupervisorEvent.RestartDelayed.class);
        stage.end(pidOf(supervisor, "c2"), ExitReason.NORMAL);

        Stage.await(supervisor::countChildren, new ChildCounts(2, 0, 0, 2));
        assertThat(supervisor.terminateChild("c1")).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(supervisor.pid().isAlive()).isTrue();
    }

    @Test
    @Tag("S76")
    void significantChildrenThatAreEndedWithASiblingEndNoSupervisor() {
        SupervisorRef supervisor = start(Supervisor.oneForAll()
                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                .child(significant("c1", Restart.TEMPORARY))
                .child(troupe.child("c2")));

        stage.restart(pidOf(supervisor, "c2"), DIED);

        assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("c2");
    }

    @Test
    @Tag("S79")
    void aSignificantSupervisorThatShutsDownEndsItsOwnSupervisor() {
        Supervisor inner = Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                .child(significant("worker", Restart.TRANSIENT));
        SupervisorRef root = start(Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                .child(ChildSpec.supervisor("inner", inner)
                        .restart(Restart.TRANSIENT)
                        .significant(true)));
        Pid innerPid = pidOf(root, "inner");
        Pid worker = pidOf(SupervisorRef.of(innerPid), "worker");

        assertThat(stage.ends(List.of(innerPid, root.pid()), () -> worker.send(new Worker.End(ExitReason.NORMAL))))
                .containsExactly(ExitReason.SHUTDOWN, ExitReason.SHUTDOWN);
    }

    @Test
    @Tag("S79")
    void aSupervisorThatIsNotSignificantShutsDownAlone() {
        Supervisor inner = Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                .child(significant("worker", Restart.TRANSIENT));
        SupervisorRef root = start(Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                .child(ChildSpec.supervisor("inner", inner).restart(Restart.TRANSIENT)));
        Pid innerPid = pidOf(root, "inner");
        Pid worker = pidOf(SupervisorRef.of(innerPid), "worker");

        stage.end(innerPid, () -> worker.send(new Worker.End(ExitReason.NORMAL)));

        Stage.await(root::countChildren, new ChildCounts(1, 0, 1, 0));
    }

    private SupervisorRef start(Supervisor supervisor) {
        return supervisor.start(stage.node).orThrow();
    }
}
