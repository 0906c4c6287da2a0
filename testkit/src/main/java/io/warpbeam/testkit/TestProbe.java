package io.warpbeam.testkit;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.Destination;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SendResult;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * A process that expects messages, for tests. {@code expect} takes the next message and fails unless it is the expected
 * one; {@code await} takes the first message that is it and leaves the others in the mailbox, in order. A failure is an
 * {@link AssertionError} that tells what was expected, what came, what was seen before and what still waits.
 * {@snippet file="io/warpbeam/testkit/TestProbeTest.java" region="probe"}
 *
 * <p>The thread that made a probe owns it: every method but {@link #pid} and {@link #within} throws
 * {@link IllegalStateException} on any other thread. Methods that wait do so for the time-out of the probe at most, on
 * the clock of its node, and give up their carrier meanwhile; an interrupt ends a wait with
 * {@link io.warpbeam.actors.InterruptedWaitException}. An exit signal that ends a probe which does not trap exits makes
 * its next expectation fail.
 */
public final class TestProbe implements AutoCloseable {

    /** How long an expectation waits when nothing else is said: 3 seconds. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(3);

    private static final SpawnOptions OPTIONS =
            SpawnOptions.DEFAULT.label("test probe").trappingExits();

    private final ProbeMailbox mailbox;
    private final Duration timeout;

    private TestProbe(ProbeMailbox mailbox, Duration timeout) {
        this.mailbox = mailbox;
        this.timeout = timeout;
    }

    /**
     * Opens a probe that traps exits, for the calling thread.
     *
     * @param node on which it lives
     * @return the probe, to be closed by the same thread
     */
    public static TestProbe of(Node node) {
        return of(node, OPTIONS);
    }

    /**
     * Opens a probe for the calling thread, with options.
     *
     * @param node on which it lives
     * @param options its name, bound and whether it traps exits; the kind of thread has no effect
     * @return the probe, to be closed by the same thread
     * @throws io.warpbeam.actors.AlreadyRegisteredException when the options name it and the name is taken
     */
    public static TestProbe of(Node node, SpawnOptions options) {
        return new TestProbe(new ProbeMailbox(node.inbox(options)), DEFAULT_TIMEOUT);
    }

    /**
     * This probe with another time-out: the same process, mailbox and history. From any thread.
     *
     * @param newTimeout of each expectation; zero or less takes only what is there
     * @return the probe, as it waits that long; closing it closes this one too
     */
    public TestProbe within(Duration newTimeout) {
        return new TestProbe(mailbox, Objects.requireNonNull(newTimeout, "newTimeout"));
    }

    /** {@return the address of the probe, to be given to others} From any thread. */
    public Pid pid() {
        return mailbox.inbox.pid();
    }

    /**
     * {@return the process of the probe seen from inside, for what the probe has no method for: aliases, timers, linked
     * children} What is received through it is not in the history of the probe.
     */
    public Self self() {
        return mailbox.inbox;
    }

    // ---- the next message

    /**
     * Expects the next message to be equal to {@code message}. A class stands for its instances, see
     * {@link #expect(Class)}.
     *
     * @param message the message
     * @throws AssertionError when another message comes, or none in time
     */
    public void expect(Object message) {
        mailbox.next(Expected.equalTo(message), deadline());
    }

    /**
     * Expects the next message to be an instance of {@code type}.
     *
     * @param <T> the type
     * @param type class or interface of the message
     * @return the message
     * @throws AssertionError when another message comes, or none in time
     */
    public <T> T expect(Class<T> type) {
        return type.cast(mailbox.next(Expected.instanceOf(type), deadline()));
    }

    /**
     * Expects the next message to be an instance of {@code type} that a predicate accepts.
     *
     * @param <T> the type
     * @param type class or interface of the message
     * @param accepts whether the message is it; what it throws is thrown on, the message is taken
     * @return the message
     * @throws AssertionError when another message comes, or none in time
     */
    public <T> T expect(Class<T> type, Predicate<? super T> accepts) {
        return type.cast(mailbox.next(Expected.instanceOf(type, accepts), deadline()));
    }

    /**
     * Expects the next message to be one that a predicate accepts.
     *
     * @param description of the message, for the failure
     * @param accepts whether the message is it; what it throws is thrown on, the message is taken
     * @return the message
     * @throws AssertionError when another message comes, or none in time
     */
    public Object expect(String description, Predicate<Object> accepts) {
        return mailbox.next(Expected.described(description, accepts), deadline());
    }

    /**
     * Expects the next messages to be equal to the given ones, in any order. The time-out is for all of them together.
     *
     * @param messages as many as are expected; equal ones as often as they are
     * @throws AssertionError when another message comes, or not all of them in time
     */
    public void expectInAnyOrder(Object... messages) {
        mailbox.nextInAnyOrder(List.of(messages), deadline());
    }

    /**
     * Expects the next message to be a call, which the test then answers.
     *
     * @param <C> the type of the call
     * @param <R> the type of its reply
     * @param type class of the call
     * @return the call, to be answered
     * @throws AssertionError when another message comes, or none in time
     */
    public <C extends Call<R>, R> ReceivedCall<C, R> expectCall(Class<C> type) {
        Expected expected = Expected.described(
                "a call " + type.getSimpleName(),
                message -> message instanceof Request<?> request && type.isInstance(request.call()));
        Request<?> request = (Request<?>) mailbox.next(expected, deadline());
        C call = type.cast(request.call());
        return new ReceivedCall<>(call, request.from().of(call));
    }

    /**
     * Expects the next message to tell a monitor of this probe that a process has ended; see {@link #monitor}.
     *
     * @param pid the process
     * @return the message, with the reason
     * @throws AssertionError when another message comes, or none in time
     */
    public Down expectDown(Pid pid) {
        Objects.requireNonNull(pid, "pid");
        return (Down) mailbox.next(
                Expected.described(
                        "the Down of " + pid,
                        message -> message instanceof Down(var _, var ended, var _) && ended.equals(pid)),
                deadline());
    }

    /**
     * Expects the next message to be the exit signal of a process, linked or not. The probe must trap exits.
     *
     * @param pid the process that ended or sent the signal
     * @return the message, with the reason
     * @throws AssertionError when another message comes, or none in time, or when the signal ends a probe that does not
     *     trap exits
     */
    public Exit expectExit(Pid pid) {
        Objects.requireNonNull(pid, "pid");
        return (Exit) mailbox.next(
                Expected.described(
                        "the Exit of " + pid, message -> message instanceof Exit(var from, var _) && from.equals(pid)),
                deadline());
    }

    /**
     * Expects that nothing is in the mailbox now. Does not wait.
     *
     * @throws AssertionError when there is a message, which is taken
     */
    public void expectNothing() {
        mailbox.nothing(Duration.ZERO);
    }

    /**
     * Expects that no message comes for some time. Waits that long; on the system clock a test is slow for it, and
     * tells nothing about what comes later.
     *
     * @param duration how long
     * @throws AssertionError when a message comes, which is taken
     */
    public void expectNothing(Duration duration) {
        mailbox.nothing(duration);
    }

    // ---- a message among others

    /**
     * Waits for a message equal to {@code message}. A class stands for its instances, see {@link #await(Class)}.
     *
     * @param message the message
     * @throws AssertionError when it does not come in time
     */
    public void await(Object message) {
        mailbox.search(Expected.equalTo(message), deadline());
    }

    /**
     * Waits for an instance of {@code type}.
     *
     * @param <T> the type
     * @param type class or interface of the message
     * @return the message
     * @throws AssertionError when it does not come in time
     */
    public <T> T await(Class<T> type) {
        return type.cast(mailbox.search(Expected.instanceOf(type), deadline()));
    }

    /**
     * Waits for an instance of {@code type} that a predicate accepts.
     *
     * @param <T> the type
     * @param type class or interface of the message
     * @param accepts whether a message is it; must be quick; what it throws is thrown on, the message stays
     * @return the message
     * @throws AssertionError when it does not come in time
     */
    public <T> T await(Class<T> type, Predicate<? super T> accepts) {
        return type.cast(mailbox.search(Expected.instanceOf(type, accepts), deadline()));
    }

    /**
     * Waits for a message that a predicate accepts.
     *
     * @param description of the message, for the failure
     * @param accepts whether a message is it; must be quick; what it throws is thrown on, the message stays
     * @return the message
     * @throws AssertionError when it does not come in time
     */
    public Object await(String description, Predicate<Object> accepts) {
        return mailbox.search(Expected.described(description, accepts), deadline());
    }

    /**
     * Waits for the end of a process, or finds that it has ended. Needs no monitor before and takes no message.
     *
     * @param pid a process of the same node
     * @return why it ended; {@link ExitReason#NO_PROCESS} when it had ended before
     * @throws AssertionError when it does not end in time
     * @throws IllegalArgumentException when the process lives on another node
     */
    public ExitReason awaitEnd(Pid pid) {
        Inbox inbox = mailbox.inbox;
        Monitor monitor = mailbox.obeying("to monitor " + pid, () -> inbox.monitor(pid));
        return mailbox.obeying("the end of " + pid, () -> inbox.receiveDown(monitor, timeout))
                .map(Down::reason)
                .orElseThrow(() -> {
                    inbox.demonitorFlush(monitor);
                    return mailbox.failure(
                            "expected the end of " + pid + " within " + Text.of(timeout) + ", but it is alive");
                });
    }

    // ---- what the probe does

    /**
     * Watches a process: when it ends, or if it has ended, one {@link Down} message arrives.
     *
     * @param pid a process of the same node
     * @return the monitor
     * @throws AssertionError when an exit signal has ended the probe
     * @throws IllegalArgumentException when the process lives on another node
     */
    public Monitor monitor(Pid pid) {
        return mailbox.obeying("to monitor " + pid, () -> mailbox.inbox.monitor(pid));
    }

    /**
     * Links the probe with a process: when that ends, an {@link Exit} message arrives at a probe that traps exits.
     *
     * @param pid a process of the same node
     * @throws AssertionError when an exit signal has ended the probe, or when the process has ended and the probe does
     *     not trap exits
     * @throws IllegalArgumentException when the process lives on another node
     */
    public void link(Pid pid) {
        mailbox.obeying("to link " + pid, () -> {
            mailbox.inbox.link(pid);
            return pid;
        });
    }

    /**
     * Sends a message from the thread of the probe; blocks as {@link Destination#send} does.
     *
     * @param target to whom
     * @param message best an immutable object
     * @throws AssertionError when a full mailbox refuses it
     * @throws io.warpbeam.actors.NotRegisteredException when the target is a name that nobody holds
     */
    public void send(Destination target, Object message) {
        switch (mailbox.obeying("to send " + Text.of(message), () -> target.send(message))) {
            case SendResult.Sent _ -> {}
            case SendResult.Refused _ ->
                throw mailbox.failure("sent " + Text.of(message) + " to " + target + ", whose full mailbox refused it");
        }
    }

    /** Ends the process of the probe. Messages left over are forgotten. By the owner; idempotent. */
    @Override
    public void close() {
        mailbox.close();
    }

    @Override
    public String toString() {
        return "TestProbe[" + pid() + "]";
    }

    private Deadline deadline() {
        return Deadline.after(pid().node(), timeout);
    }
}
