package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interleavings of a few operations on three threads, explored by Lincheck's model checker. */
@Timeout(value = 12, unit = TimeUnit.HOURS) // Lincheck finds hangs itself
class LincheckTest {

    /** Scenarios to draw; always the same ones. More of them take more time, none is worth less. */
    private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios", 3);

    private static ModelCheckingOptions scenarios(int threads, int actorsPerThread) {
        return new ModelCheckingOptions()
                .threads(threads)
                .actorsPerThread(actorsPerThread)
                .actorsBefore(1)
                .actorsAfter(0)
                .iterations(SCENARIOS)
                .invocationsPerIteration(300)
                .minimizeFailedScenario(false);
    }

    private static void checkThatItReports(Class<? extends MailboxOperations> operations, String fault) {
        assertThatExceptionOfType(LincheckAssertionError.class)
                .isThrownBy(() -> scenarios(2, 2)
                        .iterations(100)
                        .invocationsPerIteration(100)
                        .sequentialSpecification(MailboxModel.class)
                        .check(operations))
                .withMessageContaining(fault);
    }

    private static void checkThatItFindsNoFault(
            Class<? extends MailboxOperations> operations, Class<? extends MailboxModel> model) {
        scenarios(3, 2).sequentialSpecification(model).check(operations);
        scenarios(2, 3).sequentialSpecification(model).check(operations);
    }

    @Test
    void findsNoFaultInTheMailboxWithoutABound() {
        checkThatItFindsNoFault(Unbounded.class, MailboxModel.class);
    }

    @Test
    void findsNoFaultInTheMailboxThatRejects() {
        checkThatItFindsNoFault(Rejecting.class, MailboxModel.Rejecting.class);
    }

    @Test
    void findsNoFaultInTheMailboxThatDropsTheOldest() {
        checkThatItFindsNoFault(Evicting.class, MailboxModel.Evicting.class);
    }

    @Test
    void reportsAnOwnerThatRestsWithoutASecondLook() {
        checkThatItReports(Trusting.class, "nobody rests on mail");
    }

    @Test
    void reportsSendersThatLookBeforeTheyQueue() {
        checkThatItReports(Premature.class, "nobody rests on mail");
    }

    @Test
    void reportsAnOwnerThatOverlooksFinishedOffers() {
        checkThatItReports(Hasty.class, "Invalid execution results");
    }

    public static class Unbounded extends ClosableOperations {
        public Unbounded() {
            super(Mailbox::unbounded);
        }
    }

    public static class Rejecting extends ClosableOperations {
        public Rejecting() {
            super(wakeup -> Mailbox.bounded(2, OverflowPolicy.REJECT, _ -> true, wakeup));
        }
    }

    public static class Evicting extends ClosableOperations {
        public Evicting() {
            super(wakeup -> Mailbox.bounded(2, OverflowPolicy.DROP_OLDEST, _ -> true, wakeup));
        }
    }

    abstract static class Broken extends MailboxOperations {
        private final BrokenMailbox mailbox;

        Broken(Function<Wakeup, BrokenMailbox> open) {
            this.mailbox = open.apply(this::wakeUp);
        }

        @Override
        final Offer<Integer> offerIt(int message) {
            mailbox.offer(message);
            return Offer.accepted();
        }

        @Override
        final int pollIt() {
            return mailbox.pollOr(NOTHING);
        }

        @Override
        final boolean restIt() {
            return mailbox.rest();
        }

        @Override
        final int size() {
            return mailbox.size();
        }

        @Override
        final boolean wasClosed() {
            return false;
        }
    }

    public static class Trusting extends Broken {
        public Trusting() {
            super(BrokenMailbox.Trusting::new);
        }
    }

    public static class Premature extends Broken {
        public Premature() {
            super(BrokenMailbox.Premature::new);
        }
    }

    public static class Hasty extends Broken {
        public Hasty() {
            super(BrokenMailbox.Hasty::new);
        }
    }
}
