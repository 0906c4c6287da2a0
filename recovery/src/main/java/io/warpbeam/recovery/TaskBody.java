package io.warpbeam.recovery;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.ProcessBody;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.Optional;

/** The process of a task under a supervisor, which learns from its end. */
record TaskBody<T>(Recovery<T> recovery, Optional<Duration> timeout, Task<T> task) implements ProcessBody {

    @Override
    public void run(Self self) throws Exception {
        timeout.ifPresent(limit -> new TaskLimit(limit).set(self));
        switch (Recovering.run(recovery, self, task)) {
            case Outcome.Succeeded<T> _ -> {}
            case Outcome.Failed<T>(var error, var _) -> throw error;
            case Outcome<T> other -> throw self.exit(ExitReason.of(other));
        }
    }
}
