package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What tests do with mailboxes. */
final class Mail {

    static final Duration LIMIT = Duration.ofSeconds(30);

    private Mail() {}

    /** The oldest message, which must come from a runner. */
    static AsyncCoroutine.Message next(Self self) {
        return (AsyncCoroutine.Message)
                self.receive(LIMIT).orElseThrow(() -> new AssertionError("no message from a runner"));
    }

    /** The outcome in the oldest message. */
    static Outcome outcome(Self self) {
        return next(self).result();
    }

    /** Waits for the end of a runner, after which it sends nothing any more. */
    static ExitReason end(Self self, AsyncCoroutine<?> runner) {
        Monitor monitor = self.monitor(runner.pid());
        Object down = self.receive(
                        message -> message instanceof Down(var of, var _, var _) && of.equals(monitor), LIMIT)
                .orElseThrow(() -> new AssertionError(runner + " does not end"));
        return ((Down) down).reason();
    }

    /** The runner has ended, and nothing has come that was not read. */
    static void assertNothingMore(Self self, AsyncCoroutine<?> runner) {
        end(self, runner);
        assertThat(self.receive(Duration.ZERO)).isEmpty();
    }

    static Outcome suspended(Object value) {
        return new Outcome.Suspended(value, Map.of());
    }

    static Outcome completed(Object value) {
        return new Outcome.Completed(value);
    }

    static Outcome cancelled() {
        return new Outcome.Cancelled(CancelReason.of(CancelReason.Cause.REQUESTED));
    }

    static Outcome raised(Object value) {
        return new Outcome.Thrown(new Failure.Raised(value, List.of()));
    }

    static SyncResult answered(Outcome outcome) {
        return new SyncResult.Answered(outcome);
    }
}
