package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What every mailbox promises, whatever its policy, as long as it has room. */
abstract class MailboxContract {

    private static final int SENDERS = 4;

    private final AtomicInteger wakeUps = new AtomicInteger();

    /** A new mailbox with room for all messages of this suite. */
    abstract Mailbox<Mark> open(Wakeup wakeup);

    private Mailbox<Mark> open() {
        return open(wakeUps::incrementAndGet);
    }

    private static Mark mark(int number) {
        return new Mark(0, number);
    }

    @Test
    void givesTheMessagesInTheOrderTheyCame() throws InterruptedException {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.offer(mark(1))).isSameAs(Offer.accepted());
        assertThat(mailbox.put(mark(2))).isSameAs(Offer.accepted());
        assertThat(mailbox.pollOr(Mark.NONE)).isEqualTo(mark(1));
        assertThat(mailbox.pollOr(Mark.NONE)).isEqualTo(mark(2));
        assertThat(mailbox.isEmpty()).isTrue();
    }

    @Test
    void answersWithTheVeryArgumentWhenThereIsNoMessage() {
        Mailbox<Mark> mailbox = open();
        Mark whenEmpty = new Mark(7, 7);
        assertThat(mailbox.pollOr(whenEmpty)).isSameAs(whenEmpty);
    }

    @Test
    void namesTheArgumentThatIsNull() {
        Mailbox<Mark> mailbox = open();
        assertThatNullPointerException().isThrownBy(() -> mailbox.offer(null)).withMessage("message");
        assertThatNullPointerException().isThrownBy(() -> mailbox.put(null)).withMessage("message");
        assertThatNullPointerException().isThrownBy(() -> mailbox.pollOr(null)).withMessage("whenEmpty");
        assertThatNullPointerException().isThrownBy(() -> mailbox.close(null)).withMessage("leftovers");
        assertThatNullPointerException().isThrownBy(() -> open(null)).withMessage("wakeup");
        assertThat(mailbox.isClosed()).isFalse();
    }

    @Test
    void countsItsMessages() {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.size()).isZero();
        for (int i = 0; i < 5; i++) {
            mailbox.offer(mark(i));
        }
        mailbox.pollOr(Mark.NONE);
        assertThat(mailbox.size()).isEqualTo(4);
        assertThat(mailbox.isEmpty()).isFalse();
    }

    @Test
    void leavesAnAwakeOwnerAlone() {
        Mailbox<Mark> mailbox = open();
        mailbox.offer(mark(1));
        assertThat(mailbox.rouse()).isFalse();
        assertThat(wakeUps).hasValue(0);
    }

    @Test
    void wakesARestingOwnerOnce() {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.rest()).isTrue();
        mailbox.offer(mark(1));
        mailbox.offer(mark(2));
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void leavesTheWakeUpForAPlacedMessageToItsSenderOrWakes() {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.rest()).isTrue();
        Offer<Mark> first = mailbox.place(mark(1));
        int due = first instanceof Offer.WakeDue<Mark> ? 1 : 0;
        assertThat(first.isQueued()).isTrue();
        assertThat(wakeUps.get() + due).isEqualTo(1);
        assertThat(mailbox.place(mark(2))).isEqualTo(Offer.accepted());
        assertThat(wakeUps.get() + due).isEqualTo(1);
        assertThat(mailbox.pollOr(Mark.NONE)).isEqualTo(mark(1));
    }

    @Test
    void givesAPlacedMessageBackOnceClosed() {
        Mailbox<Mark> mailbox = open();
        mailbox.close(_ -> {});
        assertThat(mailbox.place(mark(1))).isEqualTo(new Offer.Closed<>(mark(1)));
    }

    @Test
    void refusesRestWhileThereIsMail() {
        Mailbox<Mark> mailbox = open();
        mailbox.offer(mark(1));
        assertThat(mailbox.rest()).isFalse();
        assertThat(mailbox.rouse()).isFalse();
        mailbox.pollOr(Mark.NONE);
        assertThat(mailbox.rest()).isTrue();
        assertThat(wakeUps).hasValue(0);
    }

    @Test
    void letsAnOwnerThatWentOnByItselfPollAndRestAgain() {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.rest()).isTrue();
        assertThat(mailbox.pollOr(Mark.NONE)).isSameAs(Mark.NONE);
        assertThat(mailbox.rest()).isTrue();
        mailbox.offer(mark(1));
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void rousesARestingOwnerWithoutAMessage() {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.rest()).isTrue();
        assertThat(mailbox.rouse()).isTrue();
        assertThat(mailbox.rouse()).isFalse();
        assertThat(wakeUps).hasValue(1);
        assertThat(mailbox.isEmpty()).isTrue();
        assertThat(mailbox.rest()).isTrue();
    }

    @RepeatedTest(50)
    void rousesARestingOwnerOnceWhoeverTriesAtTheSameTime() throws Exception {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.rest()).isTrue();
        try (Senders<Boolean> senders = Senders.start(
                SENDERS,
                i -> i == 0
                        ? () -> mailbox.offer(mark(1)) == null // an offer ends the rest as well, and never says so
                        : mailbox::rouse)) {
            assertThat(senders.results().stream().filter(roused -> roused)).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(wakeUps).hasValue(1);
    }

    @Test
    void keepsTheOrderOfEachSender() throws Exception {
        int perSender = 20_000;
        RestingOwner owner = new RestingOwner(this::open);
        List<Mark> polled = new ArrayList<>();
        try (Senders<Integer> senders = Senders.start(SENDERS, sender -> () -> {
            for (int i = 0; i < perSender; i++) {
                owner.mailbox().offer(new Mark(sender, i)).orThrow();
            }
            return perSender;
        })) {
            owner.take(SENDERS * perSender, polled::add);
            assertThat(senders.results()).hasSize(SENDERS);
        }
        Fates.checkTheOrderOfEachSender(polled);
        assertThat(owner.mailbox().isEmpty()).isTrue();
    }

    @Test
    void losesNoWakeUpAndWakesOnceForEachRest() throws Exception {
        // Each sender waits until its message was taken, so that the owner rests as often as it can.
        int perSender = 5_000;
        RestingOwner owner = new RestingOwner(this::open);
        List<Semaphore> taken =
                Stream.generate(() -> new Semaphore(0)).limit(SENDERS).toList();
        try (Senders<Integer> senders = Senders.start(SENDERS, sender -> () -> {
            for (int i = 0; i < perSender; i++) {
                owner.send(new Mark(sender, i), sender % 2 == 0);
                taken.get(sender).acquire();
            }
            return perSender;
        })) {
            owner.take(SENDERS * perSender, mark -> taken.get(mark.sender()).release());
            senders.results();
        }
        assertThat(owner.rests()).isPositive();
        assertThat(owner.surplusWakeUps()).isZero();
    }

    @RepeatedTest(20)
    void wakesOnceForEachRestOfAnOwnerThatRunsAsATask() throws Exception {
        int perSender = 1_000;
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            TaskOwner owner = new TaskOwner(this::open, executor);
            try (Senders<Integer> senders = Senders.start(SENDERS, sender -> () -> {
                for (int i = 0; i < perSender; i++) {
                    owner.mailbox().offer(new Mark(sender, i)).orThrow();
                }
                return perSender;
            })) {
                senders.results();
            }
            owner.awaitTheLastRest();
            assertThat(owner.overlaps()).isZero();
            assertThat(owner.rests()).isEqualTo(owner.wakeUps() + 1);
            Fates.checkTheOrderOfEachSender(owner.polled());
            assertThat(owner.polled()).hasSize(SENDERS * perSender);
        }
    }

    @Test
    void givesOffersBackOnceClosed() throws InterruptedException {
        Mailbox<Mark> mailbox = open();
        List<Mark> leftovers = new ArrayList<>();
        mailbox.close(leftovers::add);
        assertThat(mailbox.offer(mark(1))).isEqualTo(new Offer.Closed<>(mark(1)));
        assertThat(mailbox.put(mark(2))).isEqualTo(new Offer.Closed<>(mark(2)));
        assertThat(leftovers).isEmpty();
        assertThat(wakeUps).hasValue(0);
    }

    @Test
    void hasNothingForItsOwnerOnceClosed() {
        Mailbox<Mark> mailbox = open();
        mailbox.offer(mark(1));
        mailbox.close(_ -> {});
        assertThat(mailbox.isClosed()).isTrue();
        assertThat(mailbox.isEmpty()).isTrue();
        assertThat(mailbox.size()).isZero();
        assertThat(mailbox.pollOr(Mark.NONE)).isSameAs(Mark.NONE);
        assertThat(mailbox.rest()).isFalse();
        assertThat(mailbox.rouse()).isFalse();
    }

    @Test
    void handsLeftoversOverOldestFirst() {
        Mailbox<Mark> mailbox = open();
        for (int i = 0; i < 4; i++) {
            mailbox.offer(mark(i));
        }
        mailbox.pollOr(Mark.NONE);
        List<Mark> leftovers = new ArrayList<>();
        mailbox.close(leftovers::add);
        assertThat(leftovers).containsExactly(mark(1), mark(2), mark(3));
    }

    @Test
    void closesOnce() {
        Mailbox<Mark> mailbox = open();
        mailbox.offer(mark(1));
        List<Mark> first = new ArrayList<>();
        List<Mark> second = new ArrayList<>();
        mailbox.close(first::add);
        mailbox.close(second::add);
        assertThat(first).containsExactly(mark(1));
        assertThat(second).isEmpty();
    }

    @Test
    void endsARestWithoutAWakeUpWhenClosed() {
        Mailbox<Mark> mailbox = open();
        assertThat(mailbox.rest()).isTrue();
        mailbox.close(_ -> {});
        mailbox.offer(mark(1));
        assertThat(mailbox.rouse()).isFalse();
        assertThat(wakeUps).hasValue(0);
    }

    @Test
    void letsLeftoversSendToTheClosedMailbox() {
        Mailbox<Mark> mailbox = open();
        mailbox.offer(mark(1));
        List<Offer<Mark>> answers = new ArrayList<>();
        mailbox.close(left -> answers.add(mailbox.offer(left)));
        assertThat(answers).containsExactly(new Offer.Closed<>(mark(1)));
    }

    @Test
    void handsAllLeftoversOverAndThrowsTheFirstExceptionToTheCloser() {
        Mailbox<Mark> mailbox = open();
        for (int i = 0; i < 3; i++) {
            mailbox.offer(mark(i));
        }
        List<Mark> leftovers = new ArrayList<>();
        assertThatThrownBy(() -> mailbox.close(left -> {
                    leftovers.add(left);
                    throw new IllegalStateException("no place for " + left.number());
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no place for 0")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("no place for 1", "no place for 2"));
        assertThat(leftovers).hasSize(3);
        assertThatCode(() -> mailbox.close(leftovers::add)).doesNotThrowAnyException();
    }

    @RepeatedTest(200)
    void givesEachMessageOneFateWhenItClosesAmongRacingSenders() throws Exception {
        int perSender = 300;
        Mailbox<Mark> mailbox = open();
        Fates fates = new Fates();
        try (Senders<Integer> senders = Senders.start(SENDERS, sender -> () -> {
            for (int i = 0; i < perSender; i++) {
                Mark mark = new Mark(sender, i);
                fates.answered(i % 2 == 0 ? mailbox.offer(mark) : mailbox.place(mark));
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
        fates.checkThatEachHasOne(SENDERS, perSender);
        fates.checkTheOrderOfEachSender();
        fates.checkThatLeftoversCameOneAtATime();
    }
}
