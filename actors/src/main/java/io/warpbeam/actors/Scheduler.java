package io.warpbeam.actors;

import io.warpbeam.actors.Substrate.ThreadKind;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Runs event-driven processes on workers. */
final class Scheduler extends Dispatcher {

    /*
     * How it works
     * ------------
     * There are as many seats as the node has workers; a seated worker is a virtual thread that runs processes one
     * slice after the other. Its own work is a slot for the process that it woke last, which is still in its cache, and
     * a ring behind it. What other threads schedule goes to the shared queue. The slot wakes nobody; what it displaces,
     * and what is shared, wakes one parked worker, unless one is searching already (as in Go and Tokio). A searching
     * worker that finds something wakes the next.
     *
     * Why no work is lost: whoever queues looks for a searching or parked worker afterwards, with a full fence between;
     * whoever parks says so and then looks at all queues again, and what it sees there it searches for, so that it
     * wakes the next if there is more. Whoever counted a search that did not begin, because the worker to be woken was
     * faster, looks at the queues again as well. The same holds for seats: whoever queues on its own
     * ring looks at its seat afterwards, and whoever takes a seat empties the ring afterwards.
     *
     * A handler may block. In an operation of the kit the worker gives its seat away first (aboutToBlock); elsewhere
     * the watchdog takes it. Either way what waited for that worker moves to the shared queue, a new worker gets the
     * seat, and the old one leaves when its handler returns, unless nobody needed the seat meanwhile. The slot is filled
     * without a fence, since that is done for almost every message; so a worker that fills its slot at the very moment
     * in which another thread takes its seat may miss the loss, and the other the slot. The watchdog therefore empties
     * the queues of a worker that has lost its seat once more some time later. A worker without
     * seat queues only to the shared queue. While handlers keep blocking unannounced, seats are opened beyond the
     * number of workers, so that not each of them costs the others the time that the watchdog needs to notice.
     */
    private static final int RESERVE = 62;

    private final Substrate substrate;
    private final ProcessTable processes;
    private final String name;
    private final AtomicReferenceArray<Worker> seats;
    private final int workers;
    private final int searchLimit;
    private final int looksBeforePark;
    private final Watchdog watchdog;

    // any thread
    private final SharedQueue shared = new SharedQueue();
    private final ConcurrentHashMap<Long, Worker> strays = new ConcurrentHashMap<>();
    private final AtomicInteger searching = new AtomicInteger();
    private final AtomicInteger helpers = new AtomicInteger();
    private final AtomicLong helped = new AtomicLong();
    private final AtomicLong names = new AtomicLong();
    private volatile boolean closed;

    // written by the watchdog, read by any
    private volatile int openSeats;

    Scheduler(LocalNode node, Substrate substrate, int workers) {
        this.substrate = substrate;
        this.processes = node.processes;
        this.name = node.name();
        this.workers = workers;
        this.openSeats = workers;
        this.searchLimit = Math.max(1, workers / 2);
        this.looksBeforePark = substrate.looksBeforePark();
        this.seats = new AtomicReferenceArray<>(workers + RESERVE);
        for (int seat = 0; seat < seats.length(); seat++) {
            seats.set(seat, newWorker(seat));
        }
        this.watchdog = new Watchdog(node, this, substrate);
    }

    @Override
    void start() {
        watchdog.start();
    }

    // ---- from any thread

    @Override
    void schedule(EventProcess process, @Nullable Strand strand) {
        Worker worker = strand == null ? null : strand.worker;
        if (worker != null && process.isNormal() && worker.isSeated() && worker.belongsTo(this)) {
            worker.scheduleNext(process);
        } else {
            inject(process);
            wakeOne();
        }
    }

    void inject(EventProcess process) {
        shared.add(process);
    }

    /** Wakes a parked worker, unless one is searching already. */
    void wakeOne() {
        while (searching.get() == 0 && comesTooLate() && hasWork()) {
            // Others may have relied on the search that did not begin.
        }
    }

    /** Wakes a parked worker; true when one that was parked is not woken, because it was faster or others woke it. */
    private boolean comesTooLate() {
        boolean late = false;
        for (int seat = 0; seat < openSeats; seat++) {
            Worker worker = seats.get(seat);
            if (worker.isParked()) {
                searching.incrementAndGet();
                if (worker.wake()) {
                    watchdog.stir();
                    return false;
                }
                searching.decrementAndGet();
                late = true;
            }
        }
        watchdog.stir(); // all are busy, and it must see to it that they do not stay so
        return late;
    }

    /** A worker that is going to block gives its seat away. */
    @Override
    void aboutToBlock() {
        Strand strand = Strand.current();
        Worker worker = strand == null ? null : strand.worker;
        if (worker != null && worker.belongsTo(this)) {
            giveUpOn(worker);
        }
    }

    /** Gives the seat of a worker to a new one. No effect when it has none. */
    void giveUpOn(Worker worker) {
        if (!worker.unseat()) {
            return;
        }
        strays.put(worker.threadId(), worker);
        seats.set(worker.seat, newWorker(worker.seat));
        worker.handOver();
        if (worker.thread() != Thread.currentThread()) {
            watchdog.lookAgainAt(worker);
        }
        if (worker.isParked()) {
            unpark(worker.thread()); // it was held up a moment ago, and has come back and parked since
        }
        if (hasWork()) {
            wakeOne();
        }
    }

    @Override
    void expedite(LocalProcess process) {
        watchdog.expedite(process);
    }

    /** Starts a worker without seat that empties the shared queue and leaves. */
    void help(ThreadKind kind) {
        helpers.incrementAndGet();
        Worker helper = new Worker(this, kind, name + "-helper-" + names.incrementAndGet());
        strays.put(helper.threadId(), helper);
        helper.startHelping();
    }

    @Override
    void close() {
        closed = true;
        watchdog.stop();
        for (int seat = 0; seat < seats.length(); seat++) {
            unpark(seats.get(seat).thread());
        }
    }

    @Override
    void interrupt(long threadId) {
        Worker worker = workerOn(threadId);
        if (worker != null) {
            worker.thread().interrupt();
        }
    }

    @Override
    void leaveBehind(long threadId) {
        Worker worker = workerOn(threadId);
        if (worker != null) {
            giveUpOn(worker);
        }
    }

    /** The worker whose thread has this number; null when it has left. From any thread. */
    private @Nullable Worker workerOn(long threadId) {
        for (int seat = 0; seat < seats.length(); seat++) {
            Worker worker = seats.get(seat);
            if (worker.threadId() == threadId) {
                return worker;
            }
        }
        return strays.get(threadId);
    }

    // ---- for workers

    @Nullable
    EventProcess takeInjected() {
        return shared.poll();
    }

    /** What has its turn before the processes that the worker holds. */
    @Nullable
    EventProcess takeClassed(long turn) {
        return shared.pollClassed(turn);
    }

    @Nullable
    EventProcess takeNormal() {
        return shared.pollNormal();
    }

    @Nullable
    EventProcess steal(Worker thief) {
        int open = openSeats;
        int start = substrate.random().nextInt(open);
        for (int i = 0; i < open; i++) {
            Worker victim = seats.get((start + i) % open);
            if (victim != thief) {
                EventProcess stolen = victim.queue().stealInto(thief.queue());
                if (stolen != null) {
                    return stolen;
                }
            }
        }
        return null;
    }

    boolean hasWork() {
        if (!shared.isEmpty()) {
            return true;
        }
        for (int seat = 0; seat < openSeats; seat++) {
            if (!seats.get(seat).queue().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a worker that has nothing to do keeps its seat. */
    boolean isOpen(int seat) {
        return seat < openSeats;
    }

    /** Handlers block: opens more seats. By the watchdog. */
    void openSeats() {
        openSeats = Math.min(openSeats * 2, seats.length());
    }

    /** Handlers have not blocked for a while: leaves one seat to each worker. By the watchdog. */
    void closeSeats() {
        openSeats = workers;
    }

    boolean tryBeginSearch() {
        if (searching.get() >= searchLimit) {
            return false;
        }
        searching.incrementAndGet();
        return true;
    }

    @Override
    boolean isSearched() {
        return searching.get() > 0;
    }

    /** And how often a worker looks for work again. */
    @Override
    int looksBeforePark() {
        return looksBeforePark;
    }

    void endSearch(boolean found) {
        if (found) {
            watchdog.stir(); // nobody was woken for this work, perhaps
        }
        if (searching.decrementAndGet() == 0 && found && hasWork()) {
            wakeOne();
        }
    }

    /** Gives a worker its old seat if nobody has started on it. */
    boolean takeSeatBack(Worker worker) {
        Worker successor = seats.get(worker.seat);
        if (closed || !successor.leaveUnstarted()) {
            return false;
        }
        worker.reseat();
        seats.set(worker.seat, worker);
        strays.remove(worker.threadId());
        return true;
    }

    void helped() {
        helped.incrementAndGet();
    }

    /** A worker is about to end. */
    void strayLeft(Worker worker) {
        strays.remove(worker.threadId());
        processes.giveBack(worker);
    }

    void helperLeft(Worker helper) {
        helpers.decrementAndGet();
        strayLeft(helper);
        helper.handOver();
        if (hasWork()) {
            wakeOne();
        }
    }

    boolean isClosed() {
        return closed;
    }

    Thread newThread(String threadName, Runnable task) {
        return newThread(ThreadKind.VIRTUAL, threadName, task);
    }

    Thread newThread(ThreadKind kind, String threadName, Runnable task) {
        return substrate.newThread(kind, threadName, task);
    }

    void park() {
        substrate.park();
    }

    void unpark(Thread thread) {
        substrate.unpark(thread);
    }

    void yieldThread() {
        substrate.yieldThread();
    }

    long nanoTime() {
        return substrate.nanoTime();
    }

    // ---- for the watchdog

    int seats() {
        return seats.length();
    }

    Worker seat(int index) {
        return seats.get(index);
    }

    boolean hasInjected() {
        return !shared.isEmpty();
    }

    int helpers() {
        return helpers.get();
    }

    /** A number that changes when processes are being run. */
    long progress() {
        long progress = helped.get();
        for (int seat = 0; seat < seats.length(); seat++) {
            progress += seats.get(seat).tick();
        }
        return progress;
    }

    private Worker newWorker(int seat) {
        return new Worker(this, seat, name + "-worker-" + names.incrementAndGet());
    }
}
