package io.warpbeam.models;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Monitored;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A process of the {@link LinkModel}: does a few things at each turn, and judges what it receives. */
final class LinkPeer implements EventHandler {

    /** Asks a process to do something. */
    record Turn() {}

    /** What processes tell each other: how often the sender has linked and unlinked them so far. */
    private record Said(int from, int number, int links, int unlinks) {}

    /** The reason of an exit signal, which has its place among the messages. */
    private record Sent(int from, int to, int number) {}

    /** The reason of a process that ends itself. */
    private record Own(int peer) {}

    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** What is known of a monitor. */
    private static final class Watch {
        final Monitor monitor;
        final LinkPeer target;
        final boolean deadBefore;
        final boolean aliveAfter;
        int downs;
        boolean ended;
        boolean flushed;
        boolean foundNobody;

        Watch(Monitor monitor, LinkPeer target, boolean deadBefore, boolean aliveAfter) {
            this.monitor = monitor;
            this.target = target;
            this.deadBefore = deadBefore;
            this.aliveAfter = aliveAfter;
        }
    }

    private final int number;
    private final LinkModel.Run run;
    private final RandomGenerator random;
    private final boolean blocking;
    private final Map<Integer, LinkEdge> edges = new TreeMap<>();
    private final List<Watch> watches = new ArrayList<>();
    private final List<ExitReason> mayEndWith = new ArrayList<>();
    private boolean trapping;
    private @Nullable Pid pid;
    private @Nullable Self self;

    LinkPeer(int number, LinkModel.Run run) {
        this.number = number;
        this.run = run;
        this.random = run.world.random();
        this.blocking = random.nextInt(3) == 0;
        this.trapping = random.nextInt(3) > 0;
    }

    // ---- from outside

    Pid spawn(Node node) {
        return blocking ? node.spawn(options(), this::live) : node.spawn(options(), this);
    }

    private SpawnOptions options() {
        return trapping ? SpawnOptions.DEFAULT.trappingExits() : SpawnOptions.DEFAULT;
    }

    boolean hasPid() {
        return pid != null;
    }

    Pid pid() {
        if (pid == null) {
            throw new IllegalStateException("it has not been spawned");
        }
        return pid;
    }

    void isAt(Pid newPid) {
        pid = newPid;
    }

    LinkEdge edge(LinkPeer other) {
        return edges.computeIfAbsent(other.number, _ -> new LinkEdge());
    }

    boolean everLinked(LinkPeer other) {
        return edge(other).everLinked() || other.edge(this).everLinked();
    }

    boolean mayEndWith(ExitReason reason) {
        return mayEndWith.contains(reason);
    }

    /** This process lives and nothing is under way. */
    void accountForMonitors(Verdict verdict, LinkPeer other, Optional<ExitReason> end) {
        for (Watch watch : watches) {
            if (watch.target == other) {
                boolean due = watch.flushed ? watch.downs == 1 : end.isPresent();
                verdict.check(watch.downs == (due ? 1 : 0), "a monitor fires once", watch.monitor, end);
                boolean truly = end.filter(ExitReason.NO_PROCESS::equals).isPresent();
                verdict.check(
                        !watch.foundNobody || truly || !watch.aliveAfter, "who lives is found", watch.monitor, end);
            }
        }
    }

    // ---- the process

    private void live(Self mine) throws Exception {
        start(mine);
        while (true) {
            handle(mine.receive());
        }
    }

    @Override
    public void start(Self mine) {
        self = mine;
        run.know(this, mine.pid());
    }

    private Self me() {
        if (self == null) {
            throw new IllegalStateException("it has not been started");
        }
        return self;
    }

    @Override
    public void handle(Object message) throws Exception {
        Note.down(run.world, pid(), "receives", message);
        switch (message) {
            case Turn _ -> act();
            case Said(int from, int count, int links, int unlinks) -> {
                LinkPeer sender = run.peers().stream()
                        .filter(peer -> peer.number == from)
                        .findFirst()
                        .orElseThrow();
                LinkEdge edge = edge(sender);
                run.verdict.check(
                        edge.receives(count), "what one sends arrives in order", sender.pid(), pid(), message);
                edge.knows(links, unlinks);
            }
            case Exit exit -> exited(exit, true);
            case Down down -> down(down, true);
            default -> run.verdict.check(false, "nothing else is received", message);
        }
    }

    private boolean isSent(Exit exit, LinkPeer from) {
        return exit.reason() instanceof ExitReason.Custom(Sent(int sender, int receiver, int _))
                && sender == from.number
                && receiver == number;
    }

    private void exited(Exit exit, boolean inTurn) {
        LinkPeer from = run.peer(exit.from()).orElseThrow();
        LinkEdge edge = edge(from);
        if (isSent(exit, from)) {
            int count = ((Sent) ((ExitReason.Custom) exit.reason()).value()).number();
            run.verdict.check(edge.receives(count), "a signal keeps its place", from.pid(), pid(), exit);
            return;
        }
        edge.isTold(run.verdict, exit.reason());
        ended(from, inTurn, exit);
        run.world.sometimes("a link to nobody is told", exit.reason() instanceof ExitReason.NoProcess);
    }

    private void down(Down down, boolean inTurn) {
        LinkPeer target = run.peer(down.pid()).orElseThrow();
        Watch watch = watches.stream()
                .filter(each -> each.monitor == down.monitor())
                .findFirst()
                .orElse(null);
        if (watch == null) {
            run.verdict.check(false, "a monitor belongs to who set it", down);
            return;
        }
        watch.downs++;
        boolean nobody = down.reason() instanceof ExitReason.NoProcess;
        watch.foundNobody = nobody;
        run.verdict.check(watch.downs == 1, "a monitor fires once", down);
        run.verdict.check(!watch.flushed, "a flushed monitor is silent", down);
        run.verdict.check(!watch.deadBefore || nobody, "who has ended is not found", down);
        edge(target).isDown(down.reason());
        ended(target, inTurn, down);
        run.world.sometimes("a monitor finds nobody", nobody && watch.deadBefore);
        run.world.sometimes("a process is watched when it ends", watch.aliveAfter);
    }

    private void ended(LinkPeer other, boolean inTurn, Object message) {
        run.verdict.check(!other.pid().isAlive(), "an end is told when it has come", message);
        int sent = other.edge(this).sent();
        run.verdict.check(!inTurn || edge(other).received() >= sent, "an end comes after what was sent", message, sent);
    }

    // ---- a turn

    private void act() throws Exception {
        int actions = 1 + random.nextInt(4);
        for (int action = 0; action < actions; action++) {
            List<LinkPeer> others =
                    run.peers().stream().filter(peer -> peer != this).toList();
            if (others.isEmpty()) {
                return;
            }
            act(others.get(random.nextInt(others.size())));
        }
    }

    private void act(LinkPeer other) throws Exception {
        int choice = random.nextInt(32);
        Note.down(run.world, pid(), "does", choice, other.pid());
        switch (choice) {
            case 0, 1, 2, 3, 4 -> say(other);
            case 5, 6, 7, 8, 9, 10 -> link(other);
            case 11, 12, 13, 14 -> unlink(other);
            case 15, 16, 17, 18 -> monitor(other);
            case 19 -> demonitor(false);
            case 20, 21 -> demonitor(true);
            case 22, 23 -> sendExit(other);
            case 24 -> kill(other);
            case 25 -> end();
            case 26 -> trap(!trapping);
            case 27, 28 -> me().receive(Turn.class::isInstance, Duration.ZERO);
            case 29 -> receiveDown();
            case 30 -> me().sleep(Duration.ofMillis(1));
            default -> spawn();
        }
    }

    private void say(LinkPeer other) {
        LinkEdge edge = edge(other);
        int count = edge.number();
        other.pid().send(new Said(number, count, edge.links(), edge.unlinks()));
        edge.hasSent(count);
    }

    private void sendExit(LinkPeer other) {
        if (random.nextInt(3) > 0 && !other.trapping) {
            return; // it would end, and there are other ends
        }
        LinkEdge edge = edge(other);
        int count = edge.number();
        ExitReason reason = ExitReason.of(new Sent(number, other.number, count));
        other.mayEndWith.add(reason);
        other.pid().sendExit(reason);
        edge.hasSent(count);
    }

    private void kill(LinkPeer other) {
        if (random.nextInt(3) == 0) {
            other.mayEndWith.add(ExitReason.KILLED);
            other.pid().sendExit(ExitReason.KILL);
        }
    }

    private void link(LinkPeer other) {
        LinkEdge edge = edge(other);
        LinkEdge back = other.edge(this);
        int unlinksBefore = back.unlinks();
        edge.links(back);
        try {
            me().link(other.pid());
        } catch (ProcessExit exit) {
            if (!other.pid().isAlive()) {
                mayEndWith.add(ExitReason.NO_PROCESS);
            }
            throw exit;
        }
        edge.linked(back, unlinksBefore, other.pid().isAlive(), trapping, other.trapping);
        if (random.nextBoolean()) {
            say(other);
        }
    }

    private void unlink(LinkPeer other) {
        LinkEdge edge = edge(other);
        LinkEdge back = other.edge(this);
        edge.unlinks(back);
        me().unlink(other.pid());
        while (me().receive(message -> isLinkExit(message, other), Duration.ZERO)
                        .orElse(null)
                instanceof Exit exit) {
            exited(exit, false);
        }
        edge.unlinked(back);
        if (random.nextBoolean()) {
            say(other);
        }
    }

    private boolean isLinkExit(Object message, LinkPeer other) {
        return message instanceof Exit exit && exit.from().equals(other.pid()) && !isSent(exit, other);
    }

    private void monitor(LinkPeer other) {
        boolean deadBefore = run.hasEnded(other.pid());
        Monitor monitor = me().monitor(other.pid());
        watches.add(new Watch(monitor, other, deadBefore, other.pid().isAlive()));
    }

    private void demonitor(boolean flush) {
        if (watches.isEmpty()) {
            return;
        }
        Watch watch = watches.get(random.nextInt(watches.size()));
        boolean active = flush ? me().demonitorFlush(watch.monitor) : me().demonitor(watch.monitor);
        boolean first = !watch.ended;
        run.verdict.check(!active || (first && watch.downs == 0), "a monitor ends once", watch.monitor);
        run.verdict.check(
                active || !first || !watch.target.pid().isAlive(), "a monitor is active until it fires", watch.monitor);
        run.world.sometimes("a flush removes a message", flush && first && !active && watch.downs == 0);
        watch.flushed |= active || flush;
        watch.ended = true;
    }

    private void receiveDown() {
        if (watches.isEmpty()) {
            return;
        }
        Watch watch = watches.get(random.nextInt(watches.size()));
        me().receiveDown(watch.monitor, random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(1))
                .ifPresent(down -> down(down, false));
    }

    private void trap(boolean trap) {
        run.verdict.check(me().trapExits(trap) == trapping, "whether exits are trapped is remembered", pid());
        trapping = trap;
        edges.values().forEach(edge -> edge.traps(trap));
    }

    private void end() throws Exception {
        switch (random.nextInt(8)) {
            case 0 -> end(ExitReason.NORMAL);
            case 1 -> end(ExitReason.of(new Own(number)));
            case 2 -> end(ExitReason.KILL);
            case 3 -> {
                Failure failure = new Failure();
                mayEndWith.add(ExitReason.error(failure));
                throw failure;
            }
            default -> {}
        }
    }

    private void end(ExitReason reason) {
        mayEndWith.add(reason);
        throw me().exit(reason);
    }

    private void spawn() {
        if (run.isFull()) {
            return;
        }
        LinkPeer child = run.make();
        int how = random.nextInt(3);
        if (how > 0) {
            edge(child).links(child.edge(this));
            edge(child).linkedFromTheStart(child.edge(this), trapping);
            child.edge(this).bind(child.trapping);
        }
        switch (how) {
            case 0 -> watch(child, spawnMonitor(child));
            case 1 -> run.know(child, spawnLink(child));
            default -> watch(child, spawnLinkMonitor(child));
        }
    }

    private void watch(LinkPeer child, Monitored monitored) {
        run.know(child, monitored.pid());
        watches.add(new Watch(monitored.monitor(), child, false, true));
    }

    private Pid spawnLink(LinkPeer child) {
        return child.blocking ? me().spawnLink(child.options(), child::live) : me().spawnLink(child.options(), child);
    }

    private Monitored spawnMonitor(LinkPeer child) {
        return child.blocking
                ? me().spawnMonitor(child.options(), child::live)
                : me().spawnMonitor(child.options(), child);
    }

    private Monitored spawnLinkMonitor(LinkPeer child) {
        return child.blocking
                ? me().spawnLinkMonitor(child.options(), child::live)
                : me().spawnLinkMonitor(child.options(), child);
    }
}
