package io.warpbeam.coroutine;

import io.warpbeam.actors.Substrate;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Another thread than that of the test. */
final class Elsewhere {

    private Elsewhere() {}

    /** Does something on a thread of its own; it fails if the thread does not end. */
    static <V> V elsewhere(Substrate.ThreadKind kind, Callable<V> task) throws Exception {
        CompletableFuture<V> result = new CompletableFuture<>();
        Substrate.system()
                .newThread(kind, "elsewhere", () -> {
                    try {
                        result.complete(task.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        return result.get(50, TimeUnit.SECONDS);
    }
}
