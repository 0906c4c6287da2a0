package io.warpbeam.actors;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Leaves it to a {@link Stepper} when each process takes its next step: one message, a system request or the start. It
 * has neither workers nor a watchdog; what a watchdog does for exit signals one thread does here. A stepper may also
 * hold messages back. From any thread.
 */
final class SteppedDispatcher extends Dispatcher {

    private final Stepper stepper;
    private final Substrate substrate;
    private final Thread expediter;

    // any thread
    private final ConcurrentHashMap<Long, Thread> running = new ConcurrentHashMap<>();
    private final Queue<LocalProcess> overdue = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    // one thread at a time, as a stepper with delays promises; in the order of the first message
    private final Map<Pair, Deque<Object>> underWay = new LinkedHashMap<>();

    /** Two processes whose messages stay in order. */
    private record Pair(LocalProcess from, LocalProcess to) {}

    /** A thread of the stepper, for one step. */
    record Host(long threadId) implements Runner {
        @Override
        public void countMessages(int count) {}
    }

    /** One step of a process. */
    private final class Step implements ProcessStep {
        private final EventProcess process;

        Step(EventProcess process) {
            this.process = process;
        }

        @Override
        public Pid pid() {
            return process;
        }

        @Override
        public void run() {
            step(process);
        }
    }

    SteppedDispatcher(String node, Stepper stepper, Substrate substrate) {
        this.stepper = stepper;
        this.substrate = substrate;
        this.expediter = substrate.newThread(Substrate.ThreadKind.PLATFORM, node + "-expediter", this::expediteAll);
    }

    @Override
    void start() {
        expediter.start();
    }

    @Override
    void close() {
        closed = true;
        substrate.unpark(expediter);
    }

    @Override
    void schedule(EventProcess process, @Nullable Strand strand) {
        stepper.ready(new Step(process));
    }

    private void step(EventProcess process) {
        Thread thread = Thread.currentThread();
        Strand mine = Strand.ofThisThread();
        adopt(mine);
        running.put(thread.threadId(), thread);
        mine.setProcess(process);
        try {
            if (process.run(new Host(thread.threadId()), 1) == EventProcess.Slice.UNFINISHED) {
                stepper.ready(new Step(process));
            }
        } finally {
            mine.setProcess(null);
            running.remove(thread.threadId());
            Thread.interrupted(); // it was meant for the code of this step
        }
    }

    @Override
    void mayBeOvertaken() {
        stepper.mayBeOvertaken();
    }

    @Override
    void adopt(Strand strand) {
        strand.runsBySteps(this);
    }

    /**
     * Only plain messages to unbounded mailboxes are held back. All else between the same two processes delivers them
     * first.
     */
    @Override
    boolean delay(LocalProcess from, LocalProcess to, Object message) {
        if (from == to || to.options().bound().isPresent()) {
            return false;
        }
        Pair pair = new Pair(from, to);
        if (!underWay.containsKey(pair) && !stepper.delays()) {
            return false;
        }
        underWay.computeIfAbsent(pair, _ -> new ArrayDeque<>()).add(message);
        stepper.ready(new Arrival(pair));
        return true;
    }

    private final class Arrival implements ProcessStep {
        private final Pair pair;

        Arrival(Pair pair) {
            this.pair = pair;
        }

        @Override
        public Pid pid() {
            return pair.to();
        }

        @Override
        public void run() {
            arrive(pair);
        }
    }

    /** The oldest message of a pair arrives; no effect when all have. */
    private void arrive(Pair pair) {
        Deque<Object> messages = underWay.get(pair);
        if (messages == null) {
            return;
        }
        Object message = messages.remove();
        if (messages.isEmpty()) {
            underWay.remove(pair);
        }
        Delivery.settle(pair.to(), pair.to().mailbox.place(message));
    }

    @Override
    void flush(LocalProcess to) {
        Strand strand = Strand.current();
        OwnedProcess from = strand == null ? null : strand.process();
        if (from != null && !underWay.isEmpty()) {
            flush(new Pair(from, to));
        }
    }

    @Override
    void flushFrom(LocalProcess from) {
        List.copyOf(underWay.keySet()).stream()
                .filter(pair -> pair.from() == from)
                .forEach(this::flush);
    }

    private void flush(Pair pair) {
        while (underWay.containsKey(pair)) {
            arrive(pair);
        }
    }

    /** Whoever blocks keeps nobody waiting: the next step has a thread of its own. */
    @Override
    void aboutToBlock() {}

    @Override
    void expedite(LocalProcess process) {
        overdue.add(process);
        substrate.unpark(expediter);
    }

    private void expediteAll() {
        while (!closed) {
            LocalProcess process = overdue.poll();
            if (process == null) {
                substrate.park();
            } else if (!process.applyExits()) {
                overdue.add(process);
                substrate.yieldThread();
            }
        }
    }

    @Override
    void interrupt(long threadId) {
        Thread thread = running.get(threadId);
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    void leaveBehind(long threadId) {}
}
