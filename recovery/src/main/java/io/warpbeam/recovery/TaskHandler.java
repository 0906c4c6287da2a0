package io.warpbeam.recovery;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Request;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.Optional;

/** The process of a task that somebody waits for: its first message asks for what the task comes to. */
record TaskHandler<T>(Recovery<T> recovery, Optional<Duration> timeout, Task<T> task) implements EventHandler {

    /** Asks for what the task comes to. */
    record Run<T>() implements Call<Outcome<T>> {}

    @Override
    public void start(Self self) {
        timeout.ifPresent(limit -> new TaskLimit(limit).set(self));
    }

    @Override
    public void handle(Object message) {
        Self self = Self.current();
        if (message instanceof Request<?> request && request.call() instanceof Run<?> run) {
            @SuppressWarnings("unchecked") // made by spawn, with the type of this task
            Run<T> ours = (Run<T>) run;
            request.from().of(ours).reply(Recovering.run(recovery, self, task));
        }
        throw self.exit(ExitReason.NORMAL);
    }
}
