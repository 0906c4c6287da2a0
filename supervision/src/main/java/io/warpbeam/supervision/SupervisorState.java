package io.warpbeam.supervision;

import io.warpbeam.actors.ExitReason;
import java.util.Optional;

/**
 * The state of a supervisor between two messages.
 *
 * @param policy how it treats its children
 * @param children in start order
 * @param window the latest restarts
 * @param restarts how many restarts succeeded so far
 * @param end the reason with which it is to end; empty while it goes on
 */
record SupervisorState(
        Policy policy, Children children, RestartWindow window, long restarts, Optional<ExitReason> end) {

    static SupervisorState opened(Policy policy, long nowNanos) {
        RestartWindow window = RestartWindow.opened(policy.intensity(), nowNanos);
        return new SupervisorState(policy, Children.NONE, window, 0, Optional.empty());
    }

    SupervisorState with(Children newChildren) {
        return new SupervisorState(policy, newChildren, window, restarts, end);
    }

    SupervisorState with(RestartWindow newWindow) {
        return new SupervisorState(policy, children, newWindow, restarts, end);
    }

    SupervisorState oneRestartMore() {
        return new SupervisorState(policy, children, window, restarts + 1, end);
    }

    SupervisorState ending(ExitReason reason) {
        return new SupervisorState(policy, children, window, restarts, Optional.of(reason));
    }
}
