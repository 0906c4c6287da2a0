package io.warpbeam.supervision;

import java.util.ArrayList;
import java.util.List;

/**
 * Which children are restarted when one is. Whichever they are, those that run are ended first, the youngest first;
 * then all are started in their order, those that had been stopped before too. A temporary child is ended and
 * forgotten.
 */
sealed interface Strategy {

    /** The children that are restarted with {@code child}, itself included, in start order. */
    List<Child> circle(Child child, Children children);

    /** What ends the children that are restarted along with {@code child}, which itself does not run. */
    default List<Action> ends(Child child, Children children) {
        List<Action> actions = new ArrayList<>();
        for (Child other : circle(child, children).reversed()) {
            if (!other.id().equals(child.id())) {
                switch (other.status()) {
                    case ChildStatus.Running _ -> actions.add(new Action.Stop(other));
                    case ChildStatus.Restarting _ ->
                        actions.add(new Action.Keep(other, other.with(new ChildStatus.Stopped())));
                    case ChildStatus.Stopped _ -> {}
                }
            }
        }
        return actions;
    }

    /** What restarts {@code child}, which is marked as restarting. */
    default List<Action> restart(Child child, Children children) {
        List<Action> actions = new ArrayList<>(ends(child, children));
        for (Child each : circle(child, children)) {
            if (!each.isTemporary()) {
                actions.add(new Action.Start(each, child));
            }
        }
        return actions;
    }

    /** A child is restarted alone. */
    record OneForOne() implements Strategy {
        @Override
        public List<Child> circle(Child child, Children children) {
            return List.of(child);
        }
    }

    /** All children are restarted. */
    record OneForAll() implements Strategy {
        @Override
        public List<Child> circle(Child child, Children children) {
            return children.oldestFirst();
        }
    }

    /** The child and those that were started after it are restarted. */
    record RestForOne() implements Strategy {
        @Override
        public List<Child> circle(Child child, Children children) {
            return children.oldestFirst().stream()
                    .dropWhile(each -> !each.id().equals(child.id()))
                    .toList();
        }
    }
}
