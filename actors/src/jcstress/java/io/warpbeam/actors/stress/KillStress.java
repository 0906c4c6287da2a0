package io.warpbeam.actors.stress;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A process is killed while its handler runs: whether the handler saw that the process is dead, and whether an
 * operation of the kit that it began afterwards succeeded.
 */
public final class KillStress {

    private KillStress() {}

    /** The same for both cases. */
    @Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "The code of a dead process used the kit.")
    @Outcome(id = "0, .*", expect = Expect.ACCEPTABLE, desc = "Alive when the operation began.")
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Dead, and fenced.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The handler did not get to its end.")
    public static class Fate {}

    private static Pid sink() {
        return Holder.SINK;
    }

    private static final class Holder {
        static final Pid SINK = Stressed.spawn((_, _) -> {});
    }

    @JCStressTest
    @JCStressMeta(Fate.class)
    @State
    public static class Fenced {
        private static final int TRIES = 100;

        private volatile boolean begun;
        private volatile boolean done;
        private int sawDeath;
        private int sent;
        private final Pid victim = Stressed.spawn((self, _) -> run(self.pid()));

        private void run(Pid me) {
            begun = true;
            try {
                for (int i = 0; i < TRIES && sawDeath == 0; i++) {
                    sent = 0;
                    sawDeath = me.isAlive() ? 0 : 1;
                    sink().send("from the victim");
                    sent = 1;
                }
            } catch (ProcessExit exit) {
                // fenced
            } finally {
                done = true;
            }
        }

        @Actor
        public void starter() {
            victim.send("run");
        }

        @Actor
        public void killer() {
            victim.sendExit(ExitReason.KILL);
        }

        @Arbiter
        public void after(II_Result result) {
            boolean ended = Stressed.await(() -> done || (!victim.isAlive() && !begun));
            result.r1 = ended ? sawDeath : 2;
            result.r2 = ended && done ? sent : 0;
        }
    }

    /** Must be reported: asks whether it is alive once, before, as a fence would that is not part of the operation. */
    @JCStressTest
    @JCStressMeta(Fate.class)
    @State
    public static class EarlyLookCanary {
        private volatile boolean alive = true;

        @Actor
        public void killer() {
            alive = false;
        }

        @Actor
        public void victim(II_Result result) {
            boolean allowed = alive;
            result.r1 = alive ? 0 : 1;
            result.r2 = allowed ? 1 : 0;
        }
    }
}
