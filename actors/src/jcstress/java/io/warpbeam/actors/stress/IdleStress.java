package io.warpbeam.actors.stress;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Messages come while a process goes idle after an earlier one: how many of them are handled without a further one. */
public final class IdleStress {

    private IdleStress() {}

    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Both are handled.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A wake-up is lost.")
    @State
    public static class Process {
        private final AtomicInteger handled = new AtomicInteger();
        private final Pid pid = Stressed.spawn((_, _) -> handled.incrementAndGet());

        @Actor
        public void first() {
            pid.send("first");
        }

        @Actor
        public void second() {
            pid.send("second");
        }

        @Arbiter
        public void after(I_Result result) {
            Stressed.await(() -> handled.get() == 2);
            result.r1 = handled.get();
            pid.sendExit(ExitReason.KILL);
        }
    }

    /** Must be reported: goes to rest without looking again. */
    @JCStressTest
    @Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "Handled, or woken for it.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "A wake-up is lost.")
    @State
    public static class TrustingCanary {
        private final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
        private volatile boolean resting;
        private int woken;
        private int seen;

        @Actor
        public void sender() {
            queue.add("message");
            if (resting) {
                woken = 1;
            }
        }

        @Actor
        public void owner() {
            if (queue.isEmpty()) {
                resting = true;
            } else {
                seen = 1;
            }
        }

        @Arbiter
        public void after(I_Result result) {
            result.r1 = 1 + Math.max(woken, seen);
        }
    }
}
