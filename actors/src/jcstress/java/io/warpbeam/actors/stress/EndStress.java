package io.warpbeam.actors.stress;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent.DeadLetter;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A process ends while a message comes: how often it is handled, and how often it becomes a dead letter. */
public final class EndStress {

    static {
        Stressed.NODE.listen(event -> {
            if (event instanceof DeadLetter(var _, var message, var _) && message instanceof Fate fate) {
                fate.dead.incrementAndGet();
            }
        });
    }

    private EndStress() {}

    /** The same for all cases; it is the message itself. */
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Handled.")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "A dead letter.")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "Lost.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "More than one fate.")
    public static class Fate {
        final AtomicInteger handled = new AtomicInteger();
        final AtomicInteger dead = new AtomicInteger();

        final void settle(II_Result result) {
            Stressed.await(() -> handled.get() + dead.get() > 0);
            result.r1 = handled.get();
            result.r2 = dead.get();
        }
    }

    private static Pid spawn() {
        return Stressed.spawn((self, message) -> {
            if (message instanceof Fate fate) {
                fate.handled.incrementAndGet();
            } else {
                self.exit(ExitReason.NORMAL);
            }
        });
    }

    @JCStressTest
    @JCStressMeta(Fate.class)
    @State
    public static class ByItself extends Fate {
        private final Pid pid = spawn();

        @Actor
        public void sender() {
            pid.send(this);
        }

        @Actor
        public void stopper() {
            pid.send("end");
        }

        @Arbiter
        public void after(II_Result result) {
            settle(result);
        }
    }

    @JCStressTest
    @JCStressMeta(Fate.class)
    @State
    public static class ByKill extends Fate {
        private final Pid pid = spawn();

        @Actor
        public void sender() {
            pid.send(this);
        }

        @Actor
        public void killer() {
            pid.sendExit(ExitReason.KILL);
        }

        @Arbiter
        public void after(II_Result result) {
            settle(result);
        }
    }

    /** Must be reported: nobody takes care of a message that is queued after the last look. */
    @JCStressTest
    @JCStressMeta(Fate.class)
    @State
    public static class LateSenderCanary extends Fate {
        private final ConcurrentLinkedQueue<Fate> queue = new ConcurrentLinkedQueue<>();
        private volatile boolean ended;

        @Actor
        public void sender() {
            if (ended) {
                dead.incrementAndGet();
            } else {
                queue.add(this);
            }
        }

        @Actor
        public void owner() {
            ended = true;
            while (queue.poll() != null) {
                dead.incrementAndGet();
            }
        }

        @Arbiter
        public void after(II_Result result) {
            result.r1 = handled.get();
            result.r2 = dead.get();
        }
    }
}
