package io.warpbeam.recovery;

import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.Objects;

/**
 * One attempt at a task. An exit signal interrupts code that waits outside of the kit, which then fails with whatever
 * it likes; such a failure is none of the task.
 */
final class Attempts {

    private Attempts() {}

    static <T> T run(Self self, Task<T> task) throws Exception {
        try {
            return Objects.requireNonNull(task.run(self), "a task must have a result");
        } catch (Exception failure) {
            self.sleep(Duration.ZERO); // throws when the process has been ended
            throw failure;
        }
    }
}
