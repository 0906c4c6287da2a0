package io.warpbeam.coroutine.effect;

import io.warpbeam.actors.Substrate;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import java.time.Instant;
import java.util.UUID;

/**
 * What is different each time it is asked for: the time, random numbers, ids. Code that asks for them by an operation
 * can be tested with fixed ones and replayed from a log; code that takes them from the JDK cannot.
 */
public final class Fresh {

    private static final String EFFECT = "Fresh";

    private Fresh() {}

    /** Asks for the time of day. */
    public record Now() implements Operation<Instant> {
        @Override
        public String effect() {
            return EFFECT;
        }
    }

    /**
     * Asks for a random number.
     *
     * @param bound above all numbers that may come; they begin with 0
     */
    public record RandomNumber(long bound) implements Operation<Long> {
        /** Checks the bound. */
        public RandomNumber {
            if (bound <= 0) {
                throw new IllegalArgumentException("bound must be positive, but is " + bound);
            }
        }

        @Override
        public String effect() {
            return EFFECT;
        }
    }

    /** Asks for an id that nothing else has. */
    public record NewId() implements Operation<UUID> {
        @Override
        public String effect() {
            return EFFECT;
        }
    }

    /** {@return the operation that asks for the time of day} */
    public static Operation<Instant> now() {
        return new Now();
    }

    /**
     * The operation that asks for a random number.
     *
     * @param bound above all numbers that may come
     * @return the operation, answered with a number from 0 to {@code bound - 1}
     * @throws IllegalArgumentException when the bound is not positive
     */
    public static Operation<Long> random(long bound) {
        return new RandomNumber(bound);
    }

    /** {@return the operation that asks for an id that nothing else has} */
    public static Operation<UUID> id() {
        return new NewId();
    }

    /**
     * A handler that answers from a substrate. Ids are random ones, of version 4.
     *
     * @param substrate that of the node, for code that lives on one
     * @return the handler
     */
    public static Handler<Unit> from(Substrate substrate) {
        return Handler.of(EFFECT)
                .on(Now.class, (_, _) -> substrate.wallClock())
                .on(RandomNumber.class, (number, _) -> substrate.random().nextLong(number.bound()))
                .on(NewId.class, (_, _) -> randomId(substrate));
    }

    private static UUID randomId(Substrate substrate) {
        long high = (substrate.random().nextLong() & ~0xF000L) | 0x4000L;
        long low = (substrate.random().nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }
}
