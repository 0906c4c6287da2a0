package io.warpbeam.supervision;

import static io.warpbeam.supervision.Troupe.infoOf;
import static io.warpbeam.supervision.Troupe.pidOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One-for-all and rest-for-one. */
class SiblingRestartTest {

    private static final ExitReason DIED = ExitReason.of("died");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Stage stage = new Stage();
    private final Troupe troupe = new Troupe();

    @AfterEach
    void close() {
        stage.close();
    }

    private static Supervisor strategy(String name) {
        return switch (name) {
            case "all" -> Supervisor.oneForAll();
            case "rest" -> Supervisor.restForOne();
            default -> throw new AssertionError(name);
        };
    }

    @Test
    @Tag("S73")
    void restForOneRestartsThoseThatWereStartedLaterInTheOrderOfStartsAndNotOfIds() {
        Supervisor description = Supervisor.restForOne();
        for (String id : List.of("ch7", "ch3", "ch10", "ch2", "ch5")) {
            description = description.child(troupe.child(id));
        }
        SupervisorRef supervisor = start(description);
        troupe.marks();

        stage.restart(pidOf(supervisor, "ch10"), DIED);
        settle(supervisor);
        assertThat(troupe.marks()).isEqualTo("-ch5 -ch2 +ch10 +ch2 +ch5");

        supervisor.stop();
        assertThat(troupe.marks()).isEqualTo("-ch5 -ch2 -ch10 -ch3 -ch7");
    }

    @Test
    void oneForAllRestartsAllAndCountsOnce() {
        SupervisorRef supervisor = start(Supervisor.oneForAll()
                .intensity(1, HOUR)
                .child(troupe.child("a"))
                .child(troupe.child("b"))
                .child(troupe.child("c")));
        Pid c = pidOf(supervisor, "c");
        troupe.marks();

        Pid second = stage.restart(pidOf(supervisor, "b"), DIED);
        settle(supervisor);

        assertThat(troupe.marks()).isEqualTo("-c -a +a +b +c");
        assertThat(pidOf(supervisor, "b")).isEqualTo(second);
        assertThat(infoOf(supervisor, "c").lastReason()).contains(ExitReason.SHUTDOWN);
        assertThat(pidOf(supervisor, "c")).isNotEqualTo(c);
        assertThat(infoOf(supervisor, "b").restarts()).isEqualTo(1);
        assertThat(infoOf(supervisor, "c").restarts()).isZero();
        assertThat(supervisor.info().restarts()).isEqualTo(1);
        assertThat(stage.rest())
                .contains(new SupervisorEvent.SiblingRestarted(supervisor.pid(), "c", pidOf(supervisor, "c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "rest"})
    @Tag("S41")
    void aTemporaryBystanderIsEndedAndNotStartedAgain(String name) {
        SupervisorRef supervisor =
                start(strategy(name).child(troupe.child("c1")).child(troupe.child("c2", Restart.TEMPORARY)));
        Pid c2 = pidOf(supervisor, "c2");

        stage.restart(pidOf(supervisor, "c1"), DIED);

        assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("c1");
        assertThat(c2.isAlive()).isFalse();
        assertThat(troupe.marks()).isEqualTo("+c1 +c2 -c2 +c1");
    }

    @Test
    void theEndOfATemporaryChildOrANormalOneOfATransientChildTouchesNoSibling() {
        SupervisorRef supervisor = start(Supervisor.oneForAll()
                .child(troupe.child("a"))
                .child(troupe.child("b", Restart.TEMPORARY))
                .child(troupe.child("c", Restart.TRANSIENT)));
        Pid a = pidOf(supervisor, "a");

        stage.end(pidOf(supervisor, "b"), DIED);
        stage.end(pidOf(supervisor, "c"), ExitReason.NORMAL);

        Stage.await(supervisor::countChildren, new ChildCounts(2, 1, 0, 2));
        assertThat(pidOf(supervisor, "a")).isEqualTo(a);
        assertThat(troupe.marks()).isEqualTo("+a +b +c");
    }

    @Test
    @Tag("S43")
    void aChildThatWasStoppedIsStartedWithTheOthers() {
        SupervisorRef supervisor = start(Supervisor.oneForAll()
                .child(troupe.child("ended", Restart.TRANSIENT))
                .child(troupe.child("terminated"))
                .child(troupe.child("crashing")));
        stage.end(pidOf(supervisor, "ended"), ExitReason.NORMAL);
        supervisor.terminateChild("terminated");
        Stage.await(supervisor::countChildren, new ChildCounts(3, 1, 0, 3));
        troupe.marks();

        stage.restart(pidOf(supervisor, "crashing"), DIED);
        settle(supervisor);

        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(3, 3, 0, 3));
        assertThat(troupe.marks()).isEqualTo("+ended +terminated +crashing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "rest"})
    @Tag("S52")
    @Tag("S55")
    void givesUpWhenASiblingCannotBeRestarted(String name) {
        SupervisorRef supervisor = start(
                strategy(name).intensity(4, HOUR).child(troupe.child("c1")).child(troupe.child("c2")));
        Pid c1 = pidOf(supervisor, "c1");
        Pid c2 = pidOf(supervisor, "c2");
        troupe.failNext("c2", Integer.MAX_VALUE);

        assertThat(stage.ends(List.of(c2, supervisor.pid()), () -> c1.send(new Worker.End(DIED))))
                .containsExactly(ExitReason.SHUTDOWN, ExitReason.SHUTDOWN);
        assertThat(troupe.marks())
                .isEqualTo(
                        name.equals("all")
                                ? "+c1 +c2 -c2 +c1 !c2 -c1 +c1 !c2 -c1 +c1 !c2 -c1 +c1 !c2 -c1"
                                : "+c1 +c2 -c2 +c1 !c2 !c2 !c2 !c2 -c1");
        assertThat(stage.next(SupervisorEvent.GaveUp.class).id()).isEqualTo("c2");
    }

    @Test
    @Tag("S53")
    void oneForAllTriesTheWholeSetAgainWhenASiblingDoesNotStart() {
        SupervisorRef supervisor = start(Supervisor.oneForAll()
                .intensity(3, HOUR)
                .child(troupe.child("c1"))
                .child(troupe.child("c2")));
        troupe.failNext("c2", 1);
        troupe.marks();

        stage.restart(pidOf(supervisor, "c1"), DIED);
        Stage.await(supervisor::countChildren, new ChildCounts(2, 2, 0, 2));

        assertThat(troupe.marks()).isEqualTo("-c2 +c1 !c2 -c1 +c1 +c2");
        assertThat(infoOf(supervisor, "c1").restarts()).isEqualTo(1);
    }

    @Test
    @Tag("S56")
    void restForOneTriesAgainFromTheSiblingThatDidNotStart() {
        SupervisorRef supervisor = start(Supervisor.restForOne()
                .intensity(3, HOUR)
                .child(troupe.child("c1"))
                .child(troupe.child("c2"))
                .child(troupe.child("c3")));
        troupe.failNext("c2", 1);
        troupe.marks();

        Pid c1 = stage.restart(pidOf(supervisor, "c1"), DIED);
        Stage.await(supervisor::countChildren, new ChildCounts(3, 3, 0, 3));

        assertThat(troupe.marks()).isEqualTo("-c3 -c2 +c1 !c2 +c2 +c3");
        assertThat(pidOf(supervisor, "c1")).isEqualTo(c1);
    }

    @Test
    void aChildWhoseRestartFailedAtAnElderSiblingIsRestartedWithItAndCounted() {
        SupervisorRef supervisor =
                start(Supervisor.oneForAll().child(troupe.child("c1")).child(troupe.child("c2")));
        Pid first = pidOf(supervisor, "c2");
        troupe.failNext("c1", 1);
        troupe.marks();

        Pid second = stage.restart(first, DIED);

        assertThat(troupe.marks()).isEqualTo("-c1 !c1 +c1 +c2");
        assertThat(pidOf(supervisor, "c2")).isEqualTo(second);
        assertThat(infoOf(supervisor, "c2").restarts()).isEqualTo(1);
        assertThat(infoOf(supervisor, "c1").restarts()).isZero();
    }

    @Test
    @Tag("S71")
    void aChildThatHangsInItsRestartKeepsTheLaterOnesStoppedEvenAfterItIsTerminated() {
        AtomicBoolean possible = new AtomicBoolean(true);
        SupervisorRef supervisor = start(Supervisor.restForOne()
                .intensity(Integer.MAX_VALUE, HOUR)
                .child(troupe.child("c1"))
                .child(ChildSpec.startedBy(
                        "c2",
                        self -> possible.get()
                                ? ChildStart.started(self.spawnLink(Worker::body))
                                : ChildStart.failed(ExitReason.of("not now"))))
                .child(troupe.child("c3")));
        Pid c1 = pidOf(supervisor, "c1");
        Pid c2 = pidOf(supervisor, "c2");
        possible.set(false);
        stage.end(c2, DIED);
        stage.next(SupervisorEvent.ChildStartFailed.class);

        assertThat(infoOf(supervisor, "c2").status()).isEqualTo(new ChildStatus.Restarting(Optional.of(c2)));
        assertThat(infoOf(supervisor, "c3").status()).isEqualTo(new ChildStatus.Stopped());
        assertThat(supervisor.countChildren()).isEqualTo(new ChildCounts(3, 1, 0, 3));
        assertThat(pidOf(supervisor, "c1")).isEqualTo(c1);

        supervisor.terminateChild("c2");
        assertThat(infoOf(supervisor, "c2").status()).isEqualTo(new ChildStatus.Stopped());
        possible.set(true);
        assertThat(supervisor.restartChild("c3").orThrow().isAlive()).isTrue();
        assertThat(supervisor.restartChild("c2").orThrow().isAlive()).isTrue();
        assertThat(supervisor.info().restarts()).isZero();
    }

    @Test
    @Tag("S64")
    void aTreeIsRestartedAsAWholeWithSupervisorsThatHadBeenTerminated() {
        Supervisor sup1 = Supervisor.oneForOne().child(troupe.child("c1")).child(troupe.child("c2"));
        SupervisorRef root = start(Supervisor.oneForAll()
                .intensity(4, HOUR)
                .child(ChildSpec.supervisor("sup1", sup1))
                .child(ChildSpec.supervisor("sup2", Supervisor.oneForOne().intensity(0, HOUR)))
                .child(ChildSpec.supervisor("sup3", Supervisor.oneForOne()).restart(Restart.TRANSIENT)));
        SupervisorRef sup2 = SupervisorRef.of(pidOf(root, "sup2"));
        Pid crashing = sup2.startChild(troupe.child("d1")).orThrow();
        sup2.startChild(troupe.child("d2")).orThrow();
        root.terminateChild("sup3");
        Pid before = pidOf(root, "sup1");

        assertThat(stage.ends(List.of(before, sup2.pid()), () -> crashing.send(new Worker.End(DIED))))
                .containsExactly(ExitReason.SHUTDOWN, ExitReason.SHUTDOWN);
        Stage.await(root::countChildren, new ChildCounts(3, 3, 3, 0));

        assertThat(SupervisorRef.of(pidOf(root, "sup1")).info().children())
                .extracting(ChildInfo::id)
                .containsExactly("c1", "c2");
        assertThat(SupervisorRef.of(pidOf(root, "sup2")).whichChildren()).isEmpty();
        assertThat(SupervisorRef.of(pidOf(root, "sup3")).whichChildren()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "rest"})
    @Tag("S31")
    @Tag("S32")
    void adminCallsConcernOneChildUnderEveryStrategy(String name) {
        SupervisorRef supervisor = start(strategy(name).child(troupe.child("a")).child(troupe.child("b")));
        Pid b = pidOf(supervisor, "b");

        assertThat(supervisor.terminateChild("a")).isEqualTo(new TerminateChildResult.Terminated());
        assertThat(supervisor.startChild(troupe.child("a"))).isEqualTo(new StartChildResult.AlreadyPresent());
        Pid a = supervisor.restartChild("a").orThrow();
        assertThat(supervisor.deleteChild("a")).isEqualTo(new DeleteChildResult.Running(a));
        supervisor.terminateChild("a");
        assertThat(supervisor.deleteChild("a")).isEqualTo(new DeleteChildResult.Deleted());
        supervisor.startChild(troupe.child("a")).orThrow();

        assertThat(pidOf(supervisor, "b")).isEqualTo(b);
        assertThat(supervisor.whichChildren()).extracting(ChildInfo::id).containsExactly("a", "b");
    }

    /** Requests are answered in turn: when this one is, the restart before it is done. */
    private static void settle(SupervisorRef supervisor) {
        supervisor.countChildren();
    }

    private SupervisorRef start(Supervisor supervisor) {
        return supervisor.start(stage.node).orThrow();
    }
}
