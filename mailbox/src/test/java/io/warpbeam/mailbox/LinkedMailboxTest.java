package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkedMailboxTest extends MailboxContract {

    @Override
    Mailbox<Mark> open(Wakeup wakeup) {
        return Mailbox.unbounded(wakeup);
    }

    @Test
    void letsALateSenderHandItsMessageOver() {
        LinkedMailbox<Mark> mailbox = new LinkedMailbox<>(() -> {});
        List<Mark> leftovers = new ArrayList<>();
        mailbox.close(leftovers::add);
        // An offer that looked before the closing and queues after it.
        mailbox.add(new Mark(1, 1));
        mailbox.announce();
        assertThat(leftovers).containsExactly(new Mark(1, 1));
    }

    @Test
    void leavesTheMessageOfALateSenderToTheDrainThatRuns() {
        LinkedMailbox<Mark> mailbox = new LinkedMailbox<>(() -> {});
        List<Mark> leftovers = new ArrayList<>();
        mailbox.add(new Mark(1, 1));
        mailbox.close(left -> {
            leftovers.add(left);
            if (left.number() < 3) {
                mailbox.add(new Mark(1, left.number() + 1));
                mailbox.announce();
                assertThat(leftovers).hasSize(left.number());
            }
        });
        assertThat(leftovers).containsExactly(new Mark(1, 1), new Mark(1, 2), new Mark(1, 3));
    }

    @Test
    void tellsTheHandlerOfTheThreadWhatLeftoversThrowOnALateSender() throws InterruptedException {
        LinkedMailbox<Mark> mailbox = new LinkedMailbox<>(() -> {});
        List<Throwable> reported = new ArrayList<>();
        List<String> after = new ArrayList<>();
        mailbox.close(_ -> {
            throw new IllegalStateException("no place");
        });
        Thread late = new Thread(() -> {
            mailbox.add(new Mark(1, 1));
            mailbox.announce();
            after.add("the sender went on");
        });
        late.setUncaughtExceptionHandler((_, thrown) -> reported.add(thrown));
        late.start();
        late.join();
        assertThat(reported).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(after).hasSize(1);
    }
}
