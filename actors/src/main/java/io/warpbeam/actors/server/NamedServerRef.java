package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Name;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SendResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Whatever process holds a name at the moment of use. */
record NamedServerRef(Name name) implements ServerRef {

    NamedServerRef {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public Optional<Pid> whereis() {
        return name.whereis();
    }

    @Override
    public <R> CallResult<R> tryCall(Call<R> call, Duration timeout) {
        return name.request(call).await(timeout);
    }

    @Override
    public SendResult cast(Object message) {
        Cast cast = new Cast(message);
        return whereis().map(cast::to).orElseGet(SendResult::sent);
    }

    @Override
    public SendResult send(Object message) {
        Objects.requireNonNull(message, "message");
        return whereis().map(pid -> pid.send(message)).orElseGet(SendResult::sent);
    }

    @Override
    public void stop(ExitReason reason, Duration timeout) {
        StopCall.requireLimit(timeout);
        StopCall stop = new StopCall(reason);
        stop.check(tryCall(stop, timeout));
    }
}
