package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A coroutine whose runs can be put away as their logs and go on later, elsewhere, by replay: the code, the handlers
 * around it, and the logger in between. {@snippet file="io/warpbeam/coroutine/log/ChatTest.java" region="serializable"}
 *
 * <p>Each method that begins a run returns a coroutine, to be driven step by step or hosted in a process like any
 * other. A run that is still there goes on as ever, with its {@code resume}. An immutable value; from any thread.
 * Nothing here blocks.
 *
 * @param <Y> what it yields
 * @param <R> what it is resumed with
 * @param <T> its result
 */
public final class SerializableCoroutine<Y, R, T> {

    private final Coroutine<Y, R, T> code;
    private final List<Handler<?>> handlers;
    private final boolean divergenceAllowed;

    private SerializableCoroutine(Coroutine<Y, R, T> code, List<Handler<?>> handlers, boolean divergenceAllowed) {
        this.code = Objects.requireNonNull(code, "code");
        this.handlers = List.copyOf(handlers);
        this.divergenceAllowed = divergenceAllowed;
    }

    /**
     * A coroutine without handlers.
     *
     * @param <Y> what it yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param code of the coroutine; it must do the same again when it is replayed, as {@link EffectLogger} says
     * @return the serializable coroutine
     */
    public static <Y, R, T> SerializableCoroutine<Y, R, T> of(Coroutine<Y, R, T> code) {
        return new SerializableCoroutine<>(code, List.of(), false);
    }

    /**
     * This coroutine with a handler around it and its logger. What is added last stands outermost.
     *
     * @param handler whose operations are logged
     * @return the changed coroutine
     */
    public SerializableCoroutine<Y, R, T> with(Handler<?> handler) {
        List<Handler<?>> more = new ArrayList<>(handlers);
        more.add(handler);
        return new SerializableCoroutine<>(code, more, divergenceAllowed);
    }

    /** {@return this coroutine, which also takes logs of code that was different, as {@link EffectLogger} says} */
    public SerializableCoroutine<Y, R, T> allowingDivergence() {
        return new SerializableCoroutine<>(code, handlers, true);
    }

    /** {@return a run from the beginning} */
    public Coroutine<Y, R, Logged<T>> fresh() {
        return logged(Settings.DEFAULT);
    }

    /**
     * A run that goes to the end of a log. A yield that waits there is yielded again, for those who have forgotten the
     * question.
     *
     * @param log of a run of this coroutine
     * @return the run
     */
    public Coroutine<Y, R, Logged<T>> replaying(EffectLog log) {
        return logged(Settings.DEFAULT.origin(new Origin.Continue(log)));
    }

    /**
     * A run that goes to the yield that waits at the end of a log, and on with an answer to it.
     *
     * @param log of a run of this coroutine
     * @param answer that the yield returns
     * @return the run
     * @throws IllegalArgumentException when no yield waits in the log
     */
    public Coroutine<Y, R, Logged<T>> resuming(EffectLog log, R answer) {
        return logged(EffectLogger.resuming(log, answer).settings());
    }

    Coroutine<Y, R, Logged<T>> logged(Settings settings) {
        Coroutine<Y, R, Logged<T>> logged =
                EffectLogger.of(settings.divergenceAllowed(divergenceAllowed)).around(code);
        for (Handler<?> handler : handlers) {
            logged = logged.with(handler);
        }
        return logged;
    }

    /**
     * The log of a run of a serializable coroutine.
     *
     * @param state where the run stands
     * @return its log; none when it has not begun, failed or was cancelled
     */
    public static Optional<EffectLog> log(CoroutineState<?, ?, ? extends Logged<?>> state) {
        return switch (state) {
            case CoroutineState.Suspended<?, ?, ? extends Logged<?>> suspended -> EffectLog.in(suspended.data());
            case CoroutineState.Completed<?, ?, ? extends Logged<?>>(var _, var value) -> Optional.of(value.log());
            case CoroutineState.Pending<?, ?, ? extends Logged<?>> _,
                    CoroutineState.Errored<?, ?, ? extends Logged<?>> _,
                    CoroutineState.Cancelled<?, ?, ? extends Logged<?>> _ -> Optional.empty();
        };
    }
}
