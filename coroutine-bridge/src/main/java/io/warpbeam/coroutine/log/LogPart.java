package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is new in a log: what a store appends, rather than the whole log again.
 *
 * @param run names the run
 * @param next the number of the next entry
 * @param from how many entries of the log before stay; those behind them are replaced
 * @param entries that follow these
 * @param states of handlers that changed
 */
public record LogPart(String run, long next, int from, List<LogEntry> entries, List<ChangedState> states) {

    /** Checks the components and keeps copies of the lists. */
    public LogPart {
        Objects.requireNonNull(run, "run");
        if (from < 0) {
            throw new IllegalArgumentException("from must not be negative, but is " + from);
        }
        entries = List.copyOf(entries);
        states = List.copyOf(states);
    }

    /**
     * The state of a handler that changed.
     *
     * @param index of the handler, the innermost is 0
     * @param state of the moment
     */
    public record ChangedState(int index, HandlerState state) {
        /** Checks the components. */
        public ChangedState {
            Objects.requireNonNull(state, "state");
            if (index < 0) {
                throw new IllegalArgumentException("index must not be negative, but is " + index);
            }
        }
    }

    /**
     * A whole log as a part.
     *
     * @param log to be continued from nothing
     * @return the part that makes that log of an empty one
     */
    public static LogPart of(EffectLog log) {
        return new LogPart(log.run(), log.next(), 0, log.entries(), changes(List.of(), log.states()));
    }

    static List<ChangedState> changes(List<HandlerState> before, List<HandlerState> after) {
        List<ChangedState> changes = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (i >= before.size() || !before.get(i).equals(after.get(i))) {
                changes.add(new ChangedState(i, after.get(i)));
            }
        }
        return changes;
    }

    List<HandlerState> changed(List<HandlerState> before) {
        List<HandlerState> after = new ArrayList<>(before);
        for (ChangedState change : states) {
            if (change.index() > after.size()) {
                throw new IllegalArgumentException(
                        "part must change one of " + after.size() + " states, but changes number " + change.index());
            }
            if (change.index() == after.size()) {
                after.add(change.state());
            } else {
                after.set(change.index(), change.state());
            }
        }
        return after;
    }
}
