package io.warpbeam.mailbox.stress;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Why news for a parked virtual thread are published with a full fence. {@code LockSupport.unpark} of a virtual thread
 * only reads the permit when it is there already; {@code park} takes it with an atomic update. Both are modelled here:
 * jcstress runs its actors on platform threads of its own.
 *
 * <p>The first result tells whether the sender found the permit, and so does nothing more; the second what the owner
 * sees once it has taken the permit. If it sees no news it parks for good.
 */
public final class FenceStress {

    private FenceStress() {}

    /** The same for both cases. */
    @Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "The wake-up is lost.")
    @Outcome(expect = Expect.ACCEPTABLE, desc = "The owner sees the news, or gets a new permit.")
    public static class Parking {
        static final VarHandle NEWS;
        static final VarHandle PERMIT;

        static {
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                NEWS = lookup.findVarHandle(Parking.class, "news", int.class);
                PERMIT = lookup.findVarHandle(Parking.class, "permit", int.class);
            } catch (ReflectiveOperationException e) {
                throw new ExceptionInInitializerError(e);
            }
        }

        int news;
        int permit = 1;

        final int unpark() {
            return (int) PERMIT.getVolatile(this);
        }

        final void park() {
            PERMIT.getAndSet(this, 0);
        }
    }

    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class Fenced extends Parking {
        @Actor
        public void sender(II_Result result) {
            NEWS.setVolatile(this, 1);
            result.r1 = unpark();
        }

        @Actor
        public void owner(II_Result result) {
            park();
            result.r2 = (int) NEWS.getVolatile(this);
        }
    }

    /** Must be reported. */
    @JCStressTest
    @JCStressMeta(Parking.class)
    @State
    public static class ReleasedCanary extends Parking {
        @Actor
        public void sender(II_Result result) {
            NEWS.setRelease(this, 1);
            result.r1 = unpark();
        }

        @Actor
        public void owner(II_Result result) {
            park();
            result.r2 = (int) NEWS.getAcquire(this);
        }
    }
}
