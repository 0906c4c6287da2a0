package io.warpbeam.actors;

/** What became of a message at the moment it was sent. */
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

    /**
     * The one instance of {@link Sent}.
     *
     * @return the same each time
     */
    static SendResult sent() {
        return Sent.INSTANCE;
    }
}
