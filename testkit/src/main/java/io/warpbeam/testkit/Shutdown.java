package io.warpbeam.testkit;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessInfo;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.SystemEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Ends a node as {@link Node#close} does, and finds out what does not end by itself: the processes that plain threads
 * spawned are asked to shut down one after the other, the last one first, each with time of its own. What they spawned
 * must end with them. Whatever is alive then is a leak; it is killed, and so must its code come back.
 *
 * <p>Runs on a thread that acts for no process of the node, since a request to shut down counts only when it comes from
 * the node itself.
 */
final class Shutdown {

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final SpawnOptions WAITER =
            SpawnOptions.DEFAULT.label("ends the node").trappingExits();

    private final Node node;
    private final Duration grace;
    private final Node.Subscription subscription;

    // added to by any thread
    private final Set<Pid> inboxes = ConcurrentHashMap.newKeySet();

    /** Listens from now on: an inbox that has ended can no longer be told from other parents. */
    Shutdown(Node node, Duration grace) {
        this.node = node;
        this.grace = grace;
        this.subscription = node.listen(event -> {
            if (event instanceof SystemEvent.Spawned(Pid pid, var _) && isInbox(pid)) {
                inboxes.add(pid);
            }
        });
    }

    private boolean isInbox(Pid pid) {
        return node.info(pid).map(info -> info.kind() == ProcessInfo.Kind.INBOX).orElse(false);
    }

    /** Ends everything and closes the node; the result is what had to be killed. */
    List<Leak> run() {
        try {
            List<Leak> leaks = new ArrayList<>();
            Set<Pid> stuck = new HashSet<>();
            for (Pid pid : topLevel().reversed()) {
                pid.sendExit(ExitReason.SHUTDOWN);
                if (!awaitEnd(List.of(pid), grace)) {
                    leaks.add(Leak.of(
                            node, pid, "did not end within " + Text.of(grace) + " when it was asked to shut down"));
                    stuck.add(pid);
                }
            }
            leaks.addAll(leftBehind(stuck));
            leaks.addAll(killed());
            return leaks;
        } finally {
            subscription.close();
            node.close(Duration.ZERO);
        }
    }

    private List<Leak> leftBehind(Set<Pid> stuck) {
        List<Pid> others = withCode();
        others.removeAll(stuck);
        awaitEnd(others, grace);
        return others.stream()
                .filter(Pid::isAlive)
                .map(pid -> Leak.of(node, pid, "is alive after all that the test had spawned was asked to shut down"))
                .toList();
    }

    private List<Leak> killed() {
        List<Pid> left = withCode();
        left.forEach(pid -> pid.sendExit(ExitReason.KILL));
        awaitEnd(left, grace);
        int zombies = awaitZombies();
        return zombies == 0
                ? List.of()
                : List.of(new Leak("the code of " + Text.count(zombies, "killed process") + " still runs"));
    }

    /** In the order in which they were spawned. */
    private List<Pid> topLevel() {
        return withCode().stream()
                .filter(pid -> node.info(pid)
                        .map(ProcessInfo::parent)
                        .filter(this::isOutside)
                        .isPresent())
                .toList();
    }

    private boolean isOutside(Pid parent) {
        return parent.equals(node.root()) || inboxes.contains(parent);
    }

    private List<Pid> withCode() {
        List<Pid> found = new ArrayList<>(node.processes());
        found.removeIf(pid -> pid.equals(node.root()) || inboxes.contains(pid));
        return found;
    }

    private boolean awaitEnd(Collection<Pid> pids, Duration timeout) {
        try (Inbox inbox = node.inbox(WAITER)) {
            Deadline deadline = Deadline.after(node, timeout);
            Set<Pid> open = new HashSet<>(pids);
            open.forEach(inbox::monitor);
            while (!open.isEmpty()) {
                Optional<Object> message = inbox.receive(deadline.left());
                if (message.isEmpty()) {
                    return false;
                }
                if (message.get() instanceof Down(var _, Pid pid, var _)) {
                    open.remove(pid);
                }
            }
            return true;
        }
    }

    private int awaitZombies() {
        try (Inbox inbox = node.inbox(WAITER)) {
            Deadline deadline = Deadline.after(node, grace);
            while (node.info().zombies() > 0 && deadline.left().isPositive()) {
                inbox.receive(LOOK);
            }
            return node.info().zombies();
        }
    }
}
