package io.warpbeam.testkit;

import io.warpbeam.actors.CrashReport;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.actors.SystemEvent.Crashed;
import io.warpbeam.actors.SystemEvent.DeadLetter;
import io.warpbeam.actors.SystemEvent.Exited;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps the system events of a node, for tests: crashes, dead letters, ends, and what the layers above publish, such as
 * the restarts of supervisors. When it is full it drops the oldest. A test expects crashes and dead letters that belong
 * to what it tests; {@link #unexpectedCrashes} and {@link #unexpectedDeadLetters} are the others.
 * {@snippet file="io/warpbeam/testkit/EventRecorderTest.java" region="recorder"}
 *
 * <p>All methods may be called from any thread. The {@code expect} methods wait for the time-out of the recorder at
 * most, on the clock of the node; an interrupt ends the wait with {@link io.warpbeam.actors.InterruptedWaitException}.
 * The others do not block. What happened before an event that a recorder shows is visible to whoever sees it.
 */
public final class EventRecorder implements AutoCloseable {

    /** How many events are kept when nothing else is said: 10,000. */
    public static final int DEFAULT_CAPACITY = 10_000;

    private static final int SHOWN = 100;

    private final EventLog log;
    private final Duration timeout;

    private EventRecorder(EventLog log, Duration timeout) {
        this.log = log;
        this.timeout = timeout;
    }

    /**
     * Starts to record.
     *
     * @param node to listen to
     * @return the recorder, to be closed
     */
    public static EventRecorder of(Node node) {
        return of(node, DEFAULT_CAPACITY);
    }

    /**
     * Starts to record.
     *
     * @param node to listen to
     * @param capacity how many events to keep, at least 1
     * @return the recorder, to be closed
     * @throws IllegalArgumentException when {@code capacity} is less than 1
     */
    public static EventRecorder of(Node node, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be at least 1, but is " + capacity);
        }
        return new EventRecorder(new EventLog(node, capacity), TestProbe.DEFAULT_TIMEOUT);
    }

    /**
     * This recorder with another time-out: the same events.
     *
     * @param newTimeout of each expectation; zero or less takes only what is there
     * @return the recorder, as it waits that long; closing it closes this one too
     */
    public EventRecorder within(Duration newTimeout) {
        return new EventRecorder(log, Objects.requireNonNull(newTimeout, "newTimeout"));
    }

    // ---- what has happened

    /** {@return all events kept, the oldest first; an unmodifiable snapshot} */
    public List<SystemEvent> events() {
        return log.events(SystemEvent.class);
    }

    /**
     * {@return the events of one type, the oldest first; an unmodifiable snapshot}
     *
     * @param <T> the type
     * @param type of the events
     */
    public <T extends SystemEvent> List<T> events(Class<T> type) {
        return log.events(type);
    }

    /** {@return the crashes kept, expected ones included, the oldest first} */
    public List<CrashReport> crashes() {
        return reports(log.events(Crashed.class));
    }

    /** {@return the dead letters kept, expected ones included, the oldest first} */
    public List<DeadLetter> deadLetters() {
        return log.events(DeadLetter.class);
    }

    /** {@return the ends of processes kept, the oldest first} */
    public List<Exited> exits() {
        return log.events(Exited.class);
    }

    /** {@return the crashes that no expectation took} */
    public List<CrashReport> unexpectedCrashes() {
        return reports(log.unexpected(Crashed.class));
    }

    /** {@return the dead letters that no expectation took} */
    public List<DeadLetter> unexpectedDeadLetters() {
        return log.unexpected(DeadLetter.class);
    }

    /** {@return how many events were dropped to make room for younger ones} */
    public long dropped() {
        return log.dropped();
    }

    /** Forgets what is kept, and how many were dropped. */
    public void clear() {
        log.clear();
    }

    // ---- what must happen

    /**
     * Expects a process to crash, or to have crashed.
     *
     * @param pid the process
     * @return what is known of the crash
     * @throws AssertionError when it does not crash in time
     */
    public CrashReport expectCrash(Pid pid) {
        Objects.requireNonNull(pid, "pid");
        return expect(
                        Crashed.class,
                        "a crash of " + pid,
                        crash -> crash.report().pid().equals(pid))
                .report();
    }

    /**
     * Expects some process to crash with an exception, or to have crashed with it.
     *
     * @param error the type of the exception
     * @return what is known of the crash; the first one that no expectation took before
     * @throws AssertionError when none crashes so in time
     */
    public CrashReport expectCrash(Class<? extends Throwable> error) {
        Objects.requireNonNull(error, "error");
        return expect(
                        Crashed.class,
                        "a crash with " + error.getSimpleName(),
                        crash -> crash.report().reason() instanceof ExitReason.Crashed(var thrown)
                                && error.isInstance(thrown))
                .report();
    }

    /**
     * Expects a message to become a dead letter, or to have become one.
     *
     * @param message the message, or an equal one
     * @return the dead letter; the first one that no expectation took before
     * @throws AssertionError when there is none in time
     */
    public DeadLetter expectDeadLetter(Object message) {
        Objects.requireNonNull(message, "message");
        return expect(
                DeadLetter.class,
                "a dead letter " + Text.of(message),
                letter -> letter.message().equals(message));
    }

    /**
     * Expects an event, or that it has happened.
     *
     * @param <T> the type of the event
     * @param type of the event
     * @param description of the event, for the failure
     * @param accepts whether an event is it; may see an event more than once
     * @return the first such event that no expectation took before
     * @throws AssertionError when it does not happen in time
     */
    public <T extends SystemEvent> T expect(Class<T> type, String description, Predicate<? super T> accepts) {
        Deadline deadline = Deadline.after(log.node, timeout);
        return log.await(type, accepts, deadline)
                .orElseThrow(() -> new AssertionError("expected " + description + " on node " + log.node.name()
                        + (timeout.isPositive() ? " within " + Text.of(timeout) : "") + ", but it did not happen\n"
                        + this));
    }

    /** Records no more; what is kept stays. Idempotent. */
    @Override
    public void close() {
        log.close();
    }

    /** {@return the events kept, one in a line, at most the last 100} */
    @Override
    public String toString() {
        List<SystemEvent> events = events();
        long left = dropped() + Math.max(0, events.size() - SHOWN);
        return "recorded on node " + log.node.name() + ": " + Text.count(events.size() + dropped(), "event")
                + (left > 0 ? ", of which the first " + left + " are not shown" : "")
                + events.stream()
                        .skip(Math.max(0, events.size() - SHOWN))
                        .map(event -> "\n  " + Text.of(event))
                        .collect(Collectors.joining());
    }

    private static List<CrashReport> reports(List<Crashed> crashes) {
        return crashes.stream().map(Crashed::report).toList();
    }
}
