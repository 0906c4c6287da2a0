package warpbeam;

import harness.Row;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.RunnerOptions;

/** The thread that runs a row, as a process: it starts the others and waits for what they send it. */
final class Main {

    private final Inbox inbox;

    private Main(Inbox inbox) {
        this.inbox = inbox;
    }

    /** A row as seen by its main process. */
    @FunctionalInterface
    interface Work {
        double run(Main main, int size, int operations) throws Exception;
    }

    static Row row(Node node, Work work) {
        return (size, operations) -> {
            try (Inbox inbox = node.inbox()) {
                return work.run(new Main(inbox), size, operations);
            }
        };
    }

    Node node() {
        return inbox.node();
    }

    Pid pid() {
        return inbox.pid();
    }

    Pid spawn(EventHandler handler) {
        return node().spawn(SpawnOptions.DEFAULT, handler);
    }

    /** Starts a runner that sends to this process. */
    <R> AsyncCoroutine<R> run(Coroutine<?, R, ?> coroutine, RunnerOptions options) {
        return AsyncCoroutine.run(inbox, Word.PONG, coroutine, options);
    }

    /** Sends to this process. */
    void send(Object message) {
        inbox.pid().send(message);
    }

    void monitor(Pid process) {
        inbox.monitor(process);
    }

    /** Takes one message. */
    Object receive() {
        return inbox.receive();
    }

    /** Takes a message a number of times. */
    void await(Object message, int times) {
        for (int i = 0; i < times; i++) {
            Object found = inbox.receive();
            if (!found.equals(message)) {
                throw new IllegalStateException("expected " + message + ", but got " + found);
            }
        }
    }
}
