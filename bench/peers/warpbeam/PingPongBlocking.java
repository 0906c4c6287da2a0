package warpbeam;

import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.util.ArrayList;
import java.util.List;

/** As {@link PingPong}, with processes that have a thread of their own. */
final class PingPongBlocking {

    private PingPongBlocking() {}

    static double run(Main main, int pairs, int operations) {
        int rounds = operations / pairs;
        List<Pid> pings = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            Pid pong = main.node().spawn(PingPongBlocking::pong);
            pings.add(main.node().spawn(self -> ping(self, main.pid(), pong)));
        }
        long start = System.nanoTime();
        pings.forEach(ping -> ping.send(new PingPong.Start(rounds)));
        main.await(new PingPong.Done(rounds), pairs);
        return System.nanoTime() - start;
    }

    private static void ping(Self self, Pid main, Pid pong) {
        int rounds = ((PingPong.Start) self.receive()).rounds();
        int done = 0;
        while (done < rounds) {
            pong.send(new PingPong.Ping(self.pid()));
            if (self.receive() == Word.PONG) {
                done++;
            }
        }
        pong.send(Word.STOP);
        main.send(new PingPong.Done(done));
    }

    private static void pong(Self self) {
        while (self.receive() instanceof PingPong.Ping(Pid from)) {
            from.send(Word.PONG);
        }
    }
}
