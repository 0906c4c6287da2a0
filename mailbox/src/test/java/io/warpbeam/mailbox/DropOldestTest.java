package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DropOldestTest extends MailboxContract {

    @Override
    Mailbox<Mark> open(Wakeup wakeup) {
        return Mailbox.bounded(100_000, OverflowPolicy.DROP_OLDEST, _ -> true, wakeup);
    }

    /** Counts even numbers only. */
    private static Mailbox<Integer> evenOnly(int capacity) {
        return Mailbox.bounded(capacity, OverflowPolicy.DROP_OLDEST, n -> n % 2 == 0, () -> {});
    }

    private static List<Integer> pollAll(Mailbox<Integer> mailbox) {
        List<Integer> all = new ArrayList<>();
        for (int n = mailbox.pollOr(0); n != 0; n = mailbox.pollOr(0)) {
            all.add(n);
        }
        return all;
    }

    @Test
    void evictsTheOldestCountedMessageWhenFull() throws InterruptedException {
        Mailbox<Integer> mailbox = evenOnly(2);
        mailbox.offer(2);
        mailbox.offer(4);
        assertThat(mailbox.offer(6)).isEqualTo(new Offer.Evicted<>(2));
        assertThat(mailbox.put(8)).isEqualTo(new Offer.Evicted<>(4));
        assertThat(pollAll(mailbox)).containsExactly(6, 8);
    }

    @Test
    void keepsMessagesThatDoNotCountInTheirPlace() {
        Mailbox<Integer> mailbox = evenOnly(2);
        for (int n = 1; n <= 5; n++) {
            mailbox.offer(n);
        }
        assertThat(mailbox.offer(6)).isEqualTo(new Offer.Evicted<>(2));
        assertThat(mailbox.offer(8)).isEqualTo(new Offer.Evicted<>(4));
        assertThat(mailbox.size()).isEqualTo(5);
        assertThat(pollAll(mailbox)).containsExactly(1, 3, 5, 6, 8);
    }

    @Test
    void refusesRestWhileAMessageThatWasPassedIsLeft() {
        Mailbox<Integer> mailbox = evenOnly(1);
        mailbox.offer(1);
        mailbox.offer(3);
        mailbox.offer(2);
        assertThat(mailbox.offer(4)).isEqualTo(new Offer.Evicted<>(2));
        assertThat(mailbox.pollOr(0)).isEqualTo(1);
        assertThat(mailbox.isEmpty()).isFalse();
        assertThat(mailbox.rest()).isFalse();
        assertThat(pollAll(mailbox)).containsExactly(3, 4);
        assertThat(mailbox.rest()).isTrue();
    }

    @Test
    void handsPassedMessagesOverBeforeYoungerOnes() {
        Mailbox<Integer> mailbox = evenOnly(1);
        mailbox.offer(1);
        mailbox.offer(2);
        mailbox.offer(3);
        mailbox.offer(4);
        List<Integer> leftovers = new ArrayList<>();
        mailbox.close(leftovers::add);
        assertThat(leftovers).containsExactly(1, 3, 4);
        assertThat(mailbox.offer(6)).isEqualTo(new Offer.Closed<>(6));
    }

    @Test
    void wakesARestingOwnerWithAnEvictingOffer() {
        AtomicInteger wakeUps = new AtomicInteger();
        Mailbox<Integer> mailbox = Mailbox.bounded(1, OverflowPolicy.DROP_OLDEST, _ -> true, wakeUps::incrementAndGet);
        assertThat(mailbox.rest()).isTrue();
        mailbox.offer(2);
        mailbox.offer(4);
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void staysBoundedWhenItsOwnerNeverPolls() throws Exception {
        int capacity = 8;
        int perSender = 5_000;
        Mailbox<Mark> mailbox = Mailbox.bounded(capacity, OverflowPolicy.DROP_OLDEST, _ -> true, () -> {});
        try (Senders<Integer> senders = Senders.start(4, sender -> () -> {
            int largest = 0;
            for (int i = 0; i < perSender; i++) {
                assertThat(mailbox.offer(new Mark(sender, i)).isQueued()).isTrue();
                largest = Math.max(largest, mailbox.size());
            }
            return largest;
        })) {
            assertThat(senders.results()).allMatch(largest -> largest <= capacity);
        }
        assertThat(mailbox.size()).isEqualTo(capacity);
    }

    @RepeatedTest(100)
    void givesEachMessageOneFateWhenSendersEvictAndTheOwnerPollsAndCloses() throws Exception {
        int senderCount = 3;
        int perSender = 500;
        Mailbox<Mark> mailbox =
                Mailbox.bounded(2, OverflowPolicy.DROP_OLDEST, mark -> mark.number() % 3 != 0, () -> {});
        Fates fates = new Fates();
        try (Senders<Integer> senders = Senders.start(senderCount, sender -> () -> {
            for (int i = 0; i < perSender; i++) {
                fates.answered(mailbox.offer(new Mark(sender, i)));
            }
            return perSender;
        })) {
            for (int polled = 0; polled < perSender && !senders.areDone(); ) {
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
