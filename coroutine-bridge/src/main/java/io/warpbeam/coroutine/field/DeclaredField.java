package io.warpbeam.coroutine.field;

import io.warpbeam.actors.Cut;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.IsolationException;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.MonitorOptions;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.TaggedDown;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A field: what happens in the process of the server. The rest of a run is in {@link RunKeeper}. */
final class DeclaredField<S, T> implements AsyncField<S, T> {

    private final Object key;
    private final FieldTag tag;
    private final Function<S, AsyncResult<T>> getter;
    private final BiFunction<S, AsyncResult<T>, S> wither;
    private final AsyncComputation<S, T> computation;
    private final SpawnOptions worker;

    DeclaredField(
            Object key,
            Function<S, AsyncResult<T>> getter,
            BiFunction<S, AsyncResult<T>, S> wither,
            AsyncComputation<S, T> computation) {
        this(key, new FieldTag(key), getter, wither, computation, SpawnOptions.DEFAULT.label("async " + key));
    }

    private DeclaredField(
            Object key,
            FieldTag tag,
            Function<S, AsyncResult<T>> getter,
            BiFunction<S, AsyncResult<T>, S> wither,
            AsyncComputation<S, T> computation,
            SpawnOptions worker) {
        this.key = key;
        this.tag = tag;
        this.getter = getter;
        this.wither = wither;
        this.computation = computation;
        this.worker = worker;
    }

    /** Whose field a message is about; empty when it is not the end of a run. */
    static Optional<FieldTag> tagOf(Object message) {
        return message instanceof TaggedDown(FieldTag tag, var _) ? Optional.of(tag) : Optional.empty();
    }

    FieldTag tag() {
        return tag;
    }

    @Override
    public Object key() {
        return key;
    }

    @Override
    public AsyncField<S, T> onPlatformThread() {
        return new DeclaredField<>(key, tag, getter, wither, computation, worker.onPlatformThread());
    }

    @Override
    public S fire(S state) {
        Self self = Self.current();
        AsyncResult<T> before = getter.apply(state);
        giveUp(before, CANCELLED);
        return wither.apply(state, begin(self, state, before));
    }

    private AsyncResult<T> begin(Self self, S state, AsyncResult<T> before) {
        try {
            Pid keeper = self.node().spawn(RunKeeper.SPAWN, new RunKeeper<>(computation, worker, self.pid()));
            Monitor monitor = self.monitor(keeper, MonitorOptions.DEFAULT.tag(tag));
            AsyncRun run = new AsyncRun(monitor);
            try {
                keeper.send(new Begin<>(state));
            } catch (IsolationException refusal) {
                giveUp(self, run, CANCELLED);
                return before.failed(ExitReason.error(refusal));
            }
            return before.loading(run);
        } catch (IsolationException refusal) {
            return before.failed(ExitReason.error(refusal));
        }
    }

    @Override
    public S cancel(S state, ExitReason reason) {
        Objects.requireNonNull(reason, "reason");
        AsyncResult<T> before = getter.apply(state);
        if (!before.isLoading()) {
            return state;
        }
        giveUp(before, reason);
        return wither.apply(state, before.failed(reason));
    }

    @Override
    public S reset(S state) {
        giveUp(getter.apply(state), CANCELLED);
        return wither.apply(state, AsyncResult.neverFired());
    }

    private void giveUp(AsyncResult<T> result, ExitReason reason) {
        if (result instanceof AsyncResult.Loading<T>(var run, var _)) {
            giveUp(Self.current(), run, reason);
        }
    }

    /** Ends a run, of which nothing is heard any more: not even what is in the mailbox already. */
    private static void giveUp(Self self, AsyncRun run, ExitReason reason) {
        run.pid().sendExit(reason instanceof ExitReason.Normal ? ExitReason.SHUTDOWN : reason);
        self.demonitorFlush(run.monitor());
    }

    @Override
    public Optional<S> apply(Object message, S state) {
        return message instanceof TaggedDown(FieldTag of, Down down) && of.equals(tag)
                ? Optional.of(applied(down, state))
                : Optional.empty();
    }

    private S applied(Down down, S state) {
        AsyncResult<T> before = getter.apply(state);
        return before instanceof AsyncResult.Loading<T>(var run, var _)
                        && run.monitor().equals(down.monitor())
                ? wither.apply(state, ended(before, down.reason()))
                : state;
    }

    @SuppressWarnings("unchecked") // the keeper of this run got it from the computation
    private AsyncResult<T> ended(AsyncResult<T> before, ExitReason reason) {
        return switch (reason) {
            case ExitReason.ShutdownWith(Returned(var value)) -> before.ok((T) value);
            case ExitReason.ShutdownWith(Cut cut) ->
                before.failed(ExitReason.error(new IsolatedResultException(cut.flaw())));
            default -> before.failed(reason);
        };
    }

    @Override
    public String toString() {
        return "AsyncField[" + key + "]";
    }
}
