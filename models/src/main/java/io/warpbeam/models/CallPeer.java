package io.warpbeam.models;

import io.warpbeam.actors.CallResult;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.PendingReply;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.server.ServerRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A caller of the {@link CallModel}. */
final class CallPeer implements EventHandler {

    private static final Duration FOREVER = Duration.ofDays(1_000_000);

    /** Asks a caller to call. */
    record Turn() {}

    private record Sent(Asked asked, PendingReply<Integer> reply, Duration at) {}

    private final CallModel.Run run;
    private final RandomGenerator random;

    CallPeer(CallModel.Run run) {
        this.run = run;
        this.random = run.world.random();
    }

    Pid spawn(Node node) {
        if (random.nextBoolean()) {
            return node.spawn(SpawnOptions.DEFAULT, this);
        }
        return node.spawn(self -> {
            while (true) {
                handle(self.receive());
            }
        });
    }

    @Override
    public void start(Self self) {}

    @Override
    public void handle(Object message) {
        run.verdict.check(message instanceof Turn, "a reply is no message", message);
        List<CallServer> servers = run.servers();
        if (servers.isEmpty()) {
            return;
        }
        CallServer server = servers.get(Math.max(
                random.nextInt(servers.size()),
                Math.max(random.nextInt(servers.size()), random.nextInt(servers.size()))));
        if (random.nextBoolean()) {
            call(server);
        } else {
            pipeline(server);
        }
    }

    private CallServer.Ask ask(CallServer server) {
        CallServer.How how;
        do {
            how = Chance.pick(random, CallServer.How.class);
        } while (how.compareTo(CallServer.How.AND_STOP) >= 0 && random.nextInt(4) > 0);
        Asked asked = new Asked(server, Self.current().pid());
        run.add(asked);
        return new CallServer.Ask(asked, how, Duration.ofMillis(random.nextInt(8)));
    }

    private Duration timeout() {
        return random.nextInt(8) == 0 ? FOREVER : Duration.ofMillis(random.nextInt(10));
    }

    private void call(CallServer server) {
        CallServer.Ask ask = ask(server);
        Duration timeout = timeout();
        Duration at = run.world.time();
        CallResult<Integer> result = ServerRef.of(server.pid().orElseThrow()).tryCall(ask, timeout);
        ask.asked().sent();
        ask.asked().returned(run, result, timeout, run.world.time().minus(at));
    }

    private void pipeline(CallServer server) {
        List<Sent> calls = new ArrayList<>();
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            CallServer.Ask ask = ask(server);
            PendingReply<Integer> reply = server.pid().orElseThrow().request(ask);
            ask.asked().sent();
            calls.add(new Sent(ask.asked(), reply, run.world.time()));
        }
        Self.current().sleep(Duration.ofMillis(random.nextInt(3)));
        for (Sent call : calls) {
            if (random.nextInt(6) == 0) {
                call.asked().abandoned();
                call.reply().abandon();
            }
            await(call, timeout());
        }
        Self.current().sleep(Duration.ofMillis(random.nextInt(6)));
        calls.forEach(call -> await(call, Duration.ofMillis(1)));
    }

    private void await(Sent call, Duration timeout) {
        Duration at = run.world.time();
        CallResult<Integer> result = call.reply().await(timeout);
        call.asked().returned(run, result, timeout, run.world.time().minus(at));
        run.verdict.check(call.reply().isDone(), "a call that returned is done", call);
    }
}
