package io.warpbeam.supervision;

/**
 * The state of a supervisor between two messages.
 *
 * @param children in start order
 * @param window the latest restarts
 * @param restarts how many restarts succeeded so far
 * @param givingUp whether there were too many of them
 */
record SupervisorState(Children children, RestartWindow window, long restarts, boolean givingUp) {

    static SupervisorState opened(RestartWindow window) {
        return new SupervisorState(Children.NONE, window, 0, false);
    }

    SupervisorState with(Children newChildren) {
        return new SupervisorState(newChildren, window, restarts, givingUp);
    }

    SupervisorState with(RestartWindow newWindow) {
        return new SupervisorState(children, newWindow, restarts, givingUp);
    }

    SupervisorState oneRestartMore() {
        return new SupervisorState(children, window, restarts + 1, givingUp);
    }

    SupervisorState gaveUp() {
        return new SupervisorState(children, window, restarts, true);
    }
}
