package io.warpbeam.actors;

/** What became of a message at the moment it was sent. Immutable; any thread may use it. */
public sealed interface SendResult {

    /** The message is in the mailbox, or was for a process that has ended (then it is a dead letter). */
    record Sent() implements SendResult {
        static final Sent INSTANCE = new Sent();
    }

    /**
     * The mailbox was full and its policy refuses.
     *
     * @param message the message, unsent
     */
    record Refused(Object message) implements SendResult {}

    /** {@return the one instance of {@link Sent}} */
    static SendResult sent() {
        return Sent.INSTANCE;
    }
}
