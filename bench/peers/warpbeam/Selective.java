package warpbeam;

import harness.Harness;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerRef;

/** A process calls a server while unrelated messages fill its mailbox. An operation is a call. */
final class Selective {

    private Selective() {}

    record Unrelated(int number) {}

    static double run(Main main, int unrelated, int operations) {
        ServerRef server = Counter.start(main.node());
        Pid caller = main.node().spawn(self -> {
            self.receive(message -> message == Word.GO);
            for (int left = operations; left > 0; left--) {
                server.call(new Counter.Increment());
            }
            main.pid().send(Word.DONE);
            for (int left = unrelated; left > 0; left--) {
                Harness.check("messages", 1, self.receive() instanceof Unrelated ? 1 : 0);
            }
            main.pid().send(Word.GONE);
        });
        for (int number = 1; number <= unrelated; number++) {
            caller.send(new Unrelated(number));
        }
        long start = System.nanoTime();
        caller.send(Word.GO);
        main.await(Word.DONE, 1);
        long nanos = System.nanoTime() - start;
        main.await(Word.GONE, 1);
        Harness.check("calls", operations, server.call(new Counter.Read()));
        server.stop();
        return nanos;
    }
}
