package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;
import java.util.function.Function;

/**
 * Where the code of a coroutine that is driven step by step runs. The outcomes are the same; what differs is what the
 * code and its driver may do meanwhile, and what a step costs.
 */
public enum EngineKind {

    /**
     * A virtual thread of its own, to which control is handed and which hands it back. The default. It has no limits:
     * the code may block, hold locks and bind scoped values across a yield, and each step may be taken by another
     * thread.
     */
    PORTABLE {
        @Override
        Engine engine(Substrate substrate, String name, Function<Host, Outcome.Ended> code) {
            PortableEngine engine = new PortableEngine(substrate, name, code);
            // A simulation owns its threads; when it ends they do, and no garbage collector may interfere.
            return substrate.stepper().isPresent() ? engine : new WatchedEngine(engine);
        }
    },

    /**
     * The stack of the driver, from which the code is taken off at a yield. To choose it is a promise: <b>one thread
     * takes all steps</b>, closing included. Another one is refused.
     *
     * <p>The code runs as if the driver had called it: on its thread, with its thread-locals, as the owner of the same
     * locks. A lock that the code holds across a yield is held by the driver meanwhile, unless it is a monitor, which
     * nobody can enter until it is left. A yield is refused with {@link IllegalStateException} where the stack cannot
     * be taken off, under a native method or a class initializer, and inside of {@code ScopedValue.where}, whose
     * binding the driver would see. So is a step when the scoped values of the driver are not those of the first step.
     *
     * <p>A run that is left unfinished is garbage with everything that it holds, but its {@code finally} blocks never
     * run, and its locks are never released.
     *
     * <p>It takes {@code --add-exports java.base/jdk.internal.vm=ALL-UNNAMED} on the command line
     * ({@code =io.warpbeam.coroutine} on a module path). Without it, or when the JDK is found not to behave as this
     * needs, the portable engine takes its place, with the rule of the one thread.
     */
    FAST {
        @Override
        Engine engine(Substrate substrate, String name, Function<Host, Outcome.Ended> code) {
            Engine engine = ContinuationHook.found()
                    .<Engine>map(hook -> new FastEngine(hook, name, code))
                    .orElseGet(() -> PORTABLE.engine(substrate, name, code));
            return new OneThreadEngine(name, engine);
        }

        @Override
        public boolean isAvailable() {
            return ContinuationHook.found().isPresent();
        }
    };

    /**
     * Whether this JVM has the engine; another one takes its place otherwise. From any thread. Blocks for a moment when
     * it is first asked.
     *
     * @return {@code true} for {@link #PORTABLE}
     */
    public boolean isAvailable() {
        return true;
    }

    abstract Engine engine(Substrate substrate, String name, Function<Host, Outcome.Ended> code);
}
