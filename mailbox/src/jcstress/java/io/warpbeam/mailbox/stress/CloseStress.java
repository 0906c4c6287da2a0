package io.warpbeam.mailbox.stress;

import io.warpbeam.mailbox.Mailbox;
import io.warpbeam.mailbox.Offer;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import org.jctools.queues.varhandle.unpadded.MpscLinkedVarHandleUnpaddedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The owner closes while a message comes: whether the message is queued, and how often it is handed over. */
public final class CloseStress {

    private CloseStress() {}

    /** The same for all cases, canary included. */
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Queued, and handed over.")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "Given back.")
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "Queued, and lost.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "Given back and handed over, or handed over twice.")
    public static class OneFate {
        final AtomicInteger handedOver = new AtomicInteger();

        final void leave() {
            handedOver.incrementAndGet();
        }
    }

    @JCStressTest
    @JCStressMeta(OneFate.class)
    @State
    public static class Unbounded extends OneFate {
        private final Mailbox<Integer> mailbox = Mailbox.unbounded(() -> {});

        @Actor
        public void sender(II_Result result) {
            result.r1 = mailbox.offer(1).isQueued() ? 1 : 0;
        }

        @Actor
        public void owner() {
            mailbox.close(_ -> leave());
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = handedOver.get();
        }
    }

    @JCStressTest
    @JCStressMeta(OneFate.class)
    @State
    public static class Bounded extends OneFate {
        private final Mailbox<Integer> mailbox = Mailbox.bounded(1, OverflowPolicy.REJECT, _ -> true, () -> {});

        @Actor
        public void sender(II_Result result) {
            result.r1 = mailbox.offer(1).isQueued() ? 1 : 0;
        }

        @Actor
        public void owner() {
            mailbox.close(_ -> leave());
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = handedOver.get();
        }
    }

    /** One message is there; the new one takes its place, or is given back and leaves the old one to be handed over. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "The old one came out, the new one is handed over.")
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The new one is given back, the old one handed over.")
    @Outcome(expect = Expect.FORBIDDEN, desc = "One is lost, or has two fates.")
    @State
    public static class Evicting extends OneFate {
        private final Mailbox<Integer> mailbox = Mailbox.bounded(1, OverflowPolicy.DROP_OLDEST, _ -> true, () -> {});

        public Evicting() {
            mailbox.offer(1);
        }

        @Actor
        public void sender(II_Result result) {
            result.r1 = mailbox.offer(2) instanceof Offer.Evicted<Integer> ? 1 : 0;
        }

        @Actor
        public void owner() {
            mailbox.close(_ -> leave());
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = handedOver.get();
        }
    }

    /** Must be reported: its senders do not look again after they queued, so nobody drains for a late one. */
    @JCStressTest
    @JCStressMeta(OneFate.class)
    @State
    public static class LateSenderCanary extends OneFate {
        private final MpscLinkedVarHandleUnpaddedQueue<Integer> queue = new MpscLinkedVarHandleUnpaddedQueue<>();
        private volatile boolean closed;

        @Actor
        public void sender(II_Result result) {
            if (!closed) {
                queue.offer(1);
                result.r1 = 1;
            }
        }

        @Actor
        public void owner() {
            closed = true;
            while (queue.poll() != null) {
                leave();
            }
        }

        @Arbiter
        public void after(II_Result result) {
            result.r2 = handedOver.get();
        }
    }
}
