package io.warpbeam.examples;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.ServerRef;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.Outcome;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.Supervisor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The first program: a process that answers, a server that survives its own failure, and a coroutine that asks. */
public final class HelloWarpbeam {

    private HelloWarpbeam() {}

    /** Asks a process to answer. */
    record Ping(Pid from) {}

    /** The answer. */
    record Pong() {}

    /** Ends a process. */
    record Stop() {}

    /** Runs the program. */
    public static void main(String[] arguments) {
        try (Node node = Node.start("hello")) {
            System.out.println("the echo says " + echo(node));
            System.out.println("the counter says " + count(node));
            System.out.println("the coroutine says " + greet(node));
        }
    }

    /** A process with a thread of its own that receives, and a thread that becomes a process to talk to it. */
    static Object echo(Node node) {
        // @start region="echo"
        Pid echo = node.spawn(self -> {
            while (true) {
                switch (self.receive()) {
                    case Ping(Pid from) -> from.send(new Pong());
                    case Stop() -> {
                        return; // ends normally
                    }
                    default -> {}
                }
            }
        });
        try (Inbox inbox = node.inbox()) {
            echo.send(new Ping(inbox.pid()));
            Object answer = inbox.receive();
            echo.send(new Stop());
            return answer;
        }
        // @end
    }

    /** A server under a supervisor: it fails, is started again under the same name, and counts from zero. */
    static List<Long> count(Node node) {
        // @start region="count"
        Supervisor.oneForOne()
                .child(ChildSpec.of("counter", Counter::new, ServerOptions.named("counter")))
                .start(node)
                .orThrow();
        ServerRef counter = ServerRef.named(node, "counter");
        List<Long> seen = new ArrayList<>();
        seen.add(counter.call(new Counter.Add(2)));
        seen.add(counter.call(new Counter.Add(3)));
        counter.cast(new Counter.Fail());
        seen.add(CounterClient.addWhenItIsBack(node, counter, 1));
        return seen;
        // @end
    }

    /** A coroutine in a process of its own: what it yields arrives as messages, and it is resumed with the answers. */
    static Object greet(Node node) {
        // @start region="greet"
        Coroutine<String, String, String> wizard =
                co -> "Hello " + co.yield("first name?") + " " + co.yield("last name?") + "!";
        Map<String, String> answers = Map.of("first name?", "Grace", "last name?", "Hopper");

        try (Inbox inbox = node.inbox()) {
            AsyncCoroutine<String> runner = AsyncCoroutine.run(inbox, "greeting", wizard);
            while (true) {
                switch (inbox.receive()) {
                    case AsyncCoroutine.Message(var _, Outcome.Suspended(String question, var _), var _) ->
                        runner.resume(answers.getOrDefault(question, "?"));
                    case AsyncCoroutine.Message(var _, Outcome.Ended end, var _) -> {
                        return end.orThrow();
                    }
                    default -> {}
                }
            }
        }
        // @end
    }
}
