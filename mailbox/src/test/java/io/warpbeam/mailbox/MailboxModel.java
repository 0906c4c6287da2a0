package io.warpbeam.mailbox;

import java.util.ArrayDeque;
import java.util.Queue;

/** What a mailbox answers when only one thread uses it; this one has no bound. */
public class MailboxModel {

    final Queue<Integer> messages = new ArrayDeque<>();
    private boolean closed;

    public final String offer(int message) {
        return (closed ? new Offer.Closed<>(message) : queue(message)).toString();
    }

    Offer<Integer> queue(int message) {
        messages.add(message);
        return Offer.accepted();
    }

    public final int poll() {
        return messages.isEmpty() ? MailboxOperations.NOTHING : messages.remove();
    }

    public final void rest() {}

    public final void rouse() {}

    public final void close() {
        closed = true;
        messages.clear();
    }

    public final boolean isClosed() {
        return closed;
    }

    /** Room for two, the third is refused. */
    public static class Rejecting extends MailboxModel {
        @Override
        Offer<Integer> queue(int message) {
            return messages.size() == 2 ? new Offer.Full<>(message) : super.queue(message);
        }
    }

    /** Room for two, the third takes the place of the first. */
    public static class Evicting extends MailboxModel {
        @Override
        Offer<Integer> queue(int message) {
            if (messages.size() < 2) {
                return super.queue(message);
            }
            int oldest = messages.remove();
            messages.add(message);
            return new Offer.Evicted<>(oldest);
        }
    }
}
