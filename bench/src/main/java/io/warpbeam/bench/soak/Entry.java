package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One thing that a process did or saw. Processes are named by their numbers, {@link #NOBODY} stands for one that is not
 * in the plan. What may be cut off by the end of the process has two entries: one before, one after it is certain.
 */
sealed interface Entry {

    /** In place of the number of a process or monitor that is not known. */
    int NOBODY = -1;

    /** In place of the number of a process that has a name already, and whose number is not known yet. */
    int UNKNOWN = -2;

    /** What the sender of a letter got to know. */
    enum Outcome {
        SENT,
        REFUSED,
        /** The send threw an exception. */
        FAILED
    }

    /** How a call ended. */
    enum Ended {
        REPLIED,
        CALLEE_EXITED,
        TIMED_OUT,
        REFUSED,
        CALLING_SELF,
        ABANDONED,
        /** The caller itself ended. */
        UNWOUND
    }

    /** The body of a blocking process begins. */
    record Entered() implements Entry {}

    /** The body of a blocking process is over. */
    record Left() implements Entry {}

    /** All others have ended, and everything they did has arrived. On the pages of witnesses. */
    record Settled() implements Entry {}

    /** The send of a letter came back. */
    record Sent(Letter letter, int to, Outcome outcome) implements Entry {}

    /** A letter was received. */
    record Taken(Letter letter, boolean selective) implements Entry {}

    /**
     * A monitor was set.
     *
     * @param ahead whether its message may overtake others
     * @param fleeting whether a reply through its alias may end it
     */
    record Watched(int monitor, int target, boolean ahead, boolean fleeting) implements Entry {}

    record Unwatched(int monitor, boolean flush, boolean active) implements Entry {}

    record DownTaken(int monitor, int target, ExitReason reason, boolean selective) implements Entry {}

    record LinkAsked(int other) implements Entry {}

    record Linked(int other) implements Entry {}

    record UnlinkAsked(int other) implements Entry {}

    record Unlinked(int other, boolean flushed) implements Entry {}

    record TrapSet(boolean on) implements Entry {}

    record ExitAsked(int to, int number, ExitReason reason) implements Entry {}

    record ExitSent(int to, ExitReason reason) implements Entry {}

    record ExitTaken(int from, ExitReason reason, boolean selective) implements Entry {}

    /** An alias was ended by its owner. */
    record AliasDropped(int alias) implements Entry {}

    record TimerAsked(int timer, int to, boolean soon) implements Entry {}

    record TimerSet(int timer, int to, boolean soon) implements Entry {}

    record TimerStopped(int timer, boolean active) implements Entry {}

    /** The message of a timer was received. */
    record TickTaken(Tick tick) implements Entry {}

    record Asked(
            Question question, int to, boolean patient, Ended ended, OptionalInt answer, Optional<ExitReason> reason)
            implements Entry {}

    record QuestionTaken(Question question) implements Entry {}

    /** Something that is wrong by itself. */
    record Odd(String what) implements Entry {}
}
