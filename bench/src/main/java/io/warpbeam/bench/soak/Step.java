package io.warpbeam.bench.soak;

import io.warpbeam.actors.AliasMode;
import java.util.Optional;

/** One thing that a process tries. Other processes are named by their numbers; one that is not there is left alone. */
sealed interface Step {

    /** How a new process is related to the one that spawns it. */
    enum Relation {
        NONE,
        LINK,
        MONITOR,
        LINK_AND_MONITOR
    }

    /** What is special about a monitor. */
    enum Watching {
        PLAIN,
        TAGGED,
        WITH_PRIORITY,
        WITH_ALIAS,
        WITH_REPLY_ALIAS
    }

    /** What an exit signal carries, or why a process ends. */
    enum Cause {
        NORMAL,
        OTHER,
        KILL
    }

    /** What becomes of a question. */
    enum Manner {
        ANSWER,
        ANSWER_TWICE,
        ANSWER_LATER,
        IGNORE,
        CRASH,
        LEAVE
    }

    /** What a timer does. */
    enum Alarm {
        MESSAGE,
        INTERVAL,
        EXIT
    }

    /** Send letters to a process. */
    record Send(int to, int copies) implements Step {}

    /** Send letters to the one that holds a key, or one to each that does. */
    record SendToKey(Key key, int copies) implements Step {}

    /** Send letters to the latest alias of a process. */
    record SendToAlias(int to, int copies, boolean ahead) implements Step {}

    record Link(int to) implements Step {}

    record Unlink(int to, boolean flush) implements Step {}

    record Watch(int to, Watching how) implements Step {}

    record WatchName(int name) implements Step {}

    /** End the oldest monitor that may be active. */
    record Unwatch(boolean flush) implements Step {}

    /** Wait for the message of the newest monitor, for a few milliseconds. */
    record AwaitDown() implements Step {}

    record SendExit(int to, Cause cause) implements Step {}

    record Claim(Key key) implements Step {}

    /** Give a node name to another process. */
    record ClaimFor(int to, int name) implements Step {}

    record Release(Key key) implements Step {}

    /** Spawn a process of the plan. */
    record Spawn(int child, Relation relation, Optional<Key> name) implements Step {}

    /**
     * Set a timer.
     *
     * @param to process; none for a node name
     * @param name if there is no process
     * @param cancel whether to cancel it again
     */
    record SetTimer(Optional<Integer> to, int name, Alarm alarm, int delayMillis, boolean cancel) implements Step {}

    record TakeAlias(AliasMode mode, boolean ahead) implements Step {}

    record DropAlias() implements Step {}

    record Trap(boolean on) implements Step {}

    /** Call a process. A patient caller waits for as long as it takes. */
    record Ask(int to, Manner manner, boolean patient) implements Step {}

    record Doze(int millis) implements Step {}

    /** Take the oldest letter of one sender. */
    record PickLetter(int sender) implements Step {}

    record Crash() implements Step {}

    record Leave(Cause cause) implements Step {}
}
