package io.warpbeam.supervision;

import static io.warpbeam.supervision.Troupe.infoOf;
import static io.warpbeam.supervision.Troupe.pidOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a supervisor may be told beside its strategy: deciding at its start, backoff, limits, ending with a failure. */
class SupervisorOptionsTest {

    private static final ExitReason DIED = ExitReason.of("died");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Backoff FOREVER = Backoff.exponential(HOUR, HOUR).jitter(0);
    private static final Backoff QUICK = Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(4));

    private final Stage stage = new Stage();
    private final Troupe troupe = new Troupe();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("S02")
    void aSupervisorMayDecideNotToRun() {
        Supervisor unwanted =
                Supervisor.oneForOne().name("unwanted").child(troupe.child("c")).init((_, _) -> Optional.empty());

        assertThat(unwanted.startLink(stage.inbox)).isEqualTo(new SupervisorStart.Ignored<>());

        assertThat(stage.inbox.receive(Duration.ZERO)).isEmpty();
        assertThat(stage.node.whereis("unwanted")).isEmpty();
        assertThat(troupe.marks()).isEmpty();
        assertThatExceptionOfType(NotStartedException.class).isThrownBy(unwanted.start(stage.node)::orThrow);
    }

    @Test
    @Tag("S02")
    void aSupervisorThatIsNotWantedIsAStoppedChild() {
        SupervisorRef root = start(Supervisor.oneForOne()
                .child(ChildSpec.supervisor("unwanted", Supervisor.oneForOne().init((_, _) -> Optional.empty()))));

        assertThat(root.countChildren()).isEqualTo(new ChildCounts(1, 0, 1, 0));
        assertThat(root.restartChild("unwanted")).isEqualTo(new RestartChildResult.Ignored());
    }

    @Test
    void aSupervisorDecidesAtEachStartWhatItIsLike() {
        AtomicInteger starts = new AtomicInteger();
        Supervisor inner = Supervisor.oneForOne().child(troupe.child("always")).init((self, described) -> {
            assertThat(self.pid().isAlive()).isTrue();
            return Optional.of(described.intensity(0, HOUR).child(troupe.child("c" + starts.incrementAndGet())));
        });
        SupervisorRef root = start(Supervisor.oneForOne().child(ChildSpec.supervisor("inner", inner)));
        Pid first = pidOf(SupervisorRef.of(pidOf(root, "inner")), "c1");

        first.send(new Worker.End(DIED));

        Pid second = stage.next(SupervisorEvent.ChildRestarted.class).newPid();
        assertThat(SupervisorRef.of(second).info().children())
                .extracting(ChildInfo::id)
                .containsExactly("always", "c2");
    }

    @Test
    @Tag("S07")
    void failsWithWhatItsDecisionThrows() {
        IOException broken = new IOException("broken");

        assertThat(Supervisor.oneForOne()
                        .init((_, _) -> {
                            throw broken;
                        })
                        .start(stage.node))
                .isEqualTo(new SupervisorStart.Failed<>(ExitReason.error(broken)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 100",
        "2, 0, 200",
        "3, 0, 400",
        "4, 0, 800",
        "5, 0, 1000",
        "500, 0, 1000",
        "1, 1, 80",
        "3, 0.5, 360"
    })
    void waitsGrowToTheLongestAndChanceShortensThem(int attempt, double chance, long millis) {
        Backoff backoff = Backoff.exponential(Duration.ofMillis(100), Duration.ofSeconds(1));

        assertThat(backoff.delay(attempt, chance)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aBackoffIsCheckedWhenItIsMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.exponential(Duration.ZERO, HOUR))
                .withMessage("first must be positive, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.exponential(HOUR, Duration.ofSeconds(1)))
                .withMessage("max must not be less than first, PT1H, but is PT1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOREVER.factor(0.5))
                .withMessage("factor must be 1 or more, but is 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOREVER.jitter(1.5))
                .withMessage("jitter must be from 0 to 1, but is 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FOREVER.resetAfter(Duration.ZERO))
                .withMessage("resetAfter must be positive, but is PT0S");
    }

    @Test
    void requestsAreServedWhileASupervisorWaits() {
        SupervisorRef supervisor = start(Supervisor.restForOne()
                .backoff(FOREVER)
                .child(troupe.child("a"))
                .child(troupe.child("b"))
                .child(troupe.child("c")));
        Pid b = pidOf(supervisor, "b");
        troupe.marks();

        stage.end(b, DIED);

        assertThat(stage.next(SupervisorEvent.RestartDelayed.class))
                .isEqualTo(new SupervisorEvent.RestartDelayed(supervisor.pid(), "b", HOUR));
        assertThat(infoOf(supervisor, "b").status()).isEqualTo(new ChildStatus.Restarting(Optional.of(b)));
        assertThat(infoOf(supervisor, "c").status()).isEqualTo(new ChildStatus.Stopped());
        assertThat(supervisor.restartChild("b")).isEqualTo(new RestartChildResult.Restarting());
        assertThat(supervisor.terminateChild("b")).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(supervisor.restartChild("b").orThrow().isAlive()).isTrue();
        supervisor.stop();
        assertThat(troupe.marks()).isEqualTo("-c +b -b -a");
    }

    @Test
    void restartsAfterTheWaitAndCountsEachAttemptOnce() {
        SupervisorRef supervisor =
                start(Supervisor.oneForOne().intensity(4, HOUR).backoff(QUICK).child(troupe.child("c")));
        troupe.failNext("c", 3);

        Pid second = stage.restart(pidOf(supervisor, "c"), DIED);
        assertThat(troupe.marks()).isEqualTo("+c !c !c !c +c");

        assertThat(stage.end(supervisor.pid(), () -> second.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void aDynamicSupervisorWaitsToo() {
        DynamicSupervisorRef supervisor =
                DynamicSupervisor.oneForOne().backoff(QUICK).start(stage.node).orThrow();
        Pid first = supervisor.startChild(troupe.child("c")).orThrow();
        troupe.failNext("c", 1);

        Pid second = stage.restart(first, DIED);
        assertThat(supervisor.children()).extracting(ChildInfo::pid).containsExactly(Optional.of(second));

        DynamicSupervisorRef patient =
                DynamicSupervisor.oneForOne().backoff(FOREVER).start(stage.node).orThrow();
        Pid waiting = patient.startChild(troupe.child("d")).orThrow();
        stage.end(waiting, DIED);
        stage.next(SupervisorEvent.RestartDelayed.class);
        assertThat(patient.count()).isEqualTo(new ChildCounts(1, 0, 0, 1));
        assertThat(patient.terminateChild(waiting)).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(patient.children()).isEmpty();
    }

    @Test
    void aChildBeyondItsOwnLimitIsLetGoAndTheOthersGoOn() {
        SupervisorRef supervisor = start(Supervisor.oneForAll()
                .intensity(100, HOUR)
                .child(troupe.child("poisoned").limit(1, HOUR))
                .child(troupe.child("healthy")));
        Pid second = stage.restart(pidOf(supervisor, "poisoned"), DIED);
        Pid healthy = pidOf(supervisor, "healthy");

        stage.end(second, DIED);

        assertThat(stage.next(SupervisorEvent.ChildGivenUp.class))
                .isEqualTo(new SupervisorEvent.ChildGivenUp(supervisor.pid(), "poisoned", DIED));
        assertThat(infoOf(supervisor, "poisoned").status()).isEqualTo(new ChildStatus.Stopped());
        assertThat(pidOf(supervisor, "healthy")).isEqualTo(healthy);
        stage.restart(supervisor.restartChild("poisoned").orThrow(), DIED);
    }

    @Test
    void aFailedAttemptCountsAgainstTheLimitOfTheChild() {
        DynamicSupervisorRef supervisor = DynamicSupervisor.oneForOne()
                .intensity(100, HOUR)
                .start(stage.node)
                .orThrow();
        Pid child = supervisor.startChild(troupe.child("c").limit(3, HOUR)).orThrow();
        troupe.failNext("c", Integer.MAX_VALUE);

        stage.end(child, DIED);

        stage.next(SupervisorEvent.ChildGivenUp.class);
        assertThat(supervisor.children()).isEmpty();
        assertThat(troupe.marks()).isEqualTo("+c !c !c !c");
    }

    @Test
    void aSignificantChildBeyondItsLimitEndsItsSupervisor() {
        SupervisorRef supervisor = start(Supervisor.oneForOne()
                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                .child(troupe.child("c", Restart.TRANSIENT).significant(true).limit(0, HOUR)));
        Pid child = pidOf(supervisor, "c");

        assertThat(stage.end(supervisor.pid(), () -> child.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.SHUTDOWN);
    }

    @Test
    void aFailingSupervisorIsRestartedEvenWhenItIsTransient() {
        Supervisor inner = Supervisor.oneForOne().intensity(0, HOUR).failing().child(troupe.child("worker"));
        SupervisorRef outer = start(Supervisor.oneForOne()
                .child(ChildSpec.supervisor("inner", inner).restart(Restart.TRANSIENT)));
        Pid first = pidOf(outer, "inner");
        Pid worker = pidOf(SupervisorRef.of(first), "worker");
        ExitReason expected = ExitReason.of(new TooManyRestarts("worker", DIED));

        assertThat(stage.end(first, () -> worker.send(new Worker.End(DIED)))).isEqualTo(expected);

        assertThat(stage.next(SupervisorEvent.ChildRestarted.class).reason()).isEqualTo(expected);
        assertThat(List.of(outer.countChildren())).containsExactly(new ChildCounts(1, 1, 1, 0));
    }

    @Test
    void aFailingDynamicSupervisorEndsWithAFailure() {
        DynamicSupervisorRef supervisor = DynamicSupervisor.oneForOne()
                .intensity(0, HOUR)
                .failing()
                .start(stage.node)
                .orThrow();
        Pid child = supervisor.startChild(troupe.child("c")).orThrow();

        assertThat(stage.end(supervisor.pid(), () -> child.send(new Worker.End(DIED))))
                .isEqualTo(ExitReason.of(new TooManyRestarts("c", DIED)));
    }

    private SupervisorRef start(Supervisor supervisor) {
        return supervisor.start(stage.node).orThrow();
    }
}
