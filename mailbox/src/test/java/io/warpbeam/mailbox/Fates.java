package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What became of each message of a test: polled, left over, or given back to a sender. */
final class Fates {

    private final List<Mark> polled = new ArrayList<>();
    private final Queue<Mark> leftOver = new ConcurrentLinkedQueue<>();
    private final Queue<Mark> givenBack = new ConcurrentLinkedQueue<>();
    private final AtomicInteger handingOver = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();

    /** For the owner. */
    void polled(Mark mark) {
        polled.add(mark);
    }

    /** For {@link Mailbox#close}. */
    Consumer<Mark> leftovers() {
        return mark -> {
            if (handingOver.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            leftOver.add(mark);
            handingOver.decrementAndGet();
        };
    }

    /** For senders. */
    void answered(Offer<Mark> answer) {
        switch (answer) {
            case Offer.Accepted<Mark>(), Offer.WakeDue<Mark>() -> {}
            case Offer.Evicted<Mark>(Mark oldest) -> givenBack.add(oldest);
            case Offer.Full<Mark>(Mark message) -> givenBack.add(message);
            case Offer.Dropped<Mark>(Mark message) -> givenBack.add(message);
            case Offer.Closed<Mark>(Mark message) -> givenBack.add(message);
        }
    }

    void checkThatEachHasOne(int senders, int perSender) {
        List<Mark> all = new ArrayList<>(polled);
        all.addAll(leftOver);
        all.addAll(givenBack);
        List<Mark> sent = new ArrayList<>();
        for (int sender = 0; sender < senders; sender++) {
            for (int number = 0; number < perSender; number++) {
                sent.add(new Mark(sender, number));
            }
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** Leftovers come after what was polled, so the order of each sender goes on in them. */
    void checkTheOrderOfEachSender() {
        List<Mark> queued = new ArrayList<>(polled);
        queued.addAll(leftOver);
        checkTheOrderOfEachSender(queued);
    }

    static void checkTheOrderOfEachSender(Collection<Mark> marks) {
        Map<Integer, Integer> last = new HashMap<>();
        for (Mark mark : marks) {
            Integer before = last.put(mark.sender(), mark.number());
            assertThat(before == null || before < mark.number())
                    .as("%s after number %s of its sender", mark, before)
                    .isTrue();
        }
    }

    void checkThatLeftoversCameOneAtATime() {
        assertThat(overlaps).hasValue(0);
    }
}
