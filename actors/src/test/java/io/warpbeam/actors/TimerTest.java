package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
    void aTimerToAnAliasCountsOnlyWhileTheAliasIsActive() {
        Alias gone = inbox.alias(AliasMode.EXPLICIT);
        Alias active = inbox.alias(AliasMode.EXPLICIT);
        node.sendAfter(Duration.ofMillis(1), gone, "gone");
        node.sendAfter(Duration.ofMillis(2), active, "active");
        inbox.unalias(gone);
        assertThat(inbox.receive()).isEqualTo("active");
    }

    @Test
    void aCancelledTimerDoesNotFire() {
        Timer cancelled = inbox.sendAfter(Duration.ofMillis(20), "cancelled");
        assertThat(cancelled.cancel()).isPresent();
        assertThat(cancelled.cancel()).isEmpty();
        inbox.sendAfter(Duration.ofMillis(60), "later");
        assertThat(inbox.receive()).isEqualTo("later");
    }

    @Test
    @Tag("L55")
    void aTimerThatHasFiredCannotBeCancelledAndItsMessageIsThere() {
        Timer timer = inbox.sendAfter(Duration.ofMillis(1), "fired");
        Object message = inbox.receive();
        assertThat(timer.cancel()).isEmpty();
        assertThat(message).isEqualTo("fired");
        Timer atOnce = inbox.sendAfter(Duration.ZERO, "at once");
        assertThat(atOnce.cancel()).isEmpty();
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
            if (timers.get(i).cancel().isEmpty()) {
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
        timers.forEach(timer -> assertThat(timer.cancel()).isPresent());
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
        assertThat(timer.cancel()).isPresent();
        Timer far = inbox.sendAfter(Duration.ofDays(36_500), "never");
        assertThat(far.cancel()).isPresent();
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

    @Test
    @Tag("L55")
    void cancellingAndReadingTellTheTimeLeft() {
        Timer timer = inbox.sendAfter(NEVER, "never");
        assertThat(timer.left().orElseThrow()).isBetween(NEVER.minusHours(1), NEVER);
        Duration left = timer.cancel().orElseThrow();
        assertThat(left).isBetween(NEVER.minusHours(1), NEVER);
        assertThat(timer.left()).isEmpty();
        Timer fired = inbox.sendAfter(Duration.ofMillis(1), "fired");
        inbox.receive();
        assertThat(fired.left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theTimersOfAProcessEndWithIt(Way way) {
        Pid pid = spawnObedient(way);
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            timers.add(node.sendAfter(NEVER, pid, i));
        }
        timers.add(node.sendInterval(NEVER, pid, "again"));
        timers.add(node.exitAfter(NEVER, pid, ExitReason.KILL));
        await().until(() -> node.info().pendingTimers() == 1002);
        Timer late = node.sendAfter(NEVER, pid, "late");
        Monitor monitor = inbox.monitor(pid);
        pid.sendExit(ExitReason.KILL);
        assertThat(((Down) inbox.receive()).monitor()).isEqualTo(monitor);
        assertThat(late.left()).isEmpty();
        assertThat(timers).allSatisfy(timer -> {
            assertThat(timer.left()).isEmpty();
            assertThat(timer.cancel()).isEmpty();
        });
        assertThat(node.sendAfter(NEVER, pid, "too late").cancel()).isEmpty();
        await().until(() -> node.info().pendingTimers() == 0);
    }

    /** Setting a timer races with the end of its process; whoever wins, none stays on the wheel. */
    @ParameterizedTest
    @EnumSource
    void noTimerOutlivesItsProcess(Way way) {
        for (int round = 0; round < 300; round++) {
            Pid pid = spawnObedient(way);
            Pid setter = node.spawn(self -> {
                inbox.pid().send("go");
                for (int i = 0; i < 50; i++) {
                    self.node().sendAfter(NEVER, pid, i);
                }
            });
            inbox.receive();
            pid.sendExit(ExitReason.KILL);
            awaitEnd(setter);
        }
        await().until(() -> node.info().pendingTimers() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void aTimerToANameFindsWhoeverHoldsItWhenItFires(Way way) {
        Name name = Name.of(node, "n");
        Duration soon = Duration.ofMillis(30);
        node.sendAfter(soon, name, (Order) self -> inbox.pid().send(self.pid()));
        Pid pid = spawnObedient(way, SpawnOptions.named("n"));
        assertThat(inbox.receive()).isEqualTo(pid);
        node.sendAfter(Duration.ZERO, name, (Order) self -> inbox.pid().send(self.pid()));
        assertThat(inbox.receive()).isEqualTo(pid);
        node.exitAfter(soon, name, ExitReason.of("late"));
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.of("late"));
    }

    @Test
    void aTimerToANameThatNobodyHoldsIsSilent() {
        Name nobody = Name.of(node, "nobody");
        Timer timer = node.sendAfter(Duration.ofMillis(5), nobody, "lost");
        node.sendAfter(Duration.ZERO, nobody, "lost");
        inbox.sendAfter(Duration.ofMillis(30), "later");
        assertThat(inbox.receive()).isEqualTo("later");
        assertThat(timer.left()).isEmpty();
        assertThat(node.info().deadLetters()).isZero();
    }

    /** Code of the user runs on the timer thread when a name of its own is looked up. */
    @Test
    void aNameSpaceThatThrowsHarmsNoOtherTimer() {
        NameSpace broken = new NameSpace() {
            @Override
            public Optional<Pid> whereis(Object key) {
                inbox.pid().send("asked");
                throw new StackOverflowError();
            }

            @Override
            public void register(Object key, Pid pid) {}

            @Override
            public boolean unregister(Object key) {
                return false;
            }
        };
        Timer interval = node.sendInterval(Duration.ofMillis(5), new Name(broken, "n"), "lost");
        assertThat(inbox.receive()).isEqualTo("asked");
        assertThat(inbox.receive()).isEqualTo("asked");
        interval.cancel();
        inbox.sendAfter(Duration.ofMillis(1), "still works");
        assertThat(inbox.receive("still works"::equals)).isEqualTo("still works");
    }

    @ParameterizedTest
    @EnumSource
    void anExitSignalIsSentAfterADelay(Way way) {
        Pid pid = spawnObedient(way);
        node.exitAfter(Duration.ofMillis(5), pid, ExitReason.of("late"));
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.of("late"));
        Pid trapping = spawnObedient(way, SpawnOptions.DEFAULT.trappingExits());
        Timer kill = node.exitAfter(NEVER, trapping, ExitReason.KILL);
        assertThat(kill.cancel()).isPresent();
        node.exitAfter(Duration.ZERO, trapping, ExitReason.KILL);
        assertThat(awaitEnd(trapping)).isEqualTo(ExitReason.KILLED);
    }

    /** Also a normal one, which a process may send to itself, and also while it waits for something else. */
    @ParameterizedTest
    @EnumSource
    void aProcessEndsItselfAfterADelay(Way way) {
        Pid pid = spawnObedient(way);
        order(pid, self -> {
            self.node().exitAfter(Duration.ofMillis(5), self.pid(), ExitReason.NORMAL);
            self.sleep(NEVER);
        });
        assertThat(awaitEnd(pid)).isEqualTo(ExitReason.NORMAL);
        Pid other = spawnObedient(way);
        order(other, self -> self.node().exitAfter(Duration.ZERO, self.pid(), ExitReason.of("now")));
        assertThat(awaitEnd(other)).isEqualTo(ExitReason.of("now"));
    }

    /** The last of them cannot come before its time, and all before it have come. */
    @Test
    void anIntervalDoesNotDriftAndLeavesNothingOut() {
        Duration period = Duration.ofMillis(2);
        long start = node.substrate().nanoTime();
        Timer interval = node.sendInterval(period, inbox.pid(), "tick");
        for (int n = 1; n <= 50; n++) {
            assertThat(inbox.receive()).isEqualTo("tick");
            assertThat(node.substrate().nanoTime() - start).isGreaterThanOrEqualTo(n * period.toNanos());
        }
        assertThat(interval.left().orElseThrow()).isLessThanOrEqualTo(period);
        assertThat(interval.cancel()).isPresent();
        assertThat(interval.cancel()).isEmpty();
        await().until(() -> node.info().pendingTimers() == 0);
    }

    @Test
    void anIntervalIsAtLeastAMillisecond() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> node.sendInterval(Duration.ofNanos(999_999), inbox.pid(), "tick"))
                .withMessage("period must be at least a millisecond, but is PT0.000999999S");
    }

    /** Cancelling races with the firing of an interval; afterwards nothing is left of it. */
    @Test
    void aCancelledIntervalStops() {
        for (int round = 0; round < 100; round++) {
            Integer tick = round;
            Timer interval = node.sendInterval(Duration.ofMillis(1), inbox.pid(), tick);
            assertThat(inbox.receive(tick::equals)).isEqualTo(tick);
            assertThat(interval.cancel()).isPresent();
        }
        await().until(() -> node.info().pendingTimers() == 0);
        inbox.sendAfter(Duration.ofMillis(5), "later");
        while (!inbox.receive().equals("later")) {} // those under way when their interval was cancelled
        assertNoMail();
    }

    @Test
    void aMillionTimersArePendingAtOnce() {
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            timers.add(inbox.sendAfter(Duration.ofMinutes(1).plusNanos(i * 1_000_000L), i));
        }
        await().until(() -> node.info().pendingTimers() == 1_000_000);
        for (int i = 0; i < 1_000_000; i += 2) {
            assertThat(timers.get(i).cancel().isPresent()).isTrue();
        }
        await().until(() -> node.info().pendingTimers() == 500_000);
        inbox.sendAfter(Duration.ofMillis(1), "still works");
        assertThat(inbox.receive()).isEqualTo("still works");
    }
}
