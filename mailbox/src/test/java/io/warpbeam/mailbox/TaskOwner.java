package io.warpbeam.mailbox;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** An owner that runs as a task of an executor for as long as there is mail, each time perhaps on another thread. */
final class TaskOwner {

    private final Executor executor;
    private final Mailbox<Mark> mailbox;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger overlaps = new AtomicInteger();
    private final AtomicInteger rests = new AtomicInteger();
    private final AtomicInteger wakeUps = new AtomicInteger();

    // the owner's: passed from run to run by the mailbox alone
    private final List<Mark> polled = new ArrayList<>();

    TaskOwner(Function<Wakeup, Mailbox<Mark>> open, Executor executor) {
        this.executor = executor;
        this.mailbox = open.apply(this::wake);
        executor.execute(this::run);
    }

    private void wake() {
        wakeUps.incrementAndGet();
        executor.execute(this::run);
    }

    private void run() {
        do {
            if (running.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            Mark mark = mailbox.pollOr(Mark.NONE);
            while (mark.isSent()) {
                polled.add(mark);
                mark = mailbox.pollOr(Mark.NONE);
            }
            running.decrementAndGet();
        } while (!mailbox.rest());
        rests.incrementAndGet();
    }

    /** Once the senders are done: each run ends with a rest, and only a wake-up starts another one. */
    void awaitTheLastRest() {
        await().until(() -> mailbox.size() == 0 && rests.get() == wakeUps.get() + 1);
    }

    Mailbox<Mark> mailbox() {
        return mailbox;
    }

    int overlaps() {
        return overlaps.get();
    }

    int rests() {
        return rests.get();
    }

    int wakeUps() {
        return wakeUps.get();
    }

    List<Mark> polled() {
        return polled;
    }
}
