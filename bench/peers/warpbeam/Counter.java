package warpbeam;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerRef;

/** The server of the rows call, call-100, cast and selective. */
final class Counter implements GenServer<Integer> {

    private Counter() {}

    record Increment() implements Call<Integer> {}

    record Read() implements Call<Integer> {}

    static ServerRef start(Node node) {
        return GenServer.start(node, new Counter()).orThrow();
    }

    @Override
    public Init<Integer> init(Self self) {
        return Init.ok(0);
    }

    @Override
    public Next<Integer> handleCall(Call<?> call, From<?> from, Integer count) {
        return switch (call) {
            case Increment increment -> Next.reply(increment, count + 1, count + 1);
            case Read read -> Next.reply(read, count, count);
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<Integer> handleCast(Object message, Integer count) {
        return Next.noReply(count + 1);
    }
}
