package io.warpbeam.actors;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orderly end of all processes of a node; see {@link Node#close(Duration)}. */
final class Closing {

    private static final Duration LAST_WAIT = Duration.ofSeconds(1);

    private final LocalNode node;
    private final LocalProcess root;
    private final long deadlineNanos;

    Closing(LocalNode node, LocalProcess root, Duration timeout) {
        this.node = node;
        this.root = root;
        this.deadlineNanos = node.substrate().nanoTime() + Nanos.of(timeout);
    }

    void run() {
        InboxProcess inbox = node.spawner.closingInbox(root);
        boolean interrupted = false;
        try {
            ask(inbox);
        } catch (InterruptedWaitException e) {
            interrupted = Thread.interrupted(); // no more asking
        }
        try {
            interrupted |= kill(inbox);
        } finally {
            inbox.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void ask(InboxProcess inbox) {
        for (LocalProcess process : node.closedFirst().reversed()) {
            stop(inbox, List.of(process), ExitReason.SHUTDOWN, left());
        }
        for (LocalProcess process : topLevel().reversed()) {
            stop(inbox, List.of(process), ExitReason.SHUTDOWN, left());
        }
        stop(inbox, withCode(), ExitReason.SHUTDOWN, left());
    }

    /** Ends what is left, and the root; true when interrupted meanwhile, which shortens no more than a wait. */
    private boolean kill(InboxProcess inbox) {
        boolean first = killOrInterrupted(inbox, rest(inbox));
        boolean second = killOrInterrupted(inbox, List.of(root));
        return first || second;
    }

    private boolean killOrInterrupted(InboxProcess inbox, List<LocalProcess> processes) {
        try {
            stop(inbox, processes, ExitReason.KILL, LAST_WAIT);
            return false;
        } catch (InterruptedWaitException e) {
            return Thread.interrupted();
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, deadlineNanos - node.substrate().nanoTime()));
    }

    private List<LocalProcess> topLevel() {
        return node.processes.snapshot().stream()
                .filter(process -> process.hasCode() && process != root && isSpawnedOutside(process))
                .toList();
    }

    /** By a plain thread, with or without an inbox. */
    private boolean isSpawnedOutside(LocalProcess process) {
        LocalProcess parent = process.parentProcess();
        return parent == root || !parent.hasCode();
    }

    private List<LocalProcess> withCode() {
        return node.processes.snapshot().stream()
                .filter(process -> process.hasCode() && process != root)
                .toList();
    }

    /** Inboxes too: nobody may use them once their node is closed. */
    private List<LocalProcess> rest(InboxProcess inbox) {
        return node.processes.snapshot().stream()
                .filter(process -> process != root && process != inbox)
                .toList();
    }

    private void stop(InboxProcess inbox, List<LocalProcess> processes, ExitReason reason, Duration timeout) {
        Map<Monitor, LocalProcess> open = new HashMap<>();
        for (LocalProcess process : processes) {
            open.put(inbox.monitor(process), process);
        }
        for (LocalProcess process : processes) {
            process.signalExit(new Signal.ExitRequest(root, reason), reason);
        }
        long endNanos = node.substrate().nanoTime() + Nanos.of(timeout);
        while (!open.isEmpty()) {
            Duration left =
                    Duration.ofNanos(Math.max(0, endNanos - node.substrate().nanoTime()));
            Optional<Object> message = inbox.receive(left);
            if (message.isEmpty()) {
                return;
            }
            if (message.get() instanceof Down(var monitor, var _, var _)) {
                open.remove(monitor);
            }
        }
    }
}
