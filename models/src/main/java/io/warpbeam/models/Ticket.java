package io.warpbeam.models;

import io.warpbeam.actors.Destination;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Timer;
import java.time.Duration;
import java.util.Optional;

/** All that is known of one timer of the {@link TimerModel}. It is the message as well. */
final class Ticket {

    /** How late a timer may be when nothing is under way. */
    private static final Duration TICKS = Duration.ofMillis(3);

    private final int number;
    private final Destination target;
    private final Duration set;
    private final Duration delay;
    private final boolean interval;
    private Optional<Timer> timer = Optional.empty();
    private Optional<Duration> cancelled = Optional.empty();
    private boolean refused;
    private boolean atRest;
    private long received;

    Ticket(int number, Destination target, Duration set, Duration delay, boolean interval) {
        this.number = number;
        this.target = target;
        this.set = set;
        this.delay = delay;
        this.interval = interval;
    }

    boolean isInterval() {
        return interval;
    }

    boolean isSet() {
        return timer.isPresent();
    }

    void isSet(Timer newTimer) {
        timer = Optional.of(newTimer);
    }

    Destination target() {
        return target;
    }

    Duration delay() {
        return delay;
    }

    Duration set() {
        return set;
    }

    /** Whether its order among others is that of the deadlines. */
    boolean isOrdered() {
        return !interval && !delay.isZero() && pid().isPresent();
    }

    Duration due() {
        return set.plus(delay);
    }

    /** The process that it is for; empty for a name. */
    Optional<Pid> pid() {
        return target instanceof Pid pid ? Optional.of(pid) : Optional.empty();
    }

    // ---- what happens

    void arrives(TimerModel.Run run, Pid at) {
        received++;
        Verdict verdict = run.verdict;
        Duration dueNow = set.plus(interval ? delay.multipliedBy(received) : delay);
        verdict.check(run.now().compareTo(dueNow) >= 0, "no timer is early", this, run.now());
        Duration late = run.now().minus(dueNow);
        boolean mayBeLate = !run.isPrompt() || pid().isEmpty(); // what nobody gets is left out
        verdict.check(mayBeLate || late.compareTo(TICKS) < 0, "no timer is late", this, late);
        verdict.check(interval || received == 1, "a timer fires once", this);
        verdict.check(interval || cancelled.isEmpty(), "a cancelled timer does not fire", this);
        cancelled.ifPresent(
                when -> verdict.check(received <= periods(when), "a cancelled interval is silent", this, when));
        boolean mine = pid().map(at::equals).orElseGet(() -> run.mayHaveName(at));
        verdict.check(mine, "a timer is for its process", this, at);
    }

    private long periods(Duration until) {
        return until.minus(set).dividedBy(delay);
    }

    void cancel(TimerModel.Run run) {
        Duration before = run.now();
        Optional<Duration> left = timer.orElseThrow().cancel();
        Note.down(run.world, "cancels", this, left);
        if (left.isPresent()) {
            run.verdict.check(cancelled.isEmpty(), "a timer is cancelled once", this);
            run.verdict.check(interval || received == 0, "what has fired is not cancelled", this);
            checkLeft(run, left.get(), before);
            cancelled = Optional.of(run.now());
        } else {
            refused |= cancelled.isEmpty();
            boolean gone = pid().filter(pid -> !pid.isAlive()).isPresent();
            run.verdict.check(!interval || gone || cancelled.isPresent(), "an interval goes on", this);
        }
        run.world.sometimes("a cancel is too late", refused && !interval && received == 0);
        run.world.sometimes("a cancel is in time", left.isPresent());
    }

    /** Nothing is under way: what was due has come. */
    void cancelAtRest(TimerModel.Run run) {
        atRest = cancelled.isEmpty();
        cancel(run);
    }

    void read(TimerModel.Run run) {
        Duration before = run.now();
        Optional<Duration> left = timer.orElseThrow().left();
        left.ifPresent(some -> checkLeft(run, some, before));
        boolean over = cancelled.isPresent() || (!interval && received > 0);
        run.verdict.check(!over || left.isEmpty(), "what is over has no time left", this, left);
    }

    private void checkLeft(TimerModel.Run run, Duration left, Duration before) {
        Duration most = interval ? delay : due().minus(before);
        Duration least = interval ? Duration.ZERO : due().minus(run.now());
        boolean right = left.compareTo(max(most)) <= 0 && left.compareTo(max(least)) >= 0;
        run.verdict.check(right, "the time left is right", this, left, before);
    }

    private static Duration max(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    // ---- at the end

    /** Nothing is under way; {@code there} when whom it is for has been there all the time. */
    void account(TimerModel.Run run, boolean there) {
        if (!there || !isSet()) {
            return;
        }
        if (interval) {
            long due = atRest ? periods(cancelled.orElse(set).minus(TICKS)) : 0;
            run.verdict.check(received >= due, "an interval leaves nothing out", this, due);
            run.world.sometimes("an interval fires many times", received > 5);
        } else if (cancelled.isEmpty()) {
            run.verdict.check(received == 1, "a timer fires", this);
            run.world.sometimes("a timer fires that could not be cancelled", refused);
        }
    }

    @Override
    public String toString() {
        return "timer " + number + " for " + target + " set " + set + (interval ? " every " : " in ") + delay
                + " received " + received + " cancelled " + cancelled;
    }
}
