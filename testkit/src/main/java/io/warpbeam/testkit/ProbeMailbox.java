package io.warpbeam.testkit;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.ProcessExit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The inbox of a probe, and the failures it tells. By the thread that opened it. */
final class ProbeMailbox {

    private static final int SHOWN = 20;

    final Inbox inbox;
    private final Deque<Object> seen = new ArrayDeque<>();
    private long forgotten;

    ProbeMailbox(Inbox inbox) {
        this.inbox = inbox;
    }

    /** Takes the next message, which must be the expected one. */
    Object next(Expected expected, Deadline deadline) {
        Object message = obeying(expected.description(), () -> inbox.receive(deadline.left()))
                .orElseThrow(
                        () -> failure("expected " + expected.description() + within(deadline) + ", but nothing came"));
        if (!accepts(expected, message)) {
            AssertionError failure =
                    failure("expected " + expected.description() + ", but this came: " + distinct(expected, message));
            remember(message);
            throw failure;
        }
        remember(message);
        return message;
    }

    /** Takes the first message that is the expected one; the others stay. */
    Object search(Expected expected, Deadline deadline) {
        Object message = obeying(expected.description(), () -> inbox.receive(expected.accepts(), deadline.left()))
                .orElseThrow(() ->
                        failure("waited for " + expected.description() + within(deadline) + ", but it did not come"));
        remember(message);
        return message;
    }

    /** Waits for all of the expected messages, and for no other. */
    void nextInAnyOrder(List<Object> expected, Deadline deadline) {
        List<Object> missing = new ArrayList<>(expected);
        while (!missing.isEmpty()) {
            String what = missing.size() == expected.size()
                    ? "in any order " + Text.ofAll(missing)
                    : "in any order " + Text.ofAll(expected) + ", of which these are missing: " + Text.ofAll(missing);
            missing.remove(next(new Expected(what, missing::contains), deadline));
        }
    }

    void nothing(Duration duration) {
        Optional<Object> message = obeying("nothing", () -> inbox.receive(duration));
        if (message.isPresent()) {
            AssertionError failure = failure("expected nothing"
                    + (duration.isPositive() ? " for " + Text.of(duration) : "")
                    + ", but this came: " + Text.of(message.get()));
            remember(message.get());
            throw failure;
        }
    }

    /** Waits on behalf of the probe; an exit signal that ends it is a failure of the test. */
    <T> T obeying(String expected, Supplier<T> wait) {
        try {
            return wait.get();
        } catch (ProcessExit exit) {
            throw new AssertionError(
                    "probe " + inbox.pid() + " expected " + expected + ", but an exit signal ended it: "
                            + Text.of(exit.reason()) + ". A probe that lives on traps exits." + history(),
                    exit);
        }
    }

    AssertionError failure(String what) {
        return new AssertionError("probe " + inbox.pid() + " " + what + history() + waiting());
    }

    private boolean accepts(Expected expected, Object message) {
        try {
            return expected.accepts().test(message);
        } catch (Throwable thrown) {
            remember(message);
            throw thrown;
        }
    }

    /** Messages that look like the expected one are told apart by their class. */
    private static String distinct(Expected expected, Object message) {
        String text = Text.of(message);
        return text.equals(expected.description())
                ? text + ", which looks the same but is not equal ("
                        + message.getClass().getName() + ")"
                : text;
    }

    private static String within(Deadline deadline) {
        return deadline.timeout().isPositive() ? " within " + Text.of(deadline.timeout()) : " at once";
    }

    private void remember(Object message) {
        if (seen.size() == SHOWN) {
            seen.removeFirst();
            forgotten++;
        }
        seen.addLast(message);
    }

    private String history() {
        return forgotten > 0
                ? list("seen before, the last " + SHOWN + " of " + (SHOWN + forgotten), List.copyOf(seen))
                : list("seen before", List.copyOf(seen));
    }

    /** Looks at what is in the mailbox and takes nothing. */
    private String waiting() {
        List<Object> left = new ArrayList<>();
        long[] more = {0};
        inbox.receive(
                message -> {
                    if (left.size() < SHOWN) {
                        left.add(message);
                    } else {
                        more[0]++;
                    }
                    return false;
                },
                Duration.ZERO);
        return list("still waiting", left) + (more[0] > 0 ? "\n    and " + more[0] + " more" : "");
    }

    private static String list(String title, List<Object> messages) {
        StringBuilder text = new StringBuilder("\n  ").append(title).append(':');
        if (messages.isEmpty()) {
            return text.append(" nothing").toString();
        }
        messages.forEach(message -> text.append("\n    ").append(Text.of(message)));
        return text.toString();
    }

    void close() {
        try {
            while (inbox.receive(Duration.ZERO).isPresent()) {
                // what a test did not ask for is no dead letter
            }
        } catch (ProcessExit _) { // it has ended already
        } finally {
            inbox.close();
        }
    }
}
