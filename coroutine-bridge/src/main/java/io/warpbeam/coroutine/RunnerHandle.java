package io.warpbeam.coroutine;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** The outside of a runner: it sends orders and waits for outcomes. */
record RunnerHandle<R>(Object tag, Pid pid) implements AsyncCoroutine<R> {

    @Override
    public void resume(R value) {
        send(new RunnerCall.Resume(Objects.requireNonNull(value, "value")), Optional.empty());
    }

    @Override
    public void resume(R value, Pid replyTo) {
        send(new RunnerCall.Resume(Objects.requireNonNull(value, "value")), Optional.of(replyTo));
    }

    @Override
    public SyncResult resumeSync(R value, Duration timeout) {
        return ask(new RunnerCall.Resume(Objects.requireNonNull(value, "value")), timeout);
    }

    @Override
    public void cancel() {
        send(new RunnerCall.Cancel(), Optional.empty());
    }

    @Override
    public SyncResult cancelSync(Duration timeout) {
        return ask(new RunnerCall.Cancel(), timeout);
    }

    @Override
    public SyncResult await(Self self, Duration timeout) {
        Monitor monitor = self.monitor(pid);
        try {
            return switch (self.receive(message -> concerns(message, monitor), timeout)
                    .orElse(Unit.UNIT)) {
                case Message(var _, var outcome, var _) -> new SyncResult.Answered(outcome);
                case Down(var _, var _, var reason) -> new SyncResult.RunnerDown(reason);
                default -> new SyncResult.TimedOut(timeout);
            };
        } finally {
            self.demonitorFlush(monitor);
        }
    }

    private boolean concerns(Object message, Monitor monitor) {
        return switch (message) {
            case Message(var _, var _, var runner) -> runner.pid().equals(pid);
            case Down(var fired, var _, var _) -> fired.equals(monitor);
            default -> false;
        };
    }

    private void send(RunnerCall call, Optional<Pid> replyTo) {
        pid.send(new RunnerCall.Async(call, replyTo));
    }

    /** Sends an order and waits for the outcome of the leg that it begins. */
    SyncResult ask(Call<Outcome> call, Duration timeout) {
        return switch (pid.request(call).await(timeout)) {
            case CallResult.Replied<Outcome>(var outcome) -> new SyncResult.Answered(outcome);
            case CallResult.Failed<Outcome>(var _, var failure) -> failed(failure);
        };
    }

    private SyncResult failed(CallFailure failure) {
        return switch (failure) {
            case CallFailure.TimedOut(var timeout) -> new SyncResult.TimedOut(timeout);
            case CallFailure.Exited(var reason) -> new SyncResult.RunnerDown(reason);
            case CallFailure.CallingSelf _ ->
                throw new IllegalStateException("the code of " + this + " must not wait for itself");
            case CallFailure.Refused _, CallFailure.Isolated _, CallFailure.Abandoned _ ->
                throw new IllegalStateException("a request to " + this + " was dropped: " + failure);
        };
    }
}
