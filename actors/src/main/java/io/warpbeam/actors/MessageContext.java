package io.warpbeam.actors;

import java.util.Optional;

/**
 * Lets something travel with each message that the messages know nothing of: the context of a trace, for instance. Set
 * with {@link NodeBuilder#messageContext} by an adapter. Its methods are called by many threads at once, inside sends
 * and receives: they must be quick, must not block and must not throw. An exception from {@link #capture} is one of the
 * send, one from {@link #restore} is one of the receiver.
 *
 * <p>The context of a message, call or cast is captured on the thread that sends it, that of a timer when it is set. It
 * is current while an event-driven process handles the message. In a blocking process, which receives by itself, the
 * context of the message received last is current until it receives the next one or ends. Exit signals and monitors
 * carry none. Isolation does not concern it: what is captured must be immutable.
 */
public interface MessageContext {

    /** {@return what is to travel with the message that this thread sends; empty when there is nothing} */
    Optional<Object> capture();

    /**
     * Makes a captured context current on this thread.
     *
     * @param context that {@link #capture} gave, on another thread perhaps
     * @return closed on this thread before anything else is restored
     */
    Scope restore(Object context);

    /**
     * A reply has arrived that carries a context. Called on the thread that called, whose own context stays current.
     *
     * @param context captured on the thread that replied
     */
    default void replied(Object context) {}

    /** A context that is current. Used by the thread that restored it. */
    @FunctionalInterface
    interface Scope {
        /** Makes current what was current before. */
        void close();
    }
}
