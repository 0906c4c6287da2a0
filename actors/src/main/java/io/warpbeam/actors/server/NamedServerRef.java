package io.warpbeam.actors.server;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SendResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Whatever process holds a name at the moment of use. */
record NamedServerRef(Node node, String name) implements ServerRef {

    NamedServerRef {
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public Optional<Pid> whereis() {
        return node.whereis(name);
    }

    @Override
    public <R> CallResult<R> tryCall(Call<R> call, Duration timeout) {
        return whereis()
                .map(pid -> pid.request(call).await(timeout))
                .orElseGet(() -> new CallResult.Failed<>(call, new CallFailure.Exited(ExitReason.NO_PROCESS)));
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
