package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import java.time.Duration;

/**
 * Something that a supervisor did or met. Heard through {@link io.warpbeam.actors.Node#listen}, on the thread of the
 * supervisor and in the order in which it happened there.
 */
public sealed interface SupervisorEvent extends SystemEvent {

    /**
     * The supervisor.
     *
     * @return its pid
     */
    Pid supervisor();

    /**
     * The child.
     *
     * @return its id within the supervisor
     */
    String id();

    /**
     * A child ended by itself: a permanent one for any reason, another one by a failure. What follows depends on its
     * {@link Restart}.
     *
     * @param supervisor its supervisor
     * @param id the child
     * @param pid the process that ended
     * @param reason why
     */
    record ChildEnded(Pid supervisor, String id, Pid pid, ExitReason reason) implements SupervisorEvent {}

    /**
     * A child was restarted after it ended by itself.
     *
     * @param supervisor its supervisor
     * @param id the child
     * @param oldPid the process that ended
     * @param newPid the process that replaces it
     * @param reason why the old process ended
     * @param restarts how often this child has been restarted, this time included
     */
    record ChildRestarted(Pid supervisor, String id, Pid oldPid, Pid newPid, ExitReason reason, long restarts)
            implements SupervisorEvent {}

    /**
     * A child did not start: at the start of the supervisor, or in a restart. Who asked for a start is told by the
     * answer.
     *
     * @param supervisor its supervisor
     * @param id the child
     * @param reason why it did not start
     */
    record ChildStartFailed(Pid supervisor, String id, ExitReason reason) implements SupervisorEvent {}

    /**
     * A child that its supervisor ended did so with another reason than it was asked to: it failed meanwhile, or had to
     * be killed.
     *
     * @param supervisor its supervisor
     * @param id the child
     * @param pid its process
     * @param reason with which it ended
     */
    record ChildShutdownError(Pid supervisor, String id, Pid pid, ExitReason reason) implements SupervisorEvent {}

    /**
     * A child was started along with another one that is being restarted, as the strategy of the supervisor says.
     *
     * @param supervisor its supervisor
     * @param id the child
     * @param pid its new process
     */
    record SiblingRestarted(Pid supervisor, String id, Pid pid) implements SupervisorEvent {}

    /**
     * A child is going to be restarted, and its supervisor waits before that; see {@link Supervisor#backoff}.
     *
     * @param supervisor its supervisor
     * @param id the child
     * @param delay how long it waits
     */
    record RestartDelayed(Pid supervisor, String id, Duration delay) implements SupervisorEvent {}

    /**
     * A child would have had to be restarted more often than its own limit allows; see {@link ChildSpec#limit}. It
     * stays stopped, or is forgotten by a dynamic supervisor, and the other children go on.
     *
     * @param supervisor its supervisor
     * @param id the child
     * @param reason why it ended
     */
    record ChildGivenUp(Pid supervisor, String id, ExitReason reason) implements SupervisorEvent {}

    /**
     * A significant child has ended, and with it the work of its supervisor, which ends its other children and itself,
     * with {@link ExitReason#SHUTDOWN}; see {@link AutoShutdown}.
     *
     * @param supervisor that ends
     * @param id the child
     * @param reason why that child ended
     */
    record ShutDownBySignificant(Pid supervisor, String id, ExitReason reason) implements SupervisorEvent {}

    /**
     * One more restart would have been too many in too short a time: the supervisor ends its children and itself, with
     * {@link ExitReason#SHUTDOWN} unless told otherwise.
     *
     * @param supervisor that gives up
     * @param id the child whose restart it would have been
     * @param reason why that child ended
     */
    record GaveUp(Pid supervisor, String id, ExitReason reason) implements SupervisorEvent {}
}
