package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DynamicSupervisorShutdownTest {

    private static final Shutdown SHORT = Shutdown.after(Duration.ofMillis(50));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("S23")
    void killsTheChildThatTakesTooLongAndReportsIt() {
        Stage.Family family = stage.family(DynamicSupervisor.oneForOne());
        DynamicSupervisorRef supervisor = DynamicSupervisorRef.of(family.supervisor());
        Pid quick = supervisor
                .startChild(ChildSpec.of("quick", Worker::new).restart(Restart.TEMPORARY))
                .orThrow();
        Pid busy = startStubborn(supervisor, SHORT);

        assertThat(stage.ends(
                        List.of(family.supervisor(), quick, busy),
                        () -> family.parent().send(new Stage.Signal(ExitReason.SHUTDOWN))))
                .containsExactly(ExitReason.SHUTDOWN, ExitReason.SHUTDOWN, ExitReason.KILLED);
        assertThat(stage.rest())
                .containsExactly(new SupervisorEvent.ChildShutdownError(
                        family.supervisor(), "stubborn", busy, ExitReason.KILLED));
    }

    @Test
    @Tag("S25")
    void killsAllChildrenAtOnceWhenTheirSpecificationSaysSo() {
        Stage.Family family = stage.family(DynamicSupervisor.oneForOne());
        DynamicSupervisorRef supervisor = DynamicSupervisorRef.of(family.supervisor());
        List<Pid> pids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            pids.add(startStubborn(supervisor, Shutdown.brutalKill()));
        }
        pids.add(family.supervisor());

        List<ExitReason> reasons = stage.ends(pids, () -> family.parent().send(new Stage.Signal(ExitReason.SHUTDOWN)));

        assertThat(reasons.removeLast()).isEqualTo(ExitReason.SHUTDOWN);
        assertThat(reasons).hasSize(10).containsOnly(ExitReason.KILLED);
        assertThat(stage.rest()).isEmpty();
    }

    @Test
    @Tag("E62")
    @Tag("S59")
    void endsAllChildrenAtOnceEachWithinItsOwnTime() {
        DynamicSupervisorRef supervisor =
                DynamicSupervisor.oneForOne().start(stage.node).orThrow();
        CountDownLatch release = new CountDownLatch(1);
        Pid patient = supervisor
                .startChild(ChildSpec.process("patient", self -> {
                            self.trapExits(true);
                            stage.inbox.pid().send("ready");
                            ExitReason reason = ((Exit) self.receive(Exit.class::isInstance)).reason();
                            release.await();
                            throw self.exit(reason);
                        })
                        .shutdown(Shutdown.infinite()))
                .orThrow();
        awaitReady();
        Pid brutal = startStubborn(supervisor, Shutdown.brutalKill());
        Pid late = startStubborn(supervisor, SHORT);
        Pid later = startStubborn(supervisor, Shutdown.after(Duration.ofMillis(100)));
        Pid never = startStubborn(supervisor, Shutdown.after(Duration.ZERO));

        assertThat(stage.ends(List.of(supervisor.pid(), patient), () -> {
                    Runnable stop =
                            () -> stage.node.spawn(_ -> supervisor.server().stop(ExitReason.SHUTDOWN, PATIENCE));
                    assertThat(stage.ends(List.of(brutal, late, later, never), stop))
                            .containsOnly(ExitReason.KILLED);
                    assertThat(patient.isAlive()).isTrue();
                    release.countDown();
                }))
                .containsExactly(ExitReason.SHUTDOWN, ExitReason.SHUTDOWN);
        assertThat(stage.rest())
                .extracting(event -> ((SupervisorEvent.ChildShutdownError) event).pid())
                .containsExactlyInAnyOrder(late, later, never);
    }

    @Test
    void doesNotMindAChildThatUnlinkedItselfOrIsBeingRestarted() {
        DynamicSupervisorRef supervisor = DynamicSupervisor.oneForOne()
                .intensity(Integer.MAX_VALUE, Duration.ofHours(1))
                .start(stage.node)
                .orThrow();
        CountDownLatch started = new CountDownLatch(1);
        Pid restarting = supervisor
                .startChild(ChildSpec.startedBy("restarting", self -> {
                    if (started.getCount() == 0) {
                        return ChildStart.failed(ExitReason.of("not now"));
                    }
                    started.countDown();
                    return ChildStart.started(self.spawnLink(Worker::body));
                }))
                .orThrow();
        Pid unlinked = supervisor
                .startChild(ChildSpec.process("unlinked", self -> {
                    self.unlink(self.parent());
                    stage.inbox.pid().send("ready");
                    Worker.body(self);
                }))
                .orThrow();
        awaitReady();
        stage.end(restarting, ExitReason.of("died"));
        stage.next(SupervisorEvent.ChildStartFailed.class);

        assertThat(stage.ends(List.of(supervisor.pid(), unlinked), supervisor::stop))
                .containsExactly(ExitReason.NORMAL, ExitReason.SHUTDOWN);
    }

    @Test
    @Tag("S65")
    void countsThousandsOfChildrenAndForgetsThoseThatAreKilled() {
        DynamicSupervisorRef supervisor =
                DynamicSupervisor.oneForOne().start(stage.node).orThrow();

        List<Pid> pids = startWorkers(supervisor, 1_000);
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(1_000, 1_000, 0, 1_000));
        pids.addAll(startWorkers(supervisor, 1_000));
        assertThat(supervisor.count()).isEqualTo(new ChildCounts(2_000, 2_000, 0, 2_000));

        Collections.shuffle(pids, new Random(42));
        pids.forEach(pid -> pid.sendExit(ExitReason.KILL));
        Stage.await(supervisor::count, new ChildCounts(0, 0, 0, 0));
    }

    @Test
    void startsAndEndsAHundredThousandChildren() {
        DynamicSupervisorRef supervisor =
                DynamicSupervisor.oneForOne().start(stage.node).orThrow();

        List<Pid> pids = startWorkers(supervisor, 100_000);
        assertThat(supervisor.count().active()).isEqualTo(100_000);
        supervisor.stop();

        assertThat(pids).noneMatch(Pid::isAlive);
        assertThat(stage.rest()).isEmpty();
    }

    private static List<Pid> startWorkers(DynamicSupervisorRef supervisor, int count) {
        ChildSpec spec = ChildSpec.of("worker", Worker::new).restart(Restart.TEMPORARY);
        List<Pid> pids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pids.add(supervisor.startChild(spec).orThrow());
        }
        return pids;
    }

    private Pid startStubborn(DynamicSupervisorRef supervisor, Shutdown shutdown) {
        ChildSpec spec = ChildSpec.process(
                        "stubborn", Worker.stubborn(() -> stage.inbox.pid().send("ready"), () -> {}))
                .restart(Restart.TEMPORARY)
                .shutdown(shutdown);
        Pid pid = supervisor.startChild(spec).orThrow();
        awaitReady();
        return pid;
    }

    private void awaitReady() {
        assertThat(stage.inbox.receive("ready"::equals, PATIENCE)).isPresent();
    }
}
