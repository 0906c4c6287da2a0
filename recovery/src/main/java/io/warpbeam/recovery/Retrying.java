package io.warpbeam.recovery;

import io.github.resilience4j.retry.Retry;
import io.warpbeam.actors.InterruptedWaitException;
import io.warpbeam.actors.Self;
import java.time.Duration;

/**
 * Runs attempts. Resilience4j decides whether and when there is a further one, through its asynchronous context, which
 * gives the wait as a number; its other form waits on a thread of the JVM.
 */
final class Retrying {

    private Retrying() {}

    static <T> Outcome<T> run(RetryConfig config, Self self, Task<T> task) {
        Retry.AsyncContext<T> context = context(config, self);
        for (int attempt = 1; ; attempt++) {
            try {
                T value = Attempts.run(self, task);
                context.onComplete();
                return new Outcome.Succeeded<>(value);
            } catch (InterruptedWaitException interrupted) {
                throw interrupted;
            } catch (Exception failure) {
                long waitMillis = context.onError(failure);
                if (waitMillis < 0) {
                    return new Outcome.Failed<>(failure, attempt);
                }
                self.sleep(Duration.ofMillis(waitMillis));
            }
        }
    }

    private static <T> Retry.AsyncContext<T> context(RetryConfig config, Self self) {
        var settings = io.github.resilience4j.retry.RetryConfig.<T>custom()
                .maxAttempts(config.maxAttempts())
                .intervalFunction(failed -> config.delayMillis(
                        failed, self.node().substrate().random().nextDouble()))
                .build();
        return Retry.of("task", settings).asyncContext();
    }
}
