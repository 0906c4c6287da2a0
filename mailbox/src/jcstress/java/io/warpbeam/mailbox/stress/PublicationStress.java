package io.warpbeam.mailbox.stress;

import io.warpbeam.mailbox.Mailbox;
import io.warpbeam.mailbox.OverflowPolicy;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner polls a message: whether it got it, and what the sender wrote before. */
public final class PublicationStress {

    private PublicationStress() {}

    /** The same for all cases. */
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The message, and what was written before.")
    @Outcome(id = "0, .*", expect = Expect.ACCEPTABLE, desc = "No message yet.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "The message without what was written before.")
    public static class WrittenBefore {
        int written; // plain: published with the message
    }

    @JCStressTest
    @JCStressMeta(WrittenBefore.class)
    @State
    public static class Unbounded extends WrittenBefore {
        private final Mailbox<Integer> mailbox = Mailbox.unbounded(() -> {});

        @Actor
        public void sender() {
            written = 1;
            mailbox.offer(1);
        }

        @Actor
        public void owner(II_Result result) {
            result.r1 = mailbox.pollOr(0);
            result.r2 = written;
        }
    }

    @JCStressTest
    @JCStressMeta(WrittenBefore.class)
    @State
    public static class Bounded extends WrittenBefore {
        private final Mailbox<Integer> mailbox = Mailbox.bounded(1, OverflowPolicy.REJECT, _ -> true, () -> {});

        @Actor
        public void sender() {
            written = 1;
            mailbox.offer(1);
        }

        @Actor
        public void owner(II_Result result) {
            result.r1 = mailbox.pollOr(0);
            result.r2 = written;
        }
    }
}
