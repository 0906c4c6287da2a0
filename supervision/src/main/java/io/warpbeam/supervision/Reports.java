package io.warpbeam.supervision;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Shown;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Tells the world what a supervisor did: every event goes to the listeners of the node, and what a person must know and
 * no crash report tells goes to the log as well.
 */
final class Reports {

    private static final Logger LOG = System.getLogger(Supervisor.class.getName());

    private Reports() {}

    static void publish(Node node, SupervisorEvent event) {
        node.publish(event);
        switch (event) {
            case SupervisorEvent.GaveUp gaveUp ->
                log(
                        node,
                        Level.ERROR,
                        () -> "supervisor " + gaveUp.supervisor() + " gives up: too many restarts, the last one of "
                                + gaveUp.id() + ", which ended with " + Shown.of(gaveUp.reason()));
            case SupervisorEvent.ChildShutdownError error ->
                log(
                        node,
                        Level.WARNING,
                        () -> "child " + error.id() + " of supervisor " + error.supervisor()
                                + " was asked to shut down and ended with " + Shown.of(error.reason()));
            case SupervisorEvent.ChildRestarted restarted -> RestartEvent.record(restarted);
            case SupervisorEvent.ChildGivenUp givenUp ->
                log(
                        node,
                        Level.ERROR,
                        () -> "supervisor " + givenUp.supervisor() + " gives up child " + givenUp.id()
                                + ": too many restarts of it; it ended with " + Shown.of(givenUp.reason()));
            case SupervisorEvent.ChildEnded _,
                    SupervisorEvent.ChildStartFailed _,
                    SupervisorEvent.SiblingRestarted _,
                    SupervisorEvent.RestartDelayed _,
                    SupervisorEvent.ShutDownBySignificant _ -> {}
        }
    }

    static void publish(Node node, ApplicationEvent.Ended ended) {
        node.publish(ended);
        log(
                node,
                ended.closesNode() ? Level.ERROR : Level.WARNING,
                () -> "application " + ended.name() + ", which is "
                        + ended.mode().name().toLowerCase(Locale.ROOT) + ", ended by itself with "
                        + Shown.of(ended.reason())
                        + (ended.closesNode() ? "; node " + node.name() + " is going to be closed" : ""));
    }

    static void manyShutdownErrors(Node node, long count) {
        log(
                node,
                Level.WARNING,
                () -> count + " children of a dynamic supervisor on node " + node.name()
                        + " were asked to shut down and ended otherwise");
    }

    static void unexpected(Node node, Object message) {
        log(node, Level.WARNING, () -> "a supervisor got a message that is not for it: " + Shown.of(message));
    }

    private static void log(Node node, Level level, Supplier<String> text) {
        if (node.isLogging()) {
            LOG.log(level, text);
        }
    }
}
