package warpbeam;

import harness.Harness;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.server.ServerRef;
import java.util.ArrayList;
import java.util.List;

/** Processes cast to one server, then call it once. An operation is a cast. */
final class Casting {

    private Casting() {}

    static double run(Main main, int casters, int operations) {
        ServerRef server = Counter.start(main.node());
        int each = operations / casters;
        List<Pid> started = new ArrayList<>();
        for (int i = 0; i < casters; i++) {
            started.add(main.node().spawn(self -> {
                self.receive();
                for (int left = each; left > 0; left--) {
                    server.cast(Word.GO);
                }
                int count = server.call(new Counter.Read());
                if (count >= each) {
                    main.pid().send(Word.DONE);
                }
            }));
        }
        long start = System.nanoTime();
        started.forEach(caster -> caster.send(Word.GO));
        main.await(Word.DONE, casters);
        long nanos = System.nanoTime() - start;
        Harness.check("casts", (long) casters * each, server.call(new Counter.Read()));
        server.stop();
        return nanos;
    }
}
