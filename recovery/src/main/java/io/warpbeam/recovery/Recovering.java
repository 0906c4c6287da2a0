package io.warpbeam.recovery;

import io.warpbeam.actors.InterruptedWaitException;
import io.warpbeam.actors.Self;

/** Runs a task with its recovery, in the process that calls. */
final class Recovering {

    private Recovering() {}

    static <T> Outcome<T> run(Recovery<T> recovery, Self self, Task<T> task) {
        return switch (recovery) {
            case Recovery.None<T> _, Recovery.Supervised<T> _ -> once(self, task);
            case Recovery.Retry<T>(var config) -> config.run(self, task);
            case Recovery.Breaker<T>(var breaker) -> breaker.run(self, task);
            case Recovery.Fallback<T>(var first, var instead) ->
                switch (run(first, self, task)) {
                    case Outcome.Succeeded<T> succeeded -> succeeded;
                    case Outcome<T> missing -> new Outcome.Succeeded<T>(instead.apply(missing));
                };
        };
    }

    private static <T> Outcome<T> once(Self self, Task<T> task) {
        try {
            return new Outcome.Succeeded<>(Attempts.run(self, task));
        } catch (InterruptedWaitException interrupted) {
            throw interrupted;
        } catch (Exception failure) {
            return new Outcome.Failed<>(failure, 1);
        }
    }
}
