package io.warpbeam.actors.stress;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A pid is handed over by a data race, a plain field: whether whoever sees it can use it. */
public final class PidStress {

    private PidStress() {}

    /** The same for both cases. */
    @Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "Not there yet.")
    @Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "There, and whole.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "There, and not whole.")
    public static class Seen {}

    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class Racy {
        private Pid pid; // plain

        @Actor
        public void spawner() {
            pid = Stressed.spawn((_, _) -> {});
        }

        @Actor
        public void user(I_Result result) {
            Pid seen = pid;
            result.r1 = seen == null ? 0 : use(seen);
        }

        private static int use(Pid seen) {
            try {
                seen.send("message");
                boolean whole = seen.id() > 0 && seen.node() == Stressed.NODE && seen.isAlive();
                return whole && !seen.toString().isEmpty() ? 1 : 2;
            } catch (NullPointerException e) {
                return 3;
            }
        }

        @Arbiter
        public void after() {
            pid.sendExit(ExitReason.KILL);
        }
    }

    /** Must be reported: it hands itself out before it is whole. */
    @JCStressTest
    @JCStressMeta(Seen.class)
    @State
    public static class EscapingCanary {
        private Escaping escaped;

        private static final class Escaping {
            private final Object part;

            Escaping(EscapingCanary to) {
                to.escaped = this;
                part = new Object();
            }
        }

        @Actor
        public void maker() {
            new Escaping(this);
        }

        @Actor
        public void user(I_Result result) {
            Escaping seen = escaped;
            if (seen == null) {
                result.r1 = 0;
            } else {
                result.r1 = seen.part == null ? 2 : 1;
            }
        }
    }
}
