package warpbeam;

import harness.Harness;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerRef;
import java.util.ArrayList;
import java.util.List;

/** Processes call one server, each waiting for every reply. An operation is a call. */
final class Calling {

    private Calling() {}

    static double run(Main main, int callers, int operations) {
        ServerRef server = Counter.start(main.node());
        int each = operations / callers;
        List<Pid> started = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            started.add(main.node().spawn(self -> {
                self.receive();
                for (int left = each; left > 0; left--) {
                    server.call(new Counter.Increment());
                }
                main.pid().send(Word.DONE);
            }));
        }
        long start = System.nanoTime();
        started.forEach(caller -> caller.send(Word.GO));
        main.await(Word.DONE, callers);
        long nanos = System.nanoTime() - start;
        Harness.check("calls", (long) callers * each, server.call(new Counter.Read()));
        server.stop();
        return nanos;
    }
}
