package io.warpbeam.actors.stress;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.util.function.BooleanSupplier;

/** The node that all cases of one JVM share, and how they wait for it. */
final class Stressed {

    static final Node NODE = Node.builder("stress").workers(1).start();

    /** Far more looks than anything here takes; who looked so often has lost what it waits for. */
    private static final int LOOKS = 50_000_000;

    /** A loop that only counts and looks would have no safepoint, and hold up a collection that the others wait for. */
    private static final int YIELD_EVERY = 1024;

    private Stressed() {}

    /** What a process does with a message. */
    @FunctionalInterface
    interface Code {
        void handle(Self self, Object message);
    }

    static Pid spawn(Code code) {
        return NODE.spawn(SpawnOptions.DEFAULT, new EventHandler() {
            private Self me;

            @Override
            public void start(Self self) {
                me = self;
            }

            @Override
            public void handle(Object message) {
                code.handle(me, message);
            }
        });
    }

    /** Waits for something that the node does; false when it does not. */
    static boolean await(BooleanSupplier condition) {
        for (int look = 0; look < LOOKS; look++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (look % YIELD_EVERY == 0) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        return false;
    }
}
