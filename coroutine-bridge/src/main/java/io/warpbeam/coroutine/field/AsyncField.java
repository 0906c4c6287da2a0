package io.warpbeam.coroutine.field;

import io.warpbeam.actors.ExitReason;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A field of the state of a server whose value is computed by a process of its own, so that the server does not wait.
 * Declared once, as a named computation over the state and a place in the state; it does nothing until it is fired.
 * {@snippet file="io/warpbeam/coroutine/field/AsyncFieldExampleTest.java" region="server"}
 *
 * <p><b>In any process.</b> {@link #fire}, {@link #cancel} and {@link #reset} are to be called by the code of the
 * server, which may be a {@link io.warpbeam.actors.server.GenServer}, an event-driven or a blocking process, or an
 * {@link io.warpbeam.actors.Inbox}. They take the state and return the next one, and never block. The server keeps that
 * state, or the run that it refers to goes on unnoticed. Several servers may use one declaration.
 *
 * <p><b>The end of a run</b> arrives as one message, to be given to {@link #apply}, or to {@link AsyncFields#apply}
 * when there are several fields. It comes after the process of the computation has ended, after all messages that the
 * computation has sent to the server, and past any bound of the mailbox. Between runs there is no order. A run that was
 * cancelled, reset or replaced sends none from then on; one that has been taken from the mailbox already changes
 * nothing.
 *
 * <p><b>Ends.</b> A value makes the field ok, whatever it is. An exception, an exit or an end from outside, over a link
 * or by a kill, makes it failed, with that reason, and does not touch the server, whether it traps exits or not. A
 * computation that throws writes a crash report. The end of the server, for whatever reason, ends the run: with the
 * same reason, or {@link ExitReason#SHUTDOWN} when that is normal. Such ends are exit signals: the code of the run is
 * interrupted, and its process has ended when the code has unwound. A computation that traps exits gets a message
 * instead, and has to stop by itself.
 *
 * <p><b>Isolation.</b> The snapshot and the value cross between the server and the run; the computation must hold what
 * the level of the server lets in. What may not cross fails the field: with
 * {@link io.warpbeam.actors.IsolationException} at once, or with {@link IsolatedResultException} at the end.
 *
 * <p>Declarations are immutable; any thread may use them.
 *
 * @param <S> the type of the state
 * @param <T> the type of the value
 */
public sealed interface AsyncField<S, T> permits DeclaredField {

    /** The reason of a cancelled field, unless another is given. */
    ExitReason CANCELLED = ExitReason.shutdown("cancel");

    /**
     * Declares a field.
     *
     * @param <S> the type of the state
     * @param <T> the type of the value
     * @param key names it: any object with a text for people
     * @param getter reads the field from the state
     * @param wither gives the state with another value of the field
     * @param computation computes the value
     * @return the declaration
     */
    static <S, T> AsyncField<S, T> of(
            Object key,
            Function<S, AsyncResult<T>> getter,
            BiFunction<S, AsyncResult<T>, S> wither,
            AsyncComputation<S, T> computation) {
        return new DeclaredField<>(
                Objects.requireNonNull(key, "key"),
                Objects.requireNonNull(getter, "getter"),
                Objects.requireNonNull(wither, "wither"),
                Objects.requireNonNull(computation, "computation"));
    }

    /** {@return what names it} */
    Object key();

    /**
     * For computations that compute for long or pin their carrier.
     *
     * @return the same field, whose runs have platform threads
     */
    AsyncField<S, T> onPlatformThread();

    /**
     * Starts a run over a snapshot of the state, and cancels the one under way. A value that is there is kept
     * meanwhile; {@code fire(reset(state))} drops it.
     *
     * @param state of which the run gets a snapshot
     * @return the state with the field loading; with the field failed when the run may not begin
     * @throws IllegalStateException when the calling thread runs no process, or the node is closing
     */
    S fire(S state);

    /**
     * As {@link #cancel(Object, ExitReason)}, with {@link #CANCELLED}.
     *
     * @param state with the field
     * @return the state with the field failed
     */
    default S cancel(S state) {
        return cancel(state, CANCELLED);
    }

    /**
     * Cancels the run under way. The field is failed at once; it can be fired again. Does nothing when it is not
     * loading.
     *
     * @param state with the field
     * @param reason of the failed field, and of the exit signal that the run gets
     * @return the state with the field failed; the same state when it was not loading
     * @throws IllegalStateException when the calling thread runs no process
     */
    S cancel(S state, ExitReason reason);

    /**
     * Makes the field as if it was never fired, and cancels the run under way.
     *
     * @param state with the field
     * @return the state with the field never fired
     * @throws IllegalStateException when a run is under way and the calling thread runs no process
     */
    S reset(S state);

    /**
     * Takes the end of a run.
     *
     * @param message that the server has received
     * @param state with the field
     * @return the next state, the same when the run had been given up; empty when the message is not of this field
     */
    Optional<S> apply(Object message, S state);
}
