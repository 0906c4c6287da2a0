package io.warpbeam.coroutine;

import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The kinds of callers that a runner may have. */
enum CallerKind {
    BLOCKING_PROCESS {
        @Override
        void run(Node node, Code code) throws Exception {
            CompletableFuture<Unit> done = new CompletableFuture<>();
            node.spawn(self -> complete(done, code, self));
            done.get(50, TimeUnit.SECONDS);
        }
    },
    EVENT_DRIVEN_PROCESS {
        @Override
        void run(Node node, Code code) throws Exception {
            CompletableFuture<Unit> done = new CompletableFuture<>();
            node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
                        @Override
                        public void start(Self self) {}

                        @Override
                        public void handle(Object message) {
                            complete(done, code, Self.current());
                        }
                    })
                    .send("go");
            done.get(50, TimeUnit.SECONDS);
        }
    },
    PLAIN_THREAD {
        @Override
        void run(Node node, Code code) throws Exception {
            try (Inbox inbox = node.inbox()) {
                code.run(inbox);
            }
        }
    };

    /** Runs code as a caller of this kind, and waits for it. */
    abstract void run(Node node, Code code) throws Exception;

    /** The code of a caller. */
    @FunctionalInterface
    interface Code {
        void run(Self self) throws Exception;
    }

    private static void complete(CompletableFuture<Unit> done, Code code, Self self) {
        try {
            code.run(self);
            done.complete(Unit.UNIT);
        } catch (Throwable failure) {
            done.completeExceptionally(failure);
        }
    }
}
