package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessInfo;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two or three processes at a time link, unlink, watch, message, end and kill each other. Each end of a link is told
 * once or, after an unlink, not at all; each monitor once or, after a flush, not at all; the reason is the true one;
 * and what one process sends to another, signals included, arrives in that order.
 */
public final class LinkModel implements Model {

    private static final int MOST = 9;

    @Override
    public String name() {
        return "links";
    }

    @Override
    public void run(World world) {
        new Run(world).play();
    }

    /** One run: the processes, and what all of them know together. */
    static final class Run {
        final World world;
        final Verdict verdict;
        private final List<LinkPeer> peers = new ArrayList<>();
        private final Map<Long, LinkPeer> byPid = new HashMap<>();
        private final Map<Long, ExitReason> ends = new HashMap<>();
        private boolean over;

        Run(World world) {
            this.world = world;
            this.verdict = new Verdict(world);
        }

        void play() {
            world.node().listen(this::hear);
            world.always(
                    "whoever is told to have ended has ended",
                    () -> peers.stream()
                            .filter(LinkPeer::hasPid)
                            .allMatch(
                                    peer -> !hasEnded(peer.pid()) || !peer.pid().isAlive()));
            int atATime = 2 + world.random().nextInt(2);
            int turns = 20 + world.random().nextInt(60);
            for (int turn = 0; turn < turns; turn++) {
                List<LinkPeer> alive = alive();
                if (alive.size() < atATime && peers.size() < MOST) {
                    LinkPeer peer = make();
                    know(peer, peer.spawn(world.node()));
                } else if (!alive.isEmpty()) {
                    alive.get(world.random().nextInt(alive.size())).pid().send(new LinkPeer.Turn());
                }
                pause();
            }
            world.sleep(Duration.ofSeconds(1));
            world.settle();
            account();
            over = true;
        }

        private void pause() {
            switch (world.random().nextInt(8)) {
                case 0, 1 -> world.settle();
                case 2 -> world.sleep(Duration.ofMillis(2));
                default -> {}
            }
        }

        LinkPeer make() {
            LinkPeer peer = new LinkPeer(peers.size(), this);
            peers.add(peer);
            return peer;
        }

        boolean isFull() {
            return peers.size() >= MOST;
        }

        void know(LinkPeer peer, Pid pid) {
            peer.isAt(pid);
            byPid.put(pid.id(), peer);
        }

        List<LinkPeer> peers() {
            return peers.stream().filter(LinkPeer::hasPid).toList();
        }

        private List<LinkPeer> alive() {
            return peers().stream().filter(peer -> peer.pid().isAlive()).toList();
        }

        Optional<LinkPeer> peer(Pid pid) {
            return Optional.ofNullable(byPid.get(pid.id()));
        }

        boolean hasEnded(Pid pid) {
            return ends.containsKey(pid.id());
        }

        private void hear(SystemEvent event) {
            if (!over && event instanceof SystemEvent.Exited(var pid, var reason)) {
                ExitReason before = ends.put(pid.id(), reason);
                verdict.check(before == null, "a process ends once", pid, reason);
            }
        }

        // ---- at the end

        private void account() {
            for (LinkPeer peer : peers()) {
                ExitReason end = ends.get(peer.pid().id());
                verdict.check((end == null) == peer.pid().isAlive(), "an end is told", peer.pid());
                if (end != null) {
                    verdict.check(
                            isAllowed(peer, end), "a process ends for a reason that it was given", peer.pid(), end);
                }
                for (LinkPeer other : peers()) {
                    if (other != peer) {
                        accountFor(peer, other);
                    }
                }
            }
            alive().forEach(this::compareViews);
        }

        private boolean isAllowed(LinkPeer peer, ExitReason end) {
            return peer.mayEndWith(end)
                    || (!(end instanceof ExitReason.Normal)
                            && peers().stream()
                                    .anyMatch(other -> peer.everLinked(other)
                                            && end.equals(ends.get(other.pid().id()))));
        }

        /** What {@code peer} has seen of {@code other}. */
        private void accountFor(LinkPeer peer, LinkPeer other) {
            Optional<ExitReason> end = Optional.ofNullable(ends.get(other.pid().id()));
            LinkEdge edge = peer.edge(other);
            edge.reasons()
                    .forEach(told -> verdict.check(
                            end.isPresent() && (told.equals(end.get()) || told instanceof ExitReason.NoProcess),
                            "the reason told is that of the end",
                            peer.pid(),
                            other.pid(),
                            told,
                            end));
            if (!peer.pid().isAlive()) {
                return;
            }
            int sent = other.edge(peer).sent();
            verdict.check(edge.received() >= sent, "nothing is lost", other.pid(), peer.pid(), sent, edge.received());
            end.ifPresent(reason -> {
                edge.accountForLink(verdict, reason);
                world.sometimes("an unlink keeps an end from being told", edge.isQuiet());
                world.sometimes("a link tells of an end", edge.wasTold());
            });
            peer.accountForMonitors(verdict, other, end);
        }

        private void compareViews(LinkPeer peer) {
            ProcessInfo mine = world.node().info(peer.pid()).orElseThrow();
            for (Pid linked : mine.links()) {
                verdict.check(linked.isAlive(), "a link is with one that lives", peer.pid(), linked);
                world.node()
                        .info(linked)
                        .ifPresent(theirs -> verdict.check(
                                theirs.links().contains(peer.pid()), "both ends know of a link", peer.pid(), linked));
            }
            for (Monitor monitor : mine.monitors()) {
                boolean onItself = monitor.target().equals(peer.pid());
                verdict.check(onItself || monitor.target().isAlive(), "a monitor is on one that lives", monitor);
            }
            for (LinkPeer other : alive()) {
                long watching = mine.monitors().stream()
                        .filter(monitor -> monitor.target().equals(other.pid()))
                        .count();
                long watched = world.node().info(other.pid()).orElseThrow().monitoredBy().stream()
                        .filter(peer.pid()::equals)
                        .count();
                verdict.check(
                        other == peer || watching == watched, "both ends know of a monitor", peer.pid(), other.pid());
            }
        }
    }
}
