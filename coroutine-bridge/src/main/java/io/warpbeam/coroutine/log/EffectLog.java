package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import io.warpbeam.coroutine.YieldOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run did so far: enough to bring another run of the same code to the same place. A value; it is as immutable as
 * the operations, answers and states in it.
 *
 * @param run names the run; the ids of entries begin with it
 * @param next the number of the next entry; those of pruned entries are not given again
 * @param entries in the order in which the operations were performed; the first one is the mark of {@link Loop#ROOT}
 * @param states of the handlers around the logged code after the last entry, the innermost first; those that
 *     {@linkplain io.warpbeam.coroutine.Handler#isConstant never change} are left out
 */
public record EffectLog(String run, long next, List<LogEntry> entries, List<HandlerState> states) {

    /** Checks the components and keeps copies of the lists. */
    public EffectLog {
        Objects.requireNonNull(run, "run");
        entries = List.copyOf(entries);
        states = List.copyOf(states);
    }

    /**
     * The log of a run that has done nothing.
     *
     * @param run its name
     * @return the log
     */
    public static EffectLog empty(String run) {
        return new EffectLog(run, 0, List.of(), List.of());
    }

    /**
     * Finds the log in the data of a yield.
     *
     * @param data of a suspended run
     * @return the log that an {@link EffectLogger} put there
     */
    public static Optional<EffectLog> in(Map<String, Object> data) {
        return data.get(EffectLogger.KEY) instanceof EffectLog log ? Optional.of(log) : Optional.empty();
    }

    /** {@return the yield at which the run is suspended; empty when it is not} */
    public Optional<YieldOperation<?>> question() {
        return entries.stream()
                .filter(entry -> entry.state() instanceof EntryState.Started)
                .<YieldOperation<?>>mapMulti((entry, next) -> {
                    if (entry.operation() instanceof YieldOperation<?> question) {
                        next.accept(question);
                    }
                })
                .findFirst();
    }

    /**
     * This log, gone on.
     *
     * @param part what happened since
     * @return the later log
     * @throws IllegalArgumentException when the part does not belong behind this log
     */
    public EffectLog with(LogPart part) {
        if (!run.equals(part.run()) || part.from() > entries.size()) {
            throw new IllegalArgumentException("part must continue the log of " + run + " with " + entries.size()
                    + " entries, but is of " + part.run() + " from " + part.from() + " on");
        }
        List<LogEntry> all = new ArrayList<>(entries.subList(0, part.from()));
        all.addAll(part.entries());
        return new EffectLog(run, part.next(), all, part.changed(states));
    }
}
