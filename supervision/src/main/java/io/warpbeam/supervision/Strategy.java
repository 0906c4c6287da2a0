package io.warpbeam.supervision;

import java.util.List;

/** Which children are restarted when one is, and in which order. */
sealed interface Strategy {

    /** What restarts {@code child}, which is marked as restarting. */
    List<Action> restart(Child child, Children children);

    /** A child is restarted alone. */
    record OneForOne() implements Strategy {
        @Override
        public List<Action> restart(Child child, Children children) {
            return List.of(new Action.Start(child));
        }
    }
}
