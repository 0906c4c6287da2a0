package io.warpbeam.actors.server;

import io.warpbeam.actors.AlreadyRegisteredException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.Called;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.InterruptedWaitException;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.Optional;

/** Starts one server and waits until its {@code init} is done or its process has ended. */
final class ServerStarter {

    /** Longer than any wait. */
    static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Node node;
    private final Optional<Self> parent;
    private final InitCall init;
    private final Called<ServerRef> called;

    private ServerStarter(Node node, Optional<Self> parent, InitCall init, Called<ServerRef> called) {
        this.node = node;
        this.parent = parent;
        this.init = init;
        this.called = called;
    }

    static StartResult start(Node node, Optional<Self> parent, GenServer<?> server, ServerOptions options) {
        InitCall init = new InitCall();
        ServerLoop<?> loop = new ServerLoop<>(server, parent.isPresent());
        Called<ServerRef> called;
        try {
            called = parent.isPresent()
                    ? parent.get().spawnLinkCalled(options.spawn(), loop, init)
                    : node.spawnCalled(options.spawn(), loop, init);
        } catch (AlreadyRegisteredException taken) {
            return new StartResult.AlreadyStarted(taken.holder());
        }
        return new ServerStarter(node, parent, init, called).await(options.startTimeout());
    }

    private StartResult await(Optional<Duration> timeout) {
        return switch (result(timeout.orElse(FOREVER))) {
            case CallResult.Replied<ServerRef>(var ref) -> new StartResult.Started(ref);
            case CallResult.Failed<ServerRef>(var _, var failure) -> failed(failure);
        };
    }

    private CallResult<ServerRef> result(Duration timeout) {
        try {
            return called.reply().await(timeout);
        } catch (InterruptedWaitException interrupted) {
            abandon();
            throw interrupted;
        }
    }

    private StartResult failed(CallFailure failure) {
        return switch (failure) {
            case CallFailure.Exited(var reason) -> {
                parent.ifPresent(this::forget);
                yield init.refusal().orElseGet(() -> new StartResult.Failed(reason));
            }
            case CallFailure.TimedOut(var timeout) -> {
                parent.ifPresent(this::forget);
                reap();
                yield new StartResult.TimedOut(timeout);
            }
            case CallFailure.CallingSelf _, CallFailure.Refused _, CallFailure.Isolated _, CallFailure.Abandoned _ ->
                throw new IllegalStateException("the first message of a new process cannot fail with " + failure);
        };
    }

    /** Ends the link. An exit signal that got through before is in the mailbox and is taken out of it. */
    private void forget(Self self) {
        Pid pid = called.pid();
        self.unlink(pid);
        self.receive(message -> message instanceof Exit(var from, var _) && from.equals(pid), Duration.ZERO);
    }

    private void reap() {
        node.spawnCalled(SpawnOptions.DEFAULT, new Reaper(called.pid()), new Reaper.Reap())
                .reply()
                .await(FOREVER)
                .orThrow();
    }

    /** Nobody would know of the server: it must not stay. */
    private void abandon() {
        parent.ifPresent(this::forget);
        called.pid().sendExit(ExitReason.KILL);
    }
}
