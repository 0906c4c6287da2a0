package io.warpbeam.actors;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/**
 * The events that a node gives to the flight recorder of the JDK. Each has an instance that is never committed and only
 * asked whether anybody records such events: while nobody does, an event costs that question and no allocation.
 */
final class FlightEvents {

    private static final Spawn SPAWN = new Spawn();
    private static final Ended ENDED = new Ended();
    private static final Lost LOST = new Lost();
    private static final High HIGH = new High();
    private static final Slow SLOW = new Slow();

    private FlightEvents() {}

    // Fields are read by the recorder, after the instrumentation that it puts into commit.

    /** An event of one process. */
    abstract static class OfProcess extends Event {
        @Label("Process")
        String pid = "";

        @Label("Name")
        String name = "";

        @Label("What It Is")
        String label = "";

        final void tellOf(LocalProcess process) {
            pid = process.toString();
            name = process.name().or(process.options()::name).orElse("");
            label = process.options().label().orElse("");
        }
    }

    @Name("io.warpbeam.Spawn")
    @Label("Process Spawned")
    @Category("Warpbeam")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // read by the recorder
    private static final class Spawn extends OfProcess {
        @Label("Parent")
        String parent = "";

        @Label("Kind")
        String kind = "";
    }

    @Name("io.warpbeam.Exit")
    @Label("Process Ended")
    @Category("Warpbeam")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // read by the recorder
    private static final class Ended extends OfProcess {
        @Label("Reason")
        String reason = "";

        @Label("Is Failure")
        boolean failure;

        @Label("Messages Handled")
        long handled;
    }

    @Name("io.warpbeam.DeadLetter")
    @Label("Dead Letter")
    @Category("Warpbeam")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // read by the recorder
    private static final class Lost extends Event {
        @Label("Target")
        String target = "";

        @Label("Class of the Message")
        Class<?> message = Object.class;

        @Label("Cause")
        String cause = "";
    }

    @Name("io.warpbeam.MailboxHigh")
    @Label("Long Mailbox")
    @Description("Once, until the mailbox has fallen below half of the mark")
    @Category("Warpbeam")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // read by the recorder
    private static final class High extends OfProcess {
        @Label("Messages Waiting")
        int length;
    }

    /** Public parts are the inherited ones, for the process that times itself. */
    @Name("io.warpbeam.SlowHandler")
    @Label("Slow Handler")
    @Description("A handler that took longer than the threshold for one message")
    @Category("Warpbeam")
    @StackTrace(false)
    @Threshold("20 ms")
    @SuppressWarnings("UnusedVariable") // read by the recorder
    static final class Slow extends OfProcess {
        @Label("Handler")
        Class<?> handler = Object.class;

        @Label("Class of the Message")
        Class<?> message = Object.class;
    }

    static void spawned(LocalProcess process) {
        if (SPAWN.isEnabled()) {
            Spawn event = new Spawn();
            event.tellOf(process);
            event.parent = process.parentProcess().toString();
            event.kind = process.kind().name();
            event.commit();
        }
    }

    /** Prints the reason, which may take for ever: to be called last. */
    static void ended(LocalProcess process, ExitReason reason) {
        if (ENDED.isEnabled()) {
            Ended event = new Ended();
            event.tellOf(process);
            event.reason = CrashText.shown(reason);
            event.failure = reason.isFailure();
            event.handled = process.handled();
            event.commit();
        }
    }

    static void lost(LocalProcess target, Object message, SystemEvent.DeadLetter.Cause cause) {
        if (LOST.isEnabled()) {
            Lost event = new Lost();
            event.target = target.toString();
            event.message = message.getClass();
            event.cause = cause.name();
            event.commit();
        }
    }

    static boolean wantsHigh() {
        return HIGH.isEnabled();
    }

    static void high(LocalProcess process, int length) {
        if (HIGH.isEnabled()) {
            High event = new High();
            event.tellOf(process);
            event.length = length;
            event.commit();
        }
    }

    /** Whether handlers are to be timed. */
    static boolean wantsSlow() {
        return SLOW.isEnabled();
    }

    /** Commits an event that was begun before the handler, if it took long enough. */
    static void slow(Slow event, LocalProcess process, EventHandler handler, Object message) {
        event.end();
        if (event.shouldCommit()) {
            event.tellOf(process);
            event.handler = codeOf(handler);
            event.message = Envelope.content(message).getClass();
            event.commit();
        }
    }

    private static Class<?> codeOf(EventHandler handler) {
        try {
            return handler.code().getClass();
        } catch (Throwable hostile) {
            return handler.getClass();
        }
    }
}
