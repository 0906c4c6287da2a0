package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final ExitReason DIED = ExitReason.of("died");
    private static final RestartWindow WIDE = RestartWindow.opened(new RestartIntensity(2, Duration.ofSeconds(5)), 0);
    private static final RestartWindow SHUT = RestartWindow.opened(new RestartIntensity(0, Duration.ofSeconds(5)), 0);

    private final Node node = Node.start("pids");
    private final Pid supervisor = pid();
    private final Pid first = pid();
    private final Pid second = pid();
    private final Decisions fixed = new Decisions(supervisor, Policy.fixed(new Strategy.OneForOne()));
    private final Decisions dynamic = new Decisions(supervisor, Policy.dynamic());

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void restartsAPermanentChildAndCountsIt() {
        Child child = child(Restart.PERMANENT);
        Child restarting = attempted(child.restarting(first, ExitReason.NORMAL));

        assertThat(fixed.exited(child, ExitReason.NORMAL, Children.NONE, new Moment(WIDE, 7, 0)))
                .containsExactly(
                        new Action.Publish(
                                new SupervisorEvent.ChildEnded(supervisor, "child", first, ExitReason.NORMAL)),
                        new Action.Count(WIDE.admit(7).orElseThrow()),
                        new Action.Keep(child, restarting),
                        new Action.Restart(restarting));
    }

    @Test
    void givesUpWhenOneMoreRestartIsTooMany() {
        Child child = child(Restart.TRANSIENT);

        assertThat(fixed.exited(child, DIED, Children.NONE, new Moment(SHUT, 0, 0)))
                .containsExactly(
                        new Action.Publish(new SupervisorEvent.ChildEnded(supervisor, "child", first, DIED)),
                        new Action.Publish(new SupervisorEvent.GaveUp(supervisor, "child", DIED)),
                        new Action.Forget(child),
                        new Action.End(ExitReason.SHUTDOWN));
    }

    @Test
    void keepsATransientChildThatEndedOrderlyUnlessDynamic() {
        Child child = child(Restart.TRANSIENT);

        assertThat(fixed.exited(child, ExitReason.SHUTDOWN, Children.NONE, new Moment(WIDE, 0, 0)))
                .containsExactly(new Action.Keep(child, child.ended(ExitReason.SHUTDOWN)));
        assertThat(dynamic.exited(child, ExitReason.SHUTDOWN, Children.NONE, new Moment(WIDE, 0, 0)))
                .containsExactly(new Action.Forget(child));
    }

    @Test
    void forgetsATemporaryChildAndReportsItsFailure() {
        Child child = child(Restart.TEMPORARY);

        assertThat(fixed.exited(child, ExitReason.NORMAL, Children.NONE, new Moment(WIDE, 0, 0)))
                .containsExactly(new Action.Forget(child));
        assertThat(fixed.exited(child, DIED, Children.NONE, new Moment(SHUT, 0, 0)))
                .containsExactly(
                        new Action.Publish(new SupervisorEvent.ChildEnded(supervisor, "child", first, DIED)),
                        new Action.Forget(child));
    }

    @Test
    void hasARestartedChildInThePlaceOfTheOldOne() {
        Child restarting = child(Restart.PERMANENT).restarting(first, DIED);

        assertThat(fixed.restarted(restarting, restarting, ChildStart.started(second, "ignored info"), 7))
                .containsExactly(
                        new Action.Keep(restarting, restarting.restarted(second, 7)),
                        new Action.Publish(
                                new SupervisorEvent.ChildRestarted(supervisor, "child", first, second, DIED, 1)));
    }

    @Test
    void retriesARestartThatFailedAndCountsEachAttempt() {
        Child restarting = child(Restart.PERMANENT).restarting(first, DIED);
        ChildStart.Outcome taken = ChildStart.alreadyStarted(second);

        assertThat(fixed.restarted(restarting, restarting, ChildStart.failed(ExitReason.of("no")), 7))
                .containsExactly(
                        new Action.Publish(
                                new SupervisorEvent.ChildStartFailed(supervisor, "child", ExitReason.of("no"))),
                        new Action.Keep(restarting, restarting),
                        new Action.Retry(restarting));
        assertThat(fixed.restarted(restarting, restarting, taken, 7))
                .containsExactly(
                        new Action.Publish(
                                new SupervisorEvent.ChildStartFailed(supervisor, "child", ExitReason.of(taken))),
                        new Action.Keep(restarting, restarting),
                        new Action.Retry(restarting));
        assertThat(fixed.retryDue(restarting, Children.NONE, new Moment(WIDE, 7, 0)))
                .containsExactly(
                        new Action.Count(WIDE.admit(7).orElseThrow()),
                        new Action.Keep(restarting, attempted(restarting)),
                        new Action.Restart(attempted(restarting)));
        assertThat(fixed.retryDue(restarting, Children.NONE, new Moment(SHUT, 7, 0)))
                .containsExactly(
                        new Action.Publish(new SupervisorEvent.GaveUp(supervisor, "child", DIED)),
                        new Action.Forget(restarting),
                        new Action.End(ExitReason.SHUTDOWN));
    }

    @Test
    void keepsAChildThatDoesNotWantToBeRestartedUnlessDynamic() {
        Child restarting = child(Restart.PERMANENT).restarting(first, DIED);

        assertThat(fixed.restarted(restarting, restarting, ChildStart.ignored(), 7))
                .containsExactly(new Action.Keep(restarting, restarting.abandoned()));
        assertThat(dynamic.restarted(restarting, restarting, ChildStart.ignored(), 7))
                .containsExactly(new Action.Forget(restarting));
    }

    @Test
    void terminatesAChildByItsStatus() {
        Child running = child(Restart.PERMANENT);
        Child restarting = running.restarting(first, DIED);
        Child stopped = restarting.abandoned();

        assertThat(fixed.terminated(running)).containsExactly(new Action.Stop(running));
        assertThat(fixed.terminated(restarting)).containsExactly(new Action.Keep(restarting, stopped));
        assertThat(dynamic.terminated(restarting)).containsExactly(new Action.Forget(restarting));
        assertThat(fixed.terminated(stopped)).isEmpty();
    }

    @Test
    void keepsAStoppedChildUnlessTemporaryAndReportsAnUnexpectedReason() {
        Child permanent = child(Restart.PERMANENT);
        Child temporary = child(Restart.TEMPORARY);

        assertThat(fixed.stopped(permanent, ExitReason.SHUTDOWN))
                .containsExactly(new Action.Keep(permanent, permanent.ended(ExitReason.SHUTDOWN)));
        assertThat(fixed.stopped(temporary, ExitReason.SHUTDOWN)).containsExactly(new Action.Forget(temporary));
        assertThat(fixed.stopped(permanent, ExitReason.KILLED))
                .containsExactly(
                        new Action.Keep(permanent, permanent.ended(ExitReason.KILLED)),
                        new Action.Publish(
                                new SupervisorEvent.ChildShutdownError(supervisor, "child", first, ExitReason.KILLED)));
    }

    @Test
    @Tag("S28")
    void endsRunningChildrenFromTheYoungestToTheOldest() {
        Child oldest = Child.running(spec("a", Restart.PERMANENT), first);
        Child stopped = Child.stopped(spec("b", Restart.PERMANENT));
        Child youngest = Child.running(spec("c", Restart.TEMPORARY), second);

        assertThat(fixed.shutdown(List.of(oldest, stopped, youngest)))
                .containsExactly(new Action.Stop(youngest), new Action.Stop(oldest));
    }

    @Test
    @Tag("S61")
    @Tag("S68")
    void keepsTheStartOfAChildUnlessTemporary() {
        ChildStart start = _ -> ChildStart.ignored();

        assertThat(Child.running(ChildSpec.startedBy("child", start), first)
                        .spec()
                        .start())
                .isSameAs(start);
        assertThat(Child.running(ChildSpec.startedBy("child", start).restart(Restart.TEMPORARY), first)
                        .spec()
                        .start())
                .isNotSameAs(start);
    }

    @Test
    void takesARetryOnlyForTheAttemptThatItIsAbout() {
        Child running = child(Restart.PERMANENT);
        Child restarting = running.restarting(first, DIED);
        RetryStart retry = RetryStart.of(restarting, false);

        assertThat(retry.isMeantFor(restarting)).isTrue();
        assertThat(retry.isMeantFor(running)).isFalse();
        assertThat(retry.isMeantFor(running.restarting(second, DIED))).isFalse();
        assertThat(retry.isMeantFor(attempted(restarting))).isFalse();
    }

    @Test
    void countsRestartsAndKeepsTheLastReason() {
        Child child = child(Restart.PERMANENT).restarting(first, DIED).restarted(second, 7);

        assertThat(child.info())
                .isEqualTo(new ChildInfo(
                        "child",
                        ChildSpec.Kind.WORKER,
                        Restart.PERMANENT,
                        new ChildStatus.Running(second),
                        1,
                        Optional.of(DIED)));
    }

    private static Child attempted(Child child) {
        return child.with(child.trail().attempted(Optional.empty(), 0).orElseThrow());
    }

    private Child child(Restart restart) {
        return Child.running(spec("child", restart), first);
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
