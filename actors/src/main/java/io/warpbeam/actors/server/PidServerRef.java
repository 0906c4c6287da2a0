package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SendResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** One process, alive or ended. */
record PidServerRef(Pid pid) implements ServerRef {

    PidServerRef {
        Objects.requireNonNull(pid, "pid");
    }

    @Override
    public Optional<Pid> whereis() {
        return Optional.of(pid);
    }

    @Override
    public <R> CallResult<R> tryCall(Call<R> call, Duration timeout) {
        return pid.request(call).await(timeout);
    }

    @Override
    public SendResult cast(Object message) {
        return new Cast(message).to(pid);
    }

    @Override
    public SendResult send(Object message) {
        return pid.send(message);
    }

    @Override
    public void stop(ExitReason reason, Duration timeout) {
        StopCall.requireLimit(timeout);
        StopCall stop = new StopCall(reason);
        stop.check(tryCall(stop, timeout));
    }
}
