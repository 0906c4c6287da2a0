package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DropNewestTest extends MailboxContract {

    @Override
    Mailbox<Mark> open(Wakeup wakeup) {
        return Mailbox.bounded(100_000, OverflowPolicy.DROP_NEWEST, _ -> true, wakeup);
    }

    @Test
    void dropsTheNewMessageWhenFull() throws InterruptedException {
        Mailbox<Integer> mailbox = Mailbox.bounded(1, OverflowPolicy.DROP_NEWEST, n -> n % 2 == 0, () -> {});
        assertThat(mailbox.offer(2).isQueued()).isTrue();
        assertThat(mailbox.offer(4)).isEqualTo(new Offer.Dropped<>(4));
        assertThat(mailbox.put(6)).isEqualTo(new Offer.Dropped<>(6));
        assertThat(mailbox.offer(7).isQueued()).isTrue();
        assertThat(mailbox.pollOr(0)).isEqualTo(2);
        assertThat(mailbox.pollOr(0)).isEqualTo(7);
        assertThat(mailbox.pollOr(0)).isZero();
    }
}
