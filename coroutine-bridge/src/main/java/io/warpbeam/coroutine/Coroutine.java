package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;
import java.util.Objects;

/**
 * Code that can stop in the middle, hand out a value, and go on later with a value that it is given. It is plain Java:
 * it may loop, call, block, hold locks across a yield and throw: {@snippet file="io/warpbeam/coroutine/SignupTest.java"
 * region="wizard"}
 *
 * <p>A coroutine is only the code. It runs in a process of its own ({@link AsyncCoroutine#run}), step by step under the
 * hand of one thread at a time ({@link #pending()}), or as a part of another coroutine with the same types, which
 * simply calls {@link #run} with its own context. The same code may run many times, also at once.
 *
 * <p>Nothing is null: who has nothing to yield, to answer or to return uses {@link Unit#UNIT}.
 *
 * @param <Y> what it yields
 * @param <R> what it is resumed with
 * @param <T> its result
 */
@FunctionalInterface
public interface Coroutine<Y, R, T> {

    /**
     * The code. Called once per run, on a thread that belongs to the run until its end; on that of its driver with
     * {@link EngineKind#FAST}.
     *
     * @param co this run, seen from inside
     * @return the result, never null
     * @throws Exception ends the run with {@link Failure.Crashed}
     */
    T run(CoroutineContext<Y, R> co) throws Exception;

    /**
     * This coroutine with a handler around it. What is added last stands outermost.
     *
     * @param handler answers the operations of its effect that the code performs
     * @return the coroutine in its scope
     */
    default Coroutine<Y, R, T> with(Handler<?> handler) {
        Objects.requireNonNull(handler, "handler");
        return co -> co.handle(handler, () -> run(co));
    }

    /**
     * As {@link #pending(Substrate, CoroutineId)}, on the threads of the JVM and with an id of its own.
     *
     * @return its first state
     */
    default CoroutineState.Pending<Y, R, T> pending() {
        Substrate substrate = Substrate.system();
        return pending(substrate, CoroutineId.next(substrate));
    }

    /**
     * As {@link #pending()}, on an engine of choice.
     *
     * @param engine that hosts the code
     * @return its first state
     */
    default CoroutineState.Pending<Y, R, T> pending(EngineKind engine) {
        Substrate substrate = Substrate.system();
        return pending(substrate, CoroutineId.next(substrate), engine);
    }

    /**
     * As {@link #pending(Substrate, CoroutineId, EngineKind)}, on the {@linkplain EngineKind#PORTABLE portable engine}.
     *
     * @param substrate makes and parks the thread of the run; that of the node, for code that lives on one
     * @param id of the run
     * @return its first state
     */
    default CoroutineState.Pending<Y, R, T> pending(Substrate substrate, CoroutineId id) {
        return pending(substrate, id, EngineKind.PORTABLE);
    }

    /**
     * A run of this coroutine that has not begun. From any thread; nothing runs yet.
     *
     * @param substrate makes and parks the thread of the run, if it has one; that of the node, for code that lives on
     *     one
     * @param id of the run
     * @param engine that hosts the code
     * @return its first state
     */
    default CoroutineState.Pending<Y, R, T> pending(Substrate substrate, CoroutineId id, EngineKind engine) {
        Objects.requireNonNull(substrate, "substrate");
        Objects.requireNonNull(id, "id");
        return SteppedCoroutine.pending(
                id, engine.engine(substrate, id.toString(), host -> new BodyContext<Y, R>(id, host).conclude(this)));
    }
}
