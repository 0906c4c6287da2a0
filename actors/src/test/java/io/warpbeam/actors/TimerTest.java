package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages after a delay. */
class TimerTest extends WithNode {

    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void timersFireInTheOrderOfTheirDeadlines() {
        for (int delay : List.of(60, 20, 80, 40)) {
            inbox.sendAfter(Duration.ofMillis(delay), delay);
        }
        List<Object> fired = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fired.add(inbox.receive());
        }
        assertThat(fired).isEqualTo(List.of(20, 40, 60, 80));
    }

    @Test
    void aCancelledTimerDoesNotFire() {
        Timer cancelled = inbox.sendAfter(Duration.ofMillis(20), "cancelled");
        assertThat(cancelled.cancel()).isTrue();
        assertThat(cancelled.cancel()).isFalse();
        inbox.sendAfter(Duration.ofMillis(60), "later");
        assertThat(inbox.receive()).isEqualTo("later");
    }

    @Test
    @Tag("L55")
    void aTimerThatHasFiredCannotBeCancelledAndItsMessageIsThere() {
        Timer timer = inbox.sendAfter(Duration.ofMillis(1), "fired");
        Object message = inbox.receive();
        assertThat(timer.cancel()).isFalse();
        assertThat(message).isEqualTo("fired");
        Timer atOnce = inbox.sendAfter(Duration.ZERO, "at once");
        assertThat(atOnce.cancel()).isFalse();
        assertThat(inbox.receive(Duration.ZERO)).contains("at once");
    }

    /**
     * Cancelling races with firing: a timer either was cancelled or its message comes, never both and never neither.
     */
    @Test
    @Tag("L55")
    void aTimerIsCancelledOrFires() {
        Random random = new Random(55);
        List<Timer> timers = new ArrayList<>();
        Set<Object> expected = new HashSet<>();
        for (int i = 0; i < 5000; i++) {
            timers.add(inbox.sendAfter(Duration.ofNanos(random.nextInt(3_000_000)), i));
        }
        for (int i = 0; i < 5000; i++) {
            if (!timers.get(i).cancel()) {
                expected.add(i);
            }
        }
        Set<Object> fired = new HashSet<>();
        for (int i = expected.size(); i > 0; i--) {
            fired.add(inbox.receive());
        }
        assertThat(fired).isEqualTo(expected);
        assertNoMail();
    }

    @Test
    void aHundredThousandTimersAreSetAndCancelled() {
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            timers.add(inbox.sendAfter(Duration.ofMinutes(1).plusMillis(i), i));
        }
        await().until(() -> node.info().pendingTimers() == 100_000);
        timers.forEach(timer -> assertThat(timer.cancel()).isTrue());
        await().until(() -> node.info().pendingTimers() == 0);
        inbox.sendAfter(Duration.ofMillis(1), "still works");
        assertThat(inbox.receive()).isEqualTo("still works");
        assertNoMail();
    }

    @ParameterizedTest
    @EnumSource
    void aTimerToAnEndedProcessVanishes(Way way) {
        Pid pid = spawnObedient(way);
        node.sendAfter(Duration.ofMillis(20), pid, "too late");
        pid.sendExit(ExitReason.KILL);
        awaitEnd(pid);
        inbox.sendAfter(Duration.ofMillis(60), "later");
        assertThat(inbox.receive()).isEqualTo("later");
        assertThat(node.info().deadLetters()).isZero();
    }

    @Test
    void aTimerThatNeverFiresCanBeCancelled() {
        Timer timer = inbox.sendAfter(Duration.ofSeconds(Long.MAX_VALUE), "never");
        assertThat(timer.cancel()).isTrue();
        Timer far = inbox.sendAfter(Duration.ofDays(36_500), "never");
        assertThat(far.cancel()).isTrue();
        assertNoMail();
    }

    /** The timer thread sleeps between the rounds; each must wake it. */
    @ParameterizedTest
    @EnumSource
    void noWakeUpOfTheTimerThreadIsLost(Way way) {
        Pid me = inbox.pid();
        List<Pid> setters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            setters.add(spawnObedient(way));
        }
        for (int round = 0; round < 500; round++) {
            setters.forEach(pid -> order(pid, self -> self.node().sendAfter(Duration.ofNanos(1), me, "fired")));
            setters.forEach(_ -> assertThat(inbox.receive()).isEqualTo("fired"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSleepEndsAndLeavesTheMessages(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            self.sleep(Duration.ofMillis(5));
            inbox.pid().send("awake");
        });
        order(pid, _ -> inbox.pid().send("next"));
        assertThat(inbox.receive()).isEqualTo("awake");
        assertThat(inbox.receive()).isEqualTo("next");
    }

    @ParameterizedTest
    @EnumSource
    void anExitSignalEndsASleep(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            inbox.pid().send("about to sleep");
            self.sleep(NEVER);
        });
        inbox.receive();
        pid.sendExit(ExitReason.SHUTDOWN);
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.SHUTDOWN);
        await().until(() -> node.info().pendingTimers() == 0);
    }
}
