package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The portable engine as its driver holds it. The parked thread of the code knows the engine, but not this object, so
 * that this one becomes unreachable when nobody can take another step. The garbage collector notices, and the code
 * unwinds on its own thread.
 */
final class WatchedEngine implements Engine {

    /** Apart from the class, so that there is no thread for it before it is needed. */
    private static final class Watch {
        private static final Cleaner CLEANER = Cleaner.create(task ->
                Substrate.system().newThread(Substrate.ThreadKind.PLATFORM, "warpbeam-abandoned-coroutines", task));
    }

    private final PortableEngine engine;

    // Touched by the driver.
    private Cleaner.@Nullable Cleanable watched;

    WatchedEngine(PortableEngine engine) {
        this.engine = engine;
    }

    @Override
    public Outcome drive(Order order) {
        try {
            if (watched == null) {
                watched = Watch.CLEANER.register(this, engine::abandon);
            }
            Outcome outcome = engine.drive(order);
            if (outcome instanceof Outcome.Ended) {
                Objects.requireNonNull(watched).clean(); // forgets the engine, which has nothing to unwind
            }
            return outcome;
        } finally {
            Reference.reachabilityFence(this);
        }
    }
}
