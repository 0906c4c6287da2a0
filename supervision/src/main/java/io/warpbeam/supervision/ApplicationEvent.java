package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.SystemEvent;

/**
 * Something that happened to an application. Heard through {@link io.warpbeam.actors.Node#listen}, on the thread of the
 * process that starts and stops applications, in the order in which it happened there.
 */
public sealed interface ApplicationEvent extends SystemEvent {

    /**
     * The application.
     *
     * @return its name
     */
    String name();

    /**
     * Its tree runs, and its start phases are done.
     *
     * @param name of the application
     */
    record Started(String name) implements ApplicationEvent {}

    /**
     * It was stopped, by a request, since the start of another one failed, or since its node closes.
     *
     * @param name of the application
     * @param reason with which its tree ended
     */
    record Stopped(String name, ExitReason reason) implements ApplicationEvent {}

    /**
     * It ended by itself.
     *
     * @param name of the application
     * @param mode what that means
     * @param reason with which its tree ended
     * @param closesNode whether its node is going to be closed
     */
    record Ended(String name, ApplicationMode mode, ExitReason reason, boolean closesNode)
            implements ApplicationEvent {}
}
