package io.warpbeam.actors;

import io.warpbeam.actors.Substrate.ThreadKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the workers about once a millisecond while they have work. A worker that is in the same slice as at the last
 * look and keeps others waiting is held up. If its thread waits for something, its seat goes to another at once, more
 * seats are opened for a while, and helpers are started in numbers that double from look to look, so that a crowd of
 * blocking handlers is running within some milliseconds. If it computes, its seat goes to another a little later; when
 * that does not help, because computing handlers occupy all carriers of the JDK's scheduler, a helper on a platform
 * thread empties the shared queue.
 *
 * <p>It also applies exit signals to processes whose owner was inside the kit when the signal was sent; see
 * {@link Ownership}.
 */
final class Watchdog {

    private static final long LOOK_NANOS = 1_000_000;
    private static final int BLOCKED_LOOKS = 1;
    private static final int COMPUTING_LOOKS = 10;
    private static final int STALLED_LOOKS = 5;
    private static final int IDLE_LOOKS = 100;
    private static final int CALM_LOOKS = 1000;
    private static final int MAX_BURST = 1024;
    private static final int MAX_PLATFORM_HELPERS = 64;

    private final LocalNode node;
    private final Scheduler scheduler;
    private final Substrate substrate;
    private final Thread thread;
    private final Optional<Watched> watched;

    // any thread
    private final Queue<LocalProcess> overdue = new ConcurrentLinkedQueue<>();
    private final Queue<Worker> unseated = new ConcurrentLinkedQueue<>();
    private volatile boolean asleep;
    private volatile boolean stopped;

    // the watchdog alone
    private final Sight[] sights;
    private final List<Worker> again = new ArrayList<>();
    private int idleLooks;
    private int stalledLooks;
    private int calmLooks;
    private int burst = 1;
    private long lastProgress;

    /** What was seen of one seat. */
    private static final class Sight {
        private @Nullable Worker worker;
        private long tick;
        private int looks;
        private boolean reported;
    }

    Watchdog(LocalNode node, Scheduler scheduler, Substrate substrate) {
        this.node = node;
        this.scheduler = scheduler;
        this.substrate = substrate;
        this.sights = new Sight[scheduler.seats()];
        for (int i = 0; i < sights.length; i++) {
            sights[i] = new Sight();
        }
        this.thread = substrate.newThread(ThreadKind.PLATFORM, node.name() + "-watchdog", this::run);
        this.watched = substrate instanceof Watched other ? Optional.of(other) : Optional.empty();
    }

    void start() {
        watched.ifPresent(other -> other.onStir(this::stir));
        thread.start();
    }

    void stop() {
        stopped = true;
        substrate.unpark(thread);
    }

    /** There is work again. From any thread. */
    void stir() {
        if (asleep) {
            asleep = false;
            substrate.unpark(thread);
        }
    }

    void expedite(LocalProcess process) {
        overdue.add(process);
        stir();
    }

    /** A worker has lost its seat to another thread; see {@link Scheduler}. From any thread. */
    void lookAgainAt(Worker worker) {
        unseated.add(worker);
        stir();
    }

    private void run() {
        while (!stopped) {
            look();
            if (idleLooks < IDLE_LOOKS) {
                substrate.parkNanos(LOOK_NANOS);
            } else {
                sleep();
            }
        }
    }

    private void sleep() {
        asleep = true;
        // What was started before this was visible stirred nobody.
        if (!isAnyoneRunning() && isDone() && !scheduler.hasWork() && !lookAtWatched()) {
            while (asleep && !stopped) {
                substrate.park();
            }
        }
        asleep = false;
        idleLooks = 0;
    }

    private void look() {
        applyOverdue();
        emptyUnseated();
        int blocked = 0;
        for (int seat = 0; seat < sights.length; seat++) {
            if (lookAt(seat)) {
                blocked++;
            }
        }
        adjustSeats(blocked > 0);
        helpBlocked(blocked > 0);
        helpStalled();
        boolean busy =
                lookAtWatched() || isAnyoneRunning() || scheduler.hasWork() || !isDone() || scheduler.helpers() > 0;
        idleLooks = busy ? 0 : idleLooks + 1;
    }

    private boolean lookAtWatched() {
        return watched.isPresent() && watched.get().look();
    }

    private boolean isDone() {
        return overdue.isEmpty() && unseated.isEmpty() && again.isEmpty();
    }

    private void applyOverdue() {
        for (int left = overdue.size(); left > 0; left--) {
            LocalProcess process = overdue.poll();
            if (process != null && !process.applyExits()) {
                overdue.add(process);
            }
        }
    }

    /** Those that were told of before the last look, so that what they queued at that time is visible by now. */
    private void emptyUnseated() {
        for (Worker worker : again) {
            worker.handOver();
        }
        again.clear();
        for (Worker worker = unseated.poll(); worker != null; worker = unseated.poll()) {
            again.add(worker);
        }
    }

    private boolean isAnyoneRunning() {
        for (int seat = 0; seat < scheduler.seats(); seat++) {
            if (scheduler.seat(seat).running() != null) {
                return true;
            }
        }
        return false;
    }

    /** Takes the seat from a worker that is held up and keeps others waiting; true when it is blocked. */
    private boolean lookAt(int seat) {
        Sight sight = sights[seat];
        Worker worker = scheduler.seat(seat);
        OwnedProcess running = worker.running();
        if (running == null || worker != sight.worker || worker.tick() != sight.tick) {
            sight.worker = worker;
            sight.tick = worker.tick();
            sight.looks = 0;
            sight.reported = false;
            return false;
        }
        sight.looks++;
        boolean waits = isWaiting(worker.thread());
        boolean heldUp = sight.looks >= (waits ? BLOCKED_LOOKS : COMPUTING_LOOKS);
        if (!heldUp) {
            return false;
        }
        if (!sight.reported) {
            sight.reported = true;
            node.highWater.look(running);
            node.publish(new SystemEvent.LongSchedule(running, Duration.ofNanos(sight.looks * LOOK_NANOS), waits));
        }
        if (!worker.hasQueued() && !scheduler.hasInjected()) {
            return false;
        }
        scheduler.giveUpOn(worker);
        return waits;
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> true;
            case NEW, RUNNABLE, TERMINATED -> false;
        };
    }

    private void adjustSeats(boolean anyBlocked) {
        if (anyBlocked) {
            calmLooks = 0;
            scheduler.openSeats();
        } else if (++calmLooks == CALM_LOOKS) {
            scheduler.closeSeats();
        }
    }

    private void helpBlocked(boolean anyBlocked) {
        if (!scheduler.hasInjected()) {
            burst = 1;
        } else if (anyBlocked) {
            for (int i = 0; i < burst; i++) {
                scheduler.help(ThreadKind.VIRTUAL);
            }
            burst = Math.min(burst * 2, MAX_BURST);
        }
    }

    private void helpStalled() {
        long progress = scheduler.progress();
        boolean stalled = scheduler.hasInjected() && progress == lastProgress;
        lastProgress = progress;
        stalledLooks = stalled ? stalledLooks + 1 : 0;
        if (stalledLooks >= STALLED_LOOKS && scheduler.helpers() < MAX_PLATFORM_HELPERS) {
            stalledLooks = 0;
            scheduler.help(ThreadKind.PLATFORM);
        }
    }
}
