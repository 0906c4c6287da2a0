package io.warpbeam.coroutine.effect;

import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineContext;
import io.warpbeam.coroutine.CoroutineState;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.HandlerContext;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.YieldOperation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** Common ways to answer the yields of a coroutine: from around it, or by driving it. */
public final class Yield {

    private Yield() {}

    /**
     * Answers a yield.
     *
     * @param <Y> what is yielded
     * @param <R> what the code is resumed with
     */
    @FunctionalInterface
    public interface Responder<Y, R> {

        /**
         * Called for each yield on the thread of the run. It stands outside of the code that yielded, and may perform
         * and yield itself: a yield goes outward, without the decorations of that code.
         *
         * @param value that was yielded
         * @return what the yield returns, never null
         * @throws Exception ends the code that yielded, and comes out of {@link Yield#respond}
         */
        R respond(Y value) throws Exception;
    }

    /**
     * Runs a coroutine as a part of another one and answers its yields there. By the code of that other coroutine, with
     * which it need not agree on the types of yields and answers.
     *
     * @param <Y> what the inner coroutine yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param co the run of the outer coroutine
     * @param inner the coroutine
     * @param responder answers its yields
     * @return its result
     * @throws Exception what the coroutine or the responder threw
     */
    public static <Y, R, T> T respond(CoroutineContext<?, ?> co, Coroutine<Y, R, T> inner, Responder<Y, R> responder)
            throws Exception {
        return co.handle(new Responding<>(responder), () -> inner.run(Yield.<CoroutineContext<Y, R>>as(co)));
    }

    private record Responding<Y, R>(Responder<Y, R> responder) implements Handler<Unit> {

        @Override
        public String effect() {
            return YieldOperation.EFFECT;
        }

        @Override
        public Unit initial() {
            return Unit.UNIT;
        }

        @Override
        public Object handle(Operation<?> operation, HandlerContext<Unit> context) throws Exception {
            try {
                return responder.respond(as(((YieldOperation<?>) operation).value()));
            } catch (Exception error) {
                throw context.abort(error);
            }
        }
    }

    /**
     * What driving a coroutine came to.
     *
     * @param <Y> what it yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param yields that were answered, in order
     * @param state where the run stands; a {@link CoroutineState.Suspended} one is to be resumed or closed
     */
    public record Driven<Y, R, T>(List<Y> yields, CoroutineState<Y, R, T> state) {
        /** Keeps a copy of the list. */
        public Driven {
            yields = List.copyOf(yields);
        }
    }

    /**
     * Runs a coroutine to its end and collects what it yields; each yield is answered with {@link Unit#UNIT}. From any
     * thread; blocks until the coroutine ends.
     *
     * @param <Y> what it yields
     * @param <T> its result
     * @param coroutine to be run
     * @return what it yielded, and its end
     */
    public static <Y, T> Driven<Y, Unit, T> collect(Coroutine<Y, Unit, T> coroutine) {
        List<Y> yields = new ArrayList<>();
        CoroutineState<Y, Unit, T> end = drive(coroutine, value -> {
            yields.add(value);
            return new Answer.Continue<>(Unit.UNIT);
        });
        return new Driven<>(yields, end);
    }

    /**
     * Runs a coroutine and answers its yields from a list, until it ends or the list does. From any thread; blocks
     * until then.
     *
     * @param <Y> what it yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param coroutine to be run
     * @param answers in order
     * @return the yields that were answered, and where the run stands
     */
    public static <Y, R, T> Driven<Y, R, T> feed(Coroutine<Y, R, T> coroutine, List<? extends R> answers) {
        List<Y> yields = new ArrayList<>();
        Iterator<? extends R> next = answers.iterator();
        CoroutineState<Y, R, T> state = coroutine.pending().run();
        while (state instanceof CoroutineState.Suspended<Y, R, T> suspended && next.hasNext()) {
            yields.add(suspended.value());
            state = suspended.resume(next.next());
        }
        return new Driven<>(yields, state);
    }

    /**
     * What is to be done at a yield.
     *
     * @param <R> what the coroutine is resumed with
     */
    public sealed interface Answer<R> {

        /**
         * Resume it.
         *
         * @param <R> what the coroutine is resumed with
         * @param value that the yield returns
         */
        record Continue<R>(R value) implements Answer<R> {}

        /**
         * Cancel it.
         *
         * @param <R> what the coroutine is resumed with
         * @param reason for those who look at the outcome
         */
        record Cancel<R>(Object reason) implements Answer<R> {}
    }

    /**
     * Runs a coroutine to its end. From any thread; blocks until then. If {@code driver} throws, the run is closed
     * first.
     *
     * @param <Y> what it yields
     * @param <R> what it is resumed with
     * @param <T> its result
     * @param coroutine to be run
     * @param driver decides what is to be done at each yield, on the calling thread
     * @return its end
     */
    public static <Y, R, T> CoroutineState.Ended<Y, R, T> drive(
            Coroutine<Y, R, T> coroutine, Function<? super Y, Answer<R>> driver) {
        try (CoroutineState.Pending<Y, R, T> run = coroutine.pending()) {
            CoroutineState<Y, R, T> state = run.run();
            while (state instanceof CoroutineState.Suspended<Y, R, T> suspended) {
                state = switch (driver.apply(suspended.value())) {
                    case Answer.Continue<R>(R value) -> suspended.resume(value);
                    case Answer.Cancel<R>(Object reason) -> suspended.cancel(reason);
                };
            }
            return (CoroutineState.Ended<Y, R, T>) state;
        }
    }

    /** The value with the type that it had when it was yielded; the types of the inner coroutine are the proof. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X> X as(Object value) {
        return (X) value;
    }
}
