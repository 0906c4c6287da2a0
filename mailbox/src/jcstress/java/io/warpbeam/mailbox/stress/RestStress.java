package io.warpbeam.mailbox.stress;

import io.warpbeam.mailbox.BrokenMailbox;
import io.warpbeam.mailbox.Mailbox;
import io.warpbeam.mailbox.OverflowPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner goes to rest while a message comes: whether it rests, and how often it is woken. */
public final class RestStress {

    private RestStress() {}

    /** The same for all cases, canaries included. */
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Rests, and is woken.")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Sees the message.")
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "Rests on mail, and nobody wakes it.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Is woken without a rest, or twice.")
    public static class OneWakeUp {
        int wakeUps; // written by the only sender, read when all is done

        final void wake() {
            wakeUps++;
        }
    }

    @JCStressTest
    @JCStressMeta(OneWakeUp.class)
    @State
    public static class Unbounded extends OneWakeUp {
        private final Mailbox<Integer> mailbox = Mailbox.unbounded(this::wake);

        @Actor
        public void sender() {
            mailbox.offer(1);
        }

        @Actor
        public void owner(II_Result result) {
            result.r1 = mailbox.rest() ? 1 : 0;
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = wakeUps;
        }
    }

    @JCStressTest
    @JCStressMeta(OneWakeUp.class)
    @State
    public static class Bounded extends OneWakeUp {
        private final Mailbox<Integer> mailbox = Mailbox.bounded(1, OverflowPolicy.REJECT, _ -> true, this::wake);

        @Actor
        public void sender() {
            mailbox.offer(1);
        }

        @Actor
        public void owner(II_Result result) {
            result.r1 = mailbox.rest() ? 1 : 0;
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = wakeUps;
        }
    }

    /** The second message takes the place of the first, and must not wake the owner again. */
    @JCStressTest
    @JCStressMeta(OneWakeUp.class)
    @State
    public static class Evicting extends OneWakeUp {
        private final Mailbox<Integer> mailbox = Mailbox.bounded(1, OverflowPolicy.DROP_OLDEST, _ -> true, this::wake);

        @Actor
        public void sender() {
            mailbox.offer(1);
            mailbox.offer(2);
        }

        @Actor
        public void owner(II_Result result) {
            result.r1 = mailbox.rest() ? 1 : 0;
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = wakeUps;
        }
    }

    /** Must be reported. */
    @JCStressTest
    @JCStressMeta(OneWakeUp.class)
    @State
    public static class TrustingCanary extends OneWakeUp {
        private final BrokenMailbox mailbox = new BrokenMailbox.Trusting(this::wake);

        @Actor
        public void sender() {
            mailbox.offer(1);
        }

        @Actor
        public void owner(II_Result result) {
            result.r1 = mailbox.rest() ? 1 : 0;
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = wakeUps;
        }
    }

    /** Must be reported. */
    @JCStressTest
    @JCStressMeta(OneWakeUp.class)
    @State
    public static class PrematureCanary extends OneWakeUp {
        private final BrokenMailbox mailbox = new BrokenMailbox.Premature(this::wake);

        @Actor
        public void sender() {
            mailbox.offer(1);
        }

        @Actor
        public void owner(II_Result result) {
            result.r1 = mailbox.rest() ? 1 : 0;
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = wakeUps;
        }
    }
}
