package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectTest extends MailboxContract {

    @Override
    Mailbox<Mark> open(Wakeup wakeup) {
        return Mailbox.bounded(100_000, OverflowPolicy.REJECT, _ -> true, wakeup);
    }

    /** Counts even numbers only. */
    private static Mailbox<Integer> evenOnly(int capacity) {
        return Mailbox.bounded(capacity, OverflowPolicy.REJECT, n -> n % 2 == 0, () -> {});
    }

    @Test
    void givesAMessageBackWhenFull() throws InterruptedException {
        Mailbox<Integer> mailbox = evenOnly(2);
        assertThat(mailbox.offer(2).isQueued()).isTrue();
        assertThat(mailbox.put(4).isQueued()).isTrue();
        assertThat(mailbox.offer(6)).isEqualTo(new Offer.Full<>(6));
        assertThat(mailbox.put(8)).isEqualTo(new Offer.Full<>(8));
        assertThat(mailbox.size()).isEqualTo(2);
    }

    @Test
    void hasRoomAgainAfterAPoll() {
        Mailbox<Integer> mailbox = evenOnly(1);
        mailbox.offer(2);
        mailbox.pollOr(0);
        assertThat(mailbox.offer(4).isQueued()).isTrue();
        assertThat(mailbox.offer(6).isQueued()).isFalse();
    }

    @Test
    void takesMessagesThatDoNotCountHoweverFullItIs() {
        Mailbox<Integer> mailbox = evenOnly(1);
        for (int n = 1; n < 10; n += 2) {
            assertThat(mailbox.offer(n).isQueued()).isTrue();
        }
        assertThat(mailbox.offer(2).isQueued()).isTrue();
        assertThat(mailbox.offer(11).isQueued()).isTrue();
        assertThat(mailbox.pollOr(0)).isEqualTo(1);
        assertThat(mailbox.offer(4)).isEqualTo(new Offer.Full<>(4));
    }

    @Test
    void gainsNoRoomFromOffersThatCameTooLate() {
        Mailbox<Integer> mailbox = evenOnly(1);
        mailbox.offer(2);
        mailbox.close(_ -> {});
        assertThat(mailbox.offer(4)).isEqualTo(new Offer.Closed<>(4));
        assertThat(mailbox.offer(5)).isEqualTo(new Offer.Closed<>(5));
    }

    @Test
    void freesTheRoomOfAMessageThatIsTheVeryArgumentOfThePoll() {
        Mailbox<Integer> mailbox = evenOnly(1);
        Integer marker = 2;
        mailbox.offer(marker);
        assertThat(mailbox.pollOr(marker)).isSameAs(marker);
        assertThat(mailbox.offer(4).isQueued()).isTrue();
    }

    @RepeatedTest(50)
    void isFullExactlyAtItsCapacityWhoeverSendsAtTheSameTime() throws Exception {
        int perSender = 100;
        Mailbox<Mark> mailbox = Mailbox.bounded(3 * perSender, OverflowPolicy.REJECT, _ -> true, () -> {});
        try (Senders<Integer> senders = Senders.start(4, sender -> () -> {
            int queued = 0;
            for (int i = 0; i < perSender; i++) {
                queued += mailbox.offer(new Mark(sender, i)).isQueued() ? 1 : 0;
            }
            return queued;
        })) {
            List<Integer> queued = senders.results();
            assertThat(queued.stream().mapToInt(n -> n).sum()).isEqualTo(3 * perSender);
        }
        assertThat(mailbox.size()).isEqualTo(3 * perSender);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void namesTheRuleThatACapacityBreaks(int capacity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evenOnly(capacity))
                .withMessage("capacity must be at least 1, was " + capacity);
    }

    @Test
    void namesTheFactoryArgumentThatIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Mailbox.bounded(1, null, _ -> true, () -> {}))
                .withMessage("policy");
        assertThatNullPointerException()
                .isThrownBy(() -> Mailbox.bounded(1, OverflowPolicy.REJECT, null, () -> {}))
                .withMessage("counted");
    }
}
