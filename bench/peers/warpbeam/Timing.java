package warpbeam;

import harness.Harness;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One process sets timers, all pending at once, then cancels each. An operation is a timer set and cancelled. */
final class Timing {

    private Timing() {}

    record Cancelled(int count) {}

    static double run(Main main, int size, int operations) {
        Pid setter = main.spawn(new Setter(main.pid(), size));
        long start = System.nanoTime();
        setter.send(Word.GO);
        Cancelled cancelled = (Cancelled) main.receive();
        long nanos = System.nanoTime() - start;
        Harness.check("cancelled", size, cancelled.count());
        return nanos;
    }

    private static final class Setter extends Acting {

        private final Pid main;
        private final int size;

        Setter(Pid main, int size) {
            this.main = main;
            this.size = size;
        }

        /** Between one and two minutes. */
        @Override
        public void handle(Object message) {
            List<Timer> timers = new ArrayList<>();
            for (int number = 1; number <= size; number++) {
                timers.add(self().sendAfter(Duration.ofMillis(60_000 + number % 60_000), Word.STOP));
            }
            int cancelled = 0;
            for (Timer timer : timers) {
                if (timer.cancel().isPresent()) {
                    cancelled++;
                }
            }
            main.send(new Cancelled(cancelled));
            throw exit();
        }
    }
}
