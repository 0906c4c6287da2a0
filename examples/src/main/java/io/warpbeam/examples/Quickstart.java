package io.warpbeam.examples;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Supervisor;

/** A counter that answers calls, under a supervisor that starts it again when it crashes. */
public final class Quickstart {

    record Add(int number) implements Call<Integer> {} // a call that is answered with an Integer

    static final class Counter implements GenServer<Integer> {
        @Override
        public Init<Integer> init(Self self) {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handleCall(Call<?> call, From<?> from, Integer sum) {
            return switch (call) {
                case Add(int number) when number < 0 -> throw new IllegalArgumentException("cannot add " + number);
                case Add add -> Next.reply(add, sum + add.number(), sum + add.number());
                default -> Next.unknown(call);
            };
        }
    }

    public static void main(String[] arguments) {
        try (Node node = Node.start("quickstart")) {
            Supervisor.oneForOne()
                    .child(ChildSpec.of("counter", Counter::new, ServerOptions.named("counter")))
                    .start(node)
                    .orThrow();
            ServerRef counter = ServerRef.named(node, "counter");
            counter.call(new Add(40));
            System.out.println(counter.call(new Add(2))); // 42
        }
    }

    private Quickstart() {}
}
