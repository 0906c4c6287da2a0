package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.CoroutineCancelled;
import io.warpbeam.coroutine.Interceptor;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.YieldOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The log of one run while it is written. Touched by the thread of the run only.
 *
 * <p>The entries before {@code position} were performed or replayed; those from there on wait to be replayed. One
 * operation is under way at a time: handlers stand outside, so that what they perform does not come by here.
 *
 * <p>While entries are answered from the log no handler runs, so their states stand still. They are set when one is to
 * run again: to those kept with an entry that is performed again, and to those of the end of the log behind the last
 * entry, or where the code first differs from it.
 *
 * <p>What failed in the log and succeeds now changes the rest: entries behind it are taken while they fit, and dropped
 * when one does not. What the code does while a cancelled yield unwinds it is not for the store: a run that is taken up
 * again stands at that yield.
 */
final class Recording implements Interceptor {

    private final Settings settings;
    private final String run;
    private final List<LogEntry> entries = new ArrayList<>();
    private int position;
    private long next;
    private List<HandlerState> states = List.of();
    private Optional<LogDivergedException> diverged = Optional.empty();
    private boolean begun;
    private boolean forked;
    private boolean mended;
    private boolean unwinding;

    // What the store has: the first entries, and the states.
    private int stored;
    private List<HandlerState> storedStates = List.of();
    private boolean pruned;

    Recording(Settings settings, String run) {
        this.settings = settings;
        this.run = run;
        settings.origin().log().ifPresent(past -> {
            entries.addAll(past.entries());
            next = past.next();
            states = past.states();
            stored = entries.size();
            storedStates = states;
        });
    }

    /** The log so far, as a value. */
    EffectLog log() {
        return new EffectLog(run, next, entries.subList(0, position), fixed(states));
    }

    /**
     * What the store lacks.
     *
     * @param part to be added to what it has
     * @param whole whether it is the whole log, and takes the place of what the store has
     */
    record Unsaved(LogPart part, boolean whole) {}

    /** What the store lacks; called once for each time, since the store has it from then on. */
    Unsaved takeUnsaved() {
        List<HandlerState> now = fixed(states);
        Unsaved unsaved = pruned
                ? new Unsaved(LogPart.of(log()), true)
                : new Unsaved(
                        new LogPart(
                                run,
                                next,
                                stored,
                                entries.subList(stored, position),
                                LogPart.changes(storedStates, now)),
                        stored == 0);
        stored = position;
        storedStates = now;
        pruned = false;
        return unsaved;
    }

    /** Runs the code, which fails when the log does not fit it, whatever it makes of that itself. */
    <V> V check(Callable<V> code) throws Exception {
        V result;
        try {
            result = code.call();
        } catch (Exception error) {
            if (diverged.isPresent() && !error.equals(diverged.get())) {
                diverged.get().addSuppressed(error);
            }
            throw diverged.isPresent() ? diverged.get() : error;
        }
        if (diverged.isPresent()) {
            throw diverged.get();
        }
        if (position < entries.size() && !mended && !settings.divergenceAllowed()) {
            throw divergence(entries.get(position).operation(), "the end of the code");
        }
        return result;
    }

    @Override
    public Object intercept(Operation<?> operation, Passage passage) throws Exception {
        if (diverged.isPresent()) {
            throw diverged.get();
        }
        begin(passage);
        if (!settings.logs(operation.effect())) {
            return passage.proceed();
        }
        if (position == entries.size()) {
            return fresh(operation, passage);
        }
        LogEntry entry = entries.get(position);
        if (entry.fits(operation)) {
            return again(entry, operation, passage);
        }
        if (mended) {
            entries.subList(position, entries.size()).clear();
            stored = Math.min(stored, position);
            return fresh(operation, passage);
        }
        if (!settings.divergenceAllowed()) {
            throw divergence(entry.operation(), operation);
        }
        if (!forked) {
            restore(states, passage);
            forked = true;
        }
        return fresh(operation, passage);
    }

    // ---- the beginning

    private void begin(Passage passage) {
        if (begun) {
            return;
        }
        begun = true;
        if (entries.isEmpty()) {
            states = passage.states();
            entries.add(LogEntry.started(newId(), new Loop.Mark<>(Loop.ROOT, Unit.UNIT))
                    .executed(Unit.UNIT)
                    .with(fixed(states)));
            position = 1;
            return;
        }
        LogEntry root = entries.getFirst();
        if (settings.origin() instanceof Origin.Replay
                && !settings.divergenceAllowed()
                && !root.before().equals(passage.states())) {
            throw divergence(root.before(), passage.states());
        }
        restore(root.before(), passage);
        position = 1;
        arrive(passage);
    }

    // ---- replay

    private Object again(LogEntry entry, Operation<?> operation, Passage passage) throws Exception {
        if (entry.state() instanceof EntryState.Executed(var value)) {
            position++;
            if (operation instanceof Loop.Mark<?> && !forked) {
                restore(entry.before(), passage);
            }
            arrive(passage);
            return value;
        }
        if (!forked) {
            restore(entry.state() instanceof EntryState.Discarded ? entry.before() : states, passage);
        }
        if (operation instanceof YieldOperation<?>
                && entry.state() instanceof EntryState.Started
                && settings.origin() instanceof Origin.Resume(var _, var answer)) {
            replace(position++, entry.executed(answer));
            return answer;
        }
        if (entry.state() instanceof EntryState.Started) {
            return perform(position++, operation, passage);
        }
        replace(position, LogEntry.started(entry.id(), operation));
        Object answer = perform(position++, operation, passage);
        mended = true;
        return answer;
    }

    /** Sets the states to those of the end of the log, if this is it. */
    private void arrive(Passage passage) {
        if (position == entries.size() && !forked) {
            restore(states, passage);
        }
    }

    private void restore(List<HandlerState> saved, Passage passage) {
        try {
            passage.restore(saved);
        } catch (IllegalArgumentException _) { // other handlers than then
            if (!settings.divergenceAllowed()) {
                throw divergence(saved, passage.states());
            }
        }
    }

    private LogDivergedException divergence(Object expected, Object found) {
        LogDivergedException error = new LogDivergedException(run, position + 1, expected.toString(), found.toString());
        diverged = Optional.of(error);
        return error;
    }

    // ---- what is new

    private Object fresh(Operation<?> operation, Passage passage) throws Exception {
        entries.add(position, LogEntry.started(newId(), operation));
        stored = Math.min(stored, position);
        return perform(position++, operation, passage);
    }

    private Object perform(int index, Operation<?> operation, Passage passage) throws Exception {
        LogEntry entry = entries.get(index);
        List<HandlerState> before = passage.states();
        boolean live = forked || position == entries.size();
        states = live ? before : states;
        if (operation instanceof Loop.Mark<?>(var _, var value)) {
            replace(index, entry.executed(value).with(fixed(before)));
            if (settings.pruning()) {
                prune();
            }
            return value;
        }
        boolean yields = operation instanceof YieldOperation<?>;
        LogStore store = unwinding ? LogStore.NONE : settings.store();
        if (yields) {
            store.atYield(this);
        } else {
            store.beforeEffect(this, operation);
        }
        try {
            Object answer = passage.proceed(entry.id());
            replace(index, entry.executed(answer));
            return answer;
        } catch (Throwable error) {
            unwinding = unwinding || error instanceof CoroutineCancelled;
            replace(index, entry.discarded(fixed(before)));
            throw error;
        } finally {
            states = live ? passage.states() : states;
            if (!yields && !unwinding) {
                store.afterEffect(this, operation);
            }
        }
    }

    private void prune() {
        List<LogEntry> done = entries.subList(0, position);
        List<LogEntry> kept = Iterations.pruned(done);
        if (kept.size() < position) {
            done.clear();
            entries.addAll(0, kept);
            position = kept.size();
            pruned = true;
        }
    }

    private void replace(int index, LogEntry entry) {
        entries.set(index, entry);
        stored = Math.min(stored, index);
    }

    private String newId() {
        return run + (unwinding ? "/unwinding/" : "/") + next++;
    }

    /** States that stay as they are while the run goes on. */
    private static List<HandlerState> fixed(List<HandlerState> states) {
        return states.stream()
                .map(state -> state.state() instanceof List<?> list
                        ? new HandlerState(state.effect(), List.copyOf(list))
                        : state)
                .toList();
    }
}
