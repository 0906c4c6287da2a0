package io.warpbeam.coroutine;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An engine that belongs to the thread that comes first. */
final class OneThreadEngine implements Engine {

    private final String name;
    private final Engine engine;

    // Set once, by the first driver; read by any that tries.
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();

    OneThreadEngine(String name, Engine engine) {
        this.name = name;
        this.engine = engine;
    }

    @Override
    public void admit(Order order) {
        Thread thread = Thread.currentThread();
        if (!thread.equals(owner.getPlain()) && !owner.compareAndSet(null, thread)) {
            throw new IllegalStateException(name + " runs with EngineKind.FAST and belongs to " + owner.get() + ", but "
                    + thread + " came; with EngineKind.PORTABLE any thread may take a step");
        }
        engine.admit(order);
    }

    @Override
    public Outcome drive(Order order) {
        return engine.drive(order);
    }
}
