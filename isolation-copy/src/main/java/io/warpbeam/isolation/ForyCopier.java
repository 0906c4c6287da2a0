package io.warpbeam.isolation;

import io.warpbeam.actors.MessageCopier;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/**
 * Copies with engines of Fory, which serve one thread at a time. An idle engine waits in a pool for the next copy;
 * there are never more than copies were under way at once. One that failed is thrown away.
 */
final class ForyCopier implements MessageCopier {

    private final Function<Class<?>, Treatment> treatment;
    private final ConcurrentLinkedDeque<Engine> idle = new ConcurrentLinkedDeque<>();

    ForyCopier(Function<Class<?>, Treatment> treatment) {
        this.treatment = treatment;
    }

    /** Makes the first engine, to see whether that is possible. */
    void prepare() {
        idle.addFirst(new Engine(treatment));
    }

    @Override
    public Object copy(Object value) {
        Engine engine = idle.pollFirst();
        if (engine == null) {
            engine = new Engine(treatment);
        }
        Object copy;
        try {
            copy = engine.copy(value);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            throw new IllegalArgumentException(reason(failure), failure);
        }
        idle.addFirst(engine);
        return copy;
    }

    /** The text of what went wrong first, which names the class. */
    private static String reason(Throwable failure) {
        Throwable first = failure;
        for (int i = 0; i < 100 && first.getCause() != null; i++) {
            first = first.getCause();
        }
        return first instanceof StackOverflowError
                ? "it is nested too deeply"
                : first.getClass().getSimpleName() + ": " + first.getMessage();
    }
}
