package io.warpbeam.actors;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A process seen from inside: what it may do to itself and to others. To be used by the code of that process only; from
 * any other thread every method but {@link #pid} and {@link #node} throws {@link IllegalStateException}.
 *
 * <p>Every method throws {@link ProcessExit} once the process has been ended by an exit signal. Methods that wait say
 * so; a process with a thread of its own gives up its carrier while it waits, an event-driven process gives its
 * worker's place to another. An interrupt ends a wait with {@link InterruptedWaitException}. A time-out of zero or less
 * does not wait; one of 150 years or more is no limit.
 */
public sealed interface Self permits KitProcess, Inbox {

    /**
     * {@return the process whose code calls this: the one that the calling thread runs, or the inbox that it opened}
     *
     * @throws IllegalStateException when the calling thread runs no process
     */
    static Self current() {
        return Strand.currentProcess()
                .orElseThrow(() -> new IllegalStateException("this thread does not run a process"));
    }

    /** {@return the address of this process, to be given to others} From any thread. */
    Pid pid();

    /** {@return the node of this process} From any thread. */
    Node node();

    /**
     * {@return the process that spawned this one, alive or ended; the root process of its node if a plain thread did}
     */
    Pid parent();

    /**
     * Takes the oldest message, waiting for one.
     *
     * @return the message as it was sent; a {@link Request} for a call, an {@link Exit} or {@link Down} from the
     *     runtime
     */
    Object receive();

    /**
     * Takes the oldest message, waiting for one at most as long as {@code timeout}; zero takes only what is there.
     *
     * @param timeout zero or less takes only what is there
     * @return the message; empty when the time was over first
     */
    Optional<Object> receive(Duration timeout);

    /**
     * Takes the oldest message that the selector accepts, waiting for one. The others stay, in order. The selector sees
     * each message once.
     *
     * @param selector says which message to take; called by the process itself, must be quick; what it throws leaves
     *     the message where it is
     * @return the message, as {@link #receive()} gives it
     */
    Object receive(Predicate<Object> selector);

    /**
     * Takes the oldest message that the selector accepts, waiting for one at most as long as {@code timeout}.
     *
     * @param selector says which messages to take; called by the process itself, must be quick
     * @param timeout zero or less takes only what is there
     * @return the message; empty when the time was over first
     */
    Optional<Object> receive(Predicate<Object> selector, Duration timeout);

    /**
     * Marks this moment: a receive that waits for the answer to something not yet sent need not look at what is in the
     * mailbox already, however much that is. Takes time for each message that has arrived since the last one was taken
     * or marked, once.
     *
     * @return to be made before the request is sent, and given to {@link #receive(Mark, Predicate, Duration)}
     */
    Mark mark();

    /**
     * As {@link #receive(Predicate)}, among the messages that arrived after the mark only.
     *
     * @param mark made by this process
     * @param selector says which message to take; does not see older ones
     * @return the message, as {@link #receive()} gives it
     * @throws IllegalArgumentException when the mark is that of another process
     */
    Object receive(Mark mark, Predicate<Object> selector);

    /**
     * As {@link #receive(Predicate, Duration)}, among the messages that arrived after the mark only.
     *
     * @param mark made by this process
     * @param selector says which message to take; does not see older ones
     * @param timeout zero or less takes only what is there
     * @return the message; empty when the time was over first
     * @throws IllegalArgumentException when the mark is that of another process
     */
    Optional<Object> receive(Mark mark, Predicate<Object> selector, Duration timeout);

    /**
     * Takes the message of a monitor, waiting for it at most as long as {@code timeout}. The other messages stay, in
     * order, and are not looked at, however many they are.
     *
     * @param monitor set by this process
     * @param timeout zero or less takes only what is there
     * @return the message, without its tag if it has one; empty when the time was over first, and at once when the
     *     monitor is not active any more and its message was taken already or never comes
     * @throws IllegalArgumentException when the monitor is that of another process
     */
    Optional<Down> receiveDown(Monitor monitor, Duration timeout);

    /**
     * Waits. Exit signals are obeyed meanwhile, messages stay. Zero only obeys the exit signals that have arrived.
     *
     * @param duration how long; zero or less does not wait
     */
    void sleep(Duration duration);

    /**
     * Ends this process, unwinding its code. Never returns; the declared result allows {@code throw self.exit(reason)}.
     * The process ends when its code is unwound: what runs on the way, a {@code finally} block for instance, may use
     * it, and code that catches the exit has taken it back. An {@link Inbox} has no code and ends at once.
     *
     * @param reason with which the process ends, as linked and monitoring processes see it
     * @return never
     * @throws ProcessExit always
     */
    ProcessExit exit(ExitReason reason);

    /**
     * From now on exit signals other than {@link ExitReason#KILL} arrive as {@link Exit} messages (or, with
     * {@code false}, end the process again).
     *
     * @param trap whether exit signals become messages from now on
     * @return the setting before
     */
    boolean trapExits(boolean trap);

    /**
     * Links this process with another: when one ends, the other gets an exit signal with its reason. At most one link
     * exists per pair; linking to itself does nothing.
     *
     * @param other any process of the same node
     * @throws ProcessExit with {@link ExitReason#NO_PROCESS} when {@code other} has ended and this process does not
     *     trap exits; one that does gets an {@link Exit} message
     * @throws IllegalArgumentException when {@code other} lives on another node
     */
    void link(Pid other);

    /**
     * As {@link #link}, and the {@link Exit} message that a process which traps exits gets at the end of the link is a
     * priority message. Linking again sets this anew.
     *
     * @param other any process of the same node
     * @throws ProcessExit as {@link #link}
     * @throws IllegalArgumentException when {@code other} lives on another node
     */
    void linkPriority(Pid other);

    /**
     * Ends the link, if there is one. No exit signal over it is received after this returns; an {@link Exit} message
     * already in the mailbox stays.
     *
     * @param other any process of the same node, linked or not
     * @throws IllegalArgumentException when {@code other} lives on another node
     */
    void unlink(Pid other);

    /**
     * Watches another process: when it ends, or if it has ended, one {@link Down} message arrives. Each call sets a
     * further, independent monitor. A monitor on itself never fires.
     *
     * @param other any process of the same node
     * @return the new monitor, which its {@link Down} message names
     * @throws IllegalArgumentException when {@code other} lives on another node
     */
    Monitor monitor(Pid other);

    /**
     * As {@link #monitor(Pid)}, with options.
     *
     * @param other any process of the same node
     * @param options the tag of its message, its alias, its priority
     * @return the new monitor, which its message names
     * @throws IllegalArgumentException when {@code other} lives on another node
     */
    Monitor monitor(Pid other, MonitorOptions options);

    /**
     * As {@link #monitor(Name, MonitorOptions)}, with no options and a name of this node.
     *
     * @param name that may be held
     * @return the new monitor, which its {@link Down} message names, and which knows the name
     */
    Monitor monitor(String name);

    /**
     * Watches the process that holds a name at this moment. The monitor stays with that process, whoever holds the name
     * later. If nobody holds it, a {@link Down} with {@link ExitReason#NO_PROCESS} arrives.
     *
     * @param name that may be held, by a process of the same node
     * @param options the tag of its message, its alias, its priority
     * @return the new monitor, which its message names, and which knows the name
     * @throws IllegalArgumentException when a process of another node holds it
     */
    Monitor monitor(Name name, MonitorOptions options);

    /**
     * Ends the monitor. No {@link Down} of it is added after this returns; one already in the mailbox stays. Harmless
     * for any monitor.
     *
     * @param monitor set by this process; that of another has no effect
     * @return whether it was active: if so its {@code Down} has not arrived and will not; if not it has arrived, or the
     *     monitor was ended before, is on this process itself, or belongs to another process
     */
    boolean demonitor(Monitor monitor);

    /**
     * As {@link #demonitor}, and removes a {@link Down} of this monitor that is in the mailbox already.
     *
     * @param monitor set by this process; that of another has no effect
     * @return whether it was active, so that no {@code Down} had arrived
     */
    boolean demonitorFlush(Monitor monitor);

    /**
     * Makes a further address of this process, which it can take back.
     *
     * @param mode what ends it, beside {@link #unalias}
     * @return an active alias
     * @throws IllegalArgumentException when the mode is one that needs a monitor: {@link AliasMode#DEMONITOR},
     *     {@link AliasMode#REPLY_DEMONITOR}; see {@link MonitorOptions#alias}
     */
    Alias alias(AliasMode mode);

    /**
     * As {@link #alias}, for priority messages: {@link Alias#sendPriority}.
     *
     * @param mode what ends it, beside {@link #unalias}
     * @return an active alias
     * @throws IllegalArgumentException as {@link #alias}
     */
    Alias priorityAlias(AliasMode mode);

    /**
     * Ends an alias. What was sent to it and has not been received vanishes, whoever sent it. Its monitor stays.
     *
     * @param alias made by this process; that of another has no effect
     * @return whether it was active
     */
    boolean unalias(Alias alias);

    /**
     * Spawns a process with a thread of its own that is linked to this one before its first instruction.
     *
     * @param body its code
     * @return the new process, which may be running already
     */
    Pid spawnLink(ProcessBody body);

    /**
     * As {@link #spawnLink(ProcessBody)}, with options.
     *
     * @param options how it is spawned
     * @param body its code
     * @return the new process, which may be running already
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Pid spawnLink(SpawnOptions options, ProcessBody body);

    /**
     * Spawns an event-driven process that is linked to this one before its first instruction.
     *
     * @param options how it is spawned
     * @param handler its code
     * @return the new process, which may be running already
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Pid spawnLink(SpawnOptions options, EventHandler handler);

    /**
     * As {@link Node#spawnCalled}, linked to this process before the first instruction of the new one.
     *
     * @param <R> the type of the reply
     * @param options how it is spawned
     * @param handler its code
     * @param first its first message, past any bound of its mailbox
     * @return the process and the reply, to wait for
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    <R> Called<R> spawnLinkCalled(SpawnOptions options, EventHandler handler, Call<R> first);

    /**
     * Spawns a process with a thread of its own that this one watches from before its first instruction.
     *
     * @param body its code
     * @return the new process, which may have ended already, and the monitor
     */
    Monitored spawnMonitor(ProcessBody body);

    /**
     * As {@link #spawnMonitor(ProcessBody)}, with options.
     *
     * @param options how it is spawned
     * @param body its code
     * @return the new process, which may have ended already, and the monitor
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Monitored spawnMonitor(SpawnOptions options, ProcessBody body);

    /**
     * Spawns an event-driven process that this one watches from before its first instruction.
     *
     * @param options how it is spawned
     * @param handler its code
     * @return the new process, which may have ended already, and the monitor
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Monitored spawnMonitor(SpawnOptions options, EventHandler handler);

    /**
     * As {@link #spawnMonitor(SpawnOptions, ProcessBody)}, linked as well.
     *
     * @param options how it is spawned
     * @param body its code
     * @return the new process, which may have ended already, and the monitor
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Monitored spawnLinkMonitor(SpawnOptions options, ProcessBody body);

    /**
     * As {@link #spawnMonitor(SpawnOptions, EventHandler)}, linked as well.
     *
     * @param options how it is spawned
     * @param handler its code
     * @return the new process, which may have ended already, and the monitor
     * @throws AlreadyRegisteredException when the options name it and the name is taken; nothing was spawned
     */
    Monitored spawnLinkMonitor(SpawnOptions options, EventHandler handler);

    /**
     * Sends {@code message} to this process after {@code delay}, past any bound of its mailbox. The timer ends with the
     * process.
     *
     * @param delay zero or less sends at once; 150 years or more never
     * @param message best an immutable object; the process gets the same reference
     * @return the timer, which may be cancelled
     */
    Timer sendAfter(Duration delay, Object message);
}
