package io.warpbeam.actors;

/** A message with the context that travels with it. No signal: it counts against the bound of a mailbox. */
final class Envelope {

    private final Object message;
    final Object context;

    Envelope(Object message, Object context) {
        this.message = message;
        this.context = context;
    }

    /** The message itself, with or without an envelope. */
    static Object content(Object item) {
        return item instanceof Envelope envelope ? envelope.message : item;
    }

    @Override
    public String toString() {
        return message.toString();
    }
}
