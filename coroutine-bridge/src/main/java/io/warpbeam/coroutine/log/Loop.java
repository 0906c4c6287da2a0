package io.warpbeam.coroutine.log;

import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import java.util.Objects;

/**
 * A loop in the code of a coroutine, which marks the beginning of each iteration. The log then keeps the last iteration
 * only, and a replay begins with that: {@snippet file="io/warpbeam/coroutine/log/ChatTest.java" region="loop"}
 *
 * <p>A replay jumps over the iterations that are gone, so what one hands to the next must be in the mark or in the
 * state of a handler, not in a variable alone. Loops nest; a loop that is marked for the first time belongs to the one
 * that was marked last, and a mark of the outer loop ends the inner one.
 *
 * @param name of the loop, unique in the code of a run
 */
public record Loop(String name) {

    /** What every log begins with: its mark keeps the states that the handlers had at first. */
    public static final Loop ROOT = new Loop("root");

    /** The effect of marks. */
    static final String EFFECT = "Loop";

    /** Checks the name. */
    public Loop {
        Objects.requireNonNull(name, "name");
    }

    /**
     * A loop of a name.
     *
     * @param name unique in the code of a run
     * @return the loop
     * @throws IllegalArgumentException when the name is that of {@link #ROOT}
     */
    public static Loop of(String name) {
        if (name.equals(ROOT.name())) {
            throw new IllegalArgumentException("name must be another one than that of the root, but is " + name);
        }
        return new Loop(name);
    }

    /**
     * Marks the beginning of an iteration. The logger answers.
     *
     * @param <V> the type of the value
     * @param loop that is marked
     * @param value what the iteration begins with
     */
    public record Mark<V>(Loop loop, V value) implements Operation<V> {
        /** Checks the components. */
        public Mark {
            Objects.requireNonNull(loop, "loop");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public String effect() {
            return EFFECT;
        }
    }

    /** {@return the operation that marks the beginning of an iteration} */
    public Operation<Unit> mark() {
        return mark(Unit.UNIT);
    }

    /**
     * The operation that marks the beginning of an iteration and keeps what it begins with.
     *
     * @param <V> the type of the value
     * @param value what the iteration begins with
     * @return the operation; it is answered with the value, or, where the iteration is replayed, with the one that it
     *     began with then
     */
    public <V> Operation<V> mark(V value) {
        return new Mark<>(this, value);
    }

    /** {@return a handler for code that is run without a logger} */
    public static Handler<Unit> unlogged() {
        return Handler.of(EFFECT).on(markType(), (mark, _) -> mark.value());
    }

    @SuppressWarnings("unchecked") // a mark is answered with its own value
    private static Class<Mark<Object>> markType() {
        return (Class<Mark<Object>>) (Class<?>) Mark.class;
    }
}
