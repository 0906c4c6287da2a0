package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class BlockTest extends MailboxContract {

    @Override
    Mailbox<Mark> open(Wakeup wakeup) {
        return Mailbox.bounded(100_000, OverflowPolicy.BLOCK, _ -> true, wakeup);
    }

    /** Counts even numbers only. */
    private static WaitingMailbox<Integer> evenOnly(int capacity) {
        return new WaitingMailbox<>(capacity, n -> n % 2 == 0, () -> {});
    }

    private static void awaitWaiting(WaitingMailbox<?> mailbox, int senders) {
        await().until(() -> mailbox.waiting() == senders);
    }

    @Test
    void answersAnOfferAtOnceWhenFull() {
        Mailbox<Integer> mailbox = evenOnly(1);
        assertThat(mailbox.offer(2).isQueued()).isTrue();
        assertThat(mailbox.offer(4)).isEqualTo(new Offer.Full<>(4));
        assertThat(mailbox.offer(5).isQueued()).isTrue();
    }

    @Test
    void neverWaitsForMessagesThatDoNotCount() throws InterruptedException {
        Mailbox<Integer> mailbox = evenOnly(1);
        mailbox.put(2);
        assertThat(mailbox.put(3).isQueued()).isTrue();
        assertThat(mailbox.put(5).isQueued()).isTrue();
    }

    @Test
    void waitsForRoom() throws Exception {
        WaitingMailbox<Integer> mailbox = evenOnly(1);
        mailbox.put(2);
        try (Senders<Offer<Integer>> sender = Senders.start(1, _ -> () -> mailbox.put(4))) {
            awaitWaiting(mailbox, 1);
            assertThat(mailbox.size()).isEqualTo(1);
            assertThat(mailbox.pollOr(0)).isEqualTo(2);
            assertThat(sender.results()).containsExactly(Offer.accepted());
        }
        assertThat(mailbox.pollOr(0)).isEqualTo(4);
        assertThat(mailbox.offer(6).isQueued()).isTrue();
    }

    @Test
    void letsWaitingSendersInInTheOrderTheyCame() throws Exception {
        WaitingMailbox<Integer> mailbox = evenOnly(1);
        mailbox.put(2);
        List<Senders<Offer<Integer>>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int message = 4 + 2 * i;
            waiting.add(Senders.start(1, _ -> () -> mailbox.put(message)));
            awaitWaiting(mailbox, i + 1);
        }
        List<Integer> polled = new ArrayList<>();
        await().until(() -> {
            int message = mailbox.pollOr(0);
            if (message != 0) {
                polled.add(message);
            }
            return polled.size() == 5;
        });
        assertThat(polled).containsExactly(2, 4, 6, 8, 10);
        waiting.forEach(Senders::close);
    }

    @Test
    void leavesNothingQueuedWhenAWaitingSenderIsInterrupted() throws Exception {
        WaitingMailbox<Integer> mailbox = evenOnly(1);
        mailbox.put(2);
        try (Senders<Offer<Integer>> sender = Senders.start(1, _ -> () -> mailbox.put(4))) {
            awaitWaiting(mailbox, 1);
            sender.interrupt();
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(sender::results)
                    .withCauseInstanceOf(InterruptedException.class);
        }
        assertThat(mailbox.pollOr(0)).isEqualTo(2);
        assertThat(mailbox.pollOr(0)).isZero();
        assertThat(mailbox.offer(6).isQueued()).isTrue();
    }

    @Test
    void throwsForAnInterruptThatIsPendingEvenWithRoom() {
        WaitingMailbox<Integer> mailbox = evenOnly(1);
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> mailbox.put(2));
        assertThat(Thread.interrupted()).isFalse();
        assertThat(mailbox.isEmpty()).isTrue();
    }

    @Test
    void wakesAllWaitingSendersWhenItCloses() throws Exception {
        WaitingMailbox<Integer> mailbox = evenOnly(1);
        mailbox.put(2);
        try (Senders<Offer<Integer>> senders = Senders.start(5, i -> () -> mailbox.put(100 + 2 * i))) {
            awaitWaiting(mailbox, 5);
            List<Integer> leftovers = new ArrayList<>();
            mailbox.close(leftovers::add);
            assertThat(senders.results())
                    .containsExactly(
                            new Offer.Closed<>(100),
                            new Offer.Closed<>(102),
                            new Offer.Closed<>(104),
                            new Offer.Closed<>(106),
                            new Offer.Closed<>(108));
            assertThat(leftovers).containsExactly(2);
        }
        mailbox.close(_ -> {});
        assertThat(mailbox.put(4)).isEqualTo(new Offer.Closed<>(4));
    }

    @Test
    void wakesWaitingSendersAlsoWhenLeftoversThrow() throws Exception {
        WaitingMailbox<Integer> mailbox = evenOnly(1);
        mailbox.put(2);
        try (Senders<Offer<Integer>> sender = Senders.start(1, _ -> () -> mailbox.put(4))) {
            awaitWaiting(mailbox, 1);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> mailbox.close(_ -> {
                        throw new IllegalStateException("no place");
                    }));
            assertThat(sender.results()).containsExactly(new Offer.Closed<>(4));
        }
    }

    @Test
    void closesAtTheLargestCapacity() throws InterruptedException {
        WaitingMailbox<Integer> mailbox = evenOnly(Integer.MAX_VALUE);
        mailbox.close(_ -> {});
        assertThat(mailbox.put(2)).isEqualTo(new Offer.Closed<>(2));
    }

    @RepeatedTest(100)
    void givesEachMessageOneFateWhenItClosesAmongWaitingSenders() throws Exception {
        int senderCount = 4;
        int perSender = 100;
        Mailbox<Mark> mailbox = Mailbox.bounded(3, OverflowPolicy.BLOCK, _ -> true, () -> {});
        Fates fates = new Fates();
        try (Senders<Integer> senders = Senders.start(senderCount, sender -> () -> {
            for (int i = 0; i < perSender; i++) {
                fates.answered(mailbox.put(new Mark(sender, i)));
            }
            return perSender;
        })) {
            for (int polled = 0; polled < 2 * perSender; ) {
                Mark mark = mailbox.pollOr(Mark.NONE);
                if (mark.isSent()) {
                    fates.polled(mark);
                    polled++;
                }
            }
            mailbox.close(fates.leftovers());
            senders.results();
        }
        fates.checkThatEachHasOne(senderCount, perSender);
        fates.checkTheOrderOfEachSender();
        fates.checkThatLeftoversCameOneAtATime();
    }
}
