package io.warpbeam.actors;

import io.warpbeam.actors.SystemEvent.DeadLetter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** The system events of a node: counted, logged at a limited rate, and told to listeners. From any thread. */
final class Events {

    private static final Logger LOG = System.getLogger(Node.class.getName());

    private final CopyOnWriteArrayList<Consumer<? super SystemEvent>> listeners = new CopyOnWriteArrayList<>();
    private final LongAdder deadLetters = new LongAdder();
    private final LongAdder crashes = new LongAdder();
    private final LongAdder lateReplies = new LongAdder();
    private final LogLimit crashLog;
    private final LogLimit deadLetterLog;
    private final boolean logging;

    Events(Substrate substrate, boolean logging) {
        this.logging = logging;
        this.crashLog = new LogLimit(substrate);
        this.deadLetterLog = new LogLimit(substrate);
    }

    Node.Subscription listen(Consumer<? super SystemEvent> listener) {
        Consumer<SystemEvent> once = listener::accept; // its own identity, however often the listener is added
        listeners.add(once);
        return () -> listeners.remove(once);
    }

    boolean isHeard() {
        return !listeners.isEmpty();
    }

    void publish(SystemEvent event) {
        if (isHeard()) {
            Strand.outsideProcess(() -> listeners.forEach(listener -> tell(listener, event)));
        }
    }

    boolean isLogging() {
        return logging;
    }

    private boolean isLogged(Level level) {
        return logging && LOG.isLoggable(level);
    }

    private void tell(Consumer<? super SystemEvent> listener, SystemEvent event) {
        try {
            listener.accept(event);
        } catch (Throwable thrown) { // it runs in the middle of the work of others, and so would its exception's text
            if (isLogged(Level.ERROR)) {
                LOG.log(
                        Level.ERROR,
                        "a listener for system events failed with "
                                + thrown.getClass().getName());
            }
        }
    }

    void deadLetter(LocalProcess target, Object message, DeadLetter.Cause cause) {
        deadLetters.increment();
        deadLetterLog.run(
                isLogged(Level.DEBUG),
                skipped -> LOG.log(
                        Level.DEBUG,
                        "dead letter for " + target + " (" + cause + "): "
                                + message.getClass().getName() + skipped));
        FlightEvents.lost(target, message, cause);
        if (isHeard()) {
            publish(new DeadLetter(target, message, cause));
        }
    }

    void crashed(CrashReport report) {
        crashes.increment();
        if (isHeard()) {
            publish(new SystemEvent.Crashed(report));
        }
    }

    /** Writes a crash to the log. Prints objects of the user, which may take for ever: nobody must wait for this. */
    void logCrash(CrashReport report) {
        crashLog.run(isLogged(Level.ERROR), skipped -> log(report, skipped));
    }

    /** The exception in the report is code of the user, and may do anything when the log prints it. */
    private static void log(CrashReport report, String skipped) {
        String text = CrashText.of(report) + skipped;
        try {
            LOG.log(Level.ERROR, text, CrashText.cause(report));
        } catch (Throwable thrown) {
            LOG.log(Level.ERROR, text);
        }
    }

    void lateReply() {
        lateReplies.increment();
    }

    long deadLetters() {
        return deadLetters.sum();
    }

    long crashes() {
        return crashes.sum();
    }

    long lateReplies() {
        return lateReplies.sum();
    }
}
