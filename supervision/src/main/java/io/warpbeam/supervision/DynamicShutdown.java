package io.warpbeam.supervision;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Ends all children of a dynamic supervisor at once: each is asked, or killed, at the start, and killed when its own
 * time is over; all times run from the start. It takes every message out of the mailbox, not only those it looks for,
 * which keeps the whole linear in the number of children; the supervisor ends right after, so that nobody misses the
 * other messages.
 */
final class DynamicShutdown {

    private final Self self;
    private final long startNanos;
    private final Map<Pid, Child> pending = new HashMap<>();
    private final Map<Pid, ExitReason> linkReasons = new HashMap<>();
    private final TreeMap<Long, List<Pid>> byTimeoutNanos = new TreeMap<>();
    private long errors;

    private DynamicShutdown(Self self) {
        this.self = self;
        this.startNanos = now();
    }

    /** Ends the children, by the process of the supervisor; returns when all have ended. */
    static void run(Self self, Collection<Child> children) {
        var shutdown = new DynamicShutdown(self);
        children.forEach(child -> child.pid().ifPresent(pid -> shutdown.ask(pid, child)));
        shutdown.await();
        if (shutdown.errors > 0) {
            Reports.manyShutdownErrors(self.node(), shutdown.errors);
        }
    }

    private void ask(Pid pid, Child child) {
        pending.put(pid, child);
        self.monitor(pid);
        switch (child.spec().shutdown()) {
            case Shutdown.BrutalKill _ -> pid.sendExit(ExitReason.KILL);
            case Shutdown.Infinite _ -> pid.sendExit(ExitReason.SHUTDOWN);
            case Shutdown.After(Duration timeout) -> {
                pid.sendExit(ExitReason.SHUTDOWN);
                byTimeoutNanos
                        .computeIfAbsent(Nanoseconds.of(timeout), _ -> new ArrayList<>())
                        .add(pid);
            }
        }
    }

    private void await() {
        while (!pending.isEmpty()) {
            if (byTimeoutNanos.isEmpty()) {
                take(self.receive());
            } else {
                long leftNanos = byTimeoutNanos.firstKey() - (now() - startNanos);
                Optional<Object> message = self.receive(Duration.ofNanos(Math.max(leftNanos, 0)));
                message.ifPresentOrElse(this::take, this::killLate);
            }
        }
    }

    private void take(Object message) {
        switch (message) {
            case Exit(Pid from, ExitReason reason) when pending.containsKey(from) -> linkReasons.put(from, reason);
            case Down(var _, Pid pid, ExitReason reason) -> ended(pid, reason);
            default -> {}
        }
    }

    private void ended(Pid pid, ExitReason downReason) {
        Child child = pending.remove(pid);
        if (child == null) {
            return;
        }
        ExitReason linkReason = linkReasons.getOrDefault(pid, downReason);
        ExitReason reason = downReason instanceof ExitReason.NoProcess ? linkReason : downReason;
        linkReasons.remove(pid);
        if (ExitVerdict.isShutdownError(child.spec(), reason)) {
            errors++;
            self.node().publish(new SupervisorEvent.ChildShutdownError(self.pid(), child.id(), pid, reason));
        }
    }

    /** The earliest time is over. Those of its children that have ended do not mind. */
    private void killLate() {
        byTimeoutNanos.pollFirstEntry().getValue().forEach(pid -> {
            if (pending.containsKey(pid)) {
                pid.sendExit(ExitReason.KILL);
            }
        });
    }

    private long now() {
        return self.node().substrate().nanoTime();
    }
}
