package io.warpbeam.bench.soak;

import io.warpbeam.actors.Alias;
import io.warpbeam.actors.AliasMode;
import io.warpbeam.actors.AlreadyRegisteredException;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.MonitorOptions;
import io.warpbeam.actors.Monitored;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessExit;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.bench.soak.Step.Cause;
import io.warpbeam.bench.soak.Step.Relation;
import io.warpbeam.bench.soak.Step.Watching;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The links, monitors, exits and children of one process. */
final class Ties {

    private static final Duration A_LITTLE = Duration.ofMillis(3);

    private final Scene scene;
    private final Map<Monitor, Integer> numbers = new HashMap<>();
    private final Deque<Monitor> open = new ArrayDeque<>();

    Ties(Scene scene) {
        this.scene = scene;
    }

    // ---- monitors

    void watch(Step.Watch step) {
        scene.pid(step.to()).ifPresent(pid -> {
            Monitor monitor = scene.self.monitor(pid, options(step.how()));
            watched(monitor, step.to(), step.how());
            monitor.alias()
                    .filter(_ -> !scene.role.make().blocksSenders())
                    .ifPresent(alias -> scene.world.aliases.put(
                            scene.me(), address(alias, step.how() == Watching.WITH_REPLY_ALIAS)));
        });
    }

    private World.Address address(Alias alias, boolean once) {
        return new World.Address(alias, new Letter.ToAlias(scene.me(), scene.next(), once, true, false));
    }

    private static MonitorOptions options(Watching how) {
        return switch (how) {
            case PLAIN -> MonitorOptions.DEFAULT;
            case TAGGED -> MonitorOptions.DEFAULT.tag("down");
            case WITH_PRIORITY -> MonitorOptions.DEFAULT.withPriority();
            case WITH_ALIAS -> MonitorOptions.DEFAULT.alias(AliasMode.DEMONITOR);
            case WITH_REPLY_ALIAS -> MonitorOptions.DEFAULT.alias(AliasMode.REPLY_DEMONITOR);
        };
    }

    void watch(Step.WatchName step) {
        Monitor monitor = scene.self.monitor(World.name(step.name()));
        int known = scene.world.ledger.number(monitor.target());
        boolean hidden = known == Entry.NOBODY && monitor.target().isAlive();
        watched(monitor, hidden ? Entry.UNKNOWN : known, Watching.PLAIN);
    }

    private void watched(Monitor monitor, int target, Watching how) {
        int number = numbers.size();
        numbers.put(monitor, number);
        open.addLast(monitor);
        boolean ahead = how == Watching.WITH_PRIORITY;
        scene.page.add(new Entry.Watched(number, target, ahead, how == Watching.WITH_REPLY_ALIAS));
    }

    void unwatch(Step.Unwatch step) {
        Monitor monitor = open.pollFirst();
        if (monitor != null) {
            boolean active = step.flush() ? scene.self.demonitorFlush(monitor) : scene.self.demonitor(monitor);
            scene.page.add(new Entry.Unwatched(number(monitor), step.flush(), active));
        }
    }

    void awaitDown() {
        Monitor newest = open.peekLast();
        if (newest != null) {
            scene.self.receiveDown(newest, A_LITTLE).ifPresent(down -> down(down, true));
        }
    }

    /** Writes a {@code Down} down, and what the process that ended still holds: nothing. */
    void down(Down down, boolean selective) {
        int target = scene.world.ledger.number(down.pid());
        scene.page.add(new Entry.DownTaken(number(down.monitor()), target, down.reason(), selective));
        checkHoldings(down.pid());
    }

    private int number(Monitor monitor) {
        return numbers.getOrDefault(monitor, Entry.NOBODY);
    }

    private void checkHoldings(Pid ended) {
        if (scene.role.make().witness()) {
            scene.world.holdings(ended).forEach(held -> scene.odd(ended + " has ended and still holds " + held));
        }
    }

    // ---- links

    void link(Step.Link step) {
        scene.pid(step.to()).ifPresent(pid -> {
            scene.page.add(new Entry.LinkAsked(step.to()));
            scene.self.link(pid);
            scene.page.add(new Entry.Linked(step.to()));
        });
    }

    void unlink(Step.Unlink step) {
        scene.pid(step.to()).ifPresent(pid -> {
            scene.page.add(new Entry.UnlinkAsked(step.to()));
            scene.self.unlink(pid);
            if (step.flush()) {
                flush(pid);
            }
            scene.page.add(new Entry.Unlinked(step.to(), step.flush()));
        });
    }

    private void flush(Pid pid) {
        boolean more = true;
        while (more) {
            Optional<Object> exit = scene.self.receive(
                    message -> message instanceof Exit(var from, var _) && from.equals(pid), Duration.ZERO);
            exit.ifPresent(message -> exited((Exit) message, true));
            more = exit.isPresent();
        }
    }

    void exited(Exit exit, boolean selective) {
        scene.page.add(new Entry.ExitTaken(scene.world.ledger.number(exit.from()), exit.reason(), selective));
    }

    void trap(boolean on) {
        scene.page.add(new Entry.TrapSet(on));
        scene.self.trapExits(on);
    }

    // ---- exits

    void sendExit(Step.SendExit step) {
        scene.pid(step.to()).ifPresent(pid -> {
            ExitReason reason = reason(step.cause(), step.to());
            scene.page.add(new Entry.ExitAsked(step.to(), scene.next(), reason));
            pid.sendExit(reason);
            scene.page.add(new Entry.ExitSent(step.to(), reason));
        });
    }

    /** Ends the process; never returns. */
    ProcessExit leave(Cause cause) {
        ExitReason reason = reason(cause, scene.me());
        scene.page.add(new Entry.ExitAsked(scene.me(), scene.next(), reason));
        throw scene.self.exit(reason);
    }

    private ExitReason reason(Cause cause, int to) {
        return switch (cause) {
            case NORMAL -> ExitReason.NORMAL;
            case OTHER -> ExitReason.of(new Why(scene.me(), scene.next(), to, true));
            case KILL -> ExitReason.KILL;
        };
    }

    // ---- children

    void spawn(Step.Spawn step) {
        Role role = scene.world.plan.role(step.child());
        SpawnOptions options =
                step.name().map(key -> named(role.make().options(), key)).orElseGet(role.make()::options);
        boolean linked = step.relation() == Relation.LINK || step.relation() == Relation.LINK_AND_MONITOR;
        if (linked) {
            scene.page.add(new Entry.LinkAsked(step.child()));
        }
        try {
            spawn(step, role, options);
        } catch (AlreadyRegisteredException e) {
            return; // nothing was spawned
        }
        if (linked) {
            scene.page.add(new Entry.Linked(step.child()));
        }
    }

    private SpawnOptions named(SpawnOptions options, Key key) {
        return key.kind() == Key.Kind.NODE_NAME
                ? options.name(World.name(key.number()))
                : options.via(scene.world.unique.name(key.number()));
    }

    private void spawn(Step.Spawn step, Role role, SpawnOptions options) {
        Actor actor = new Actor(scene.world, role);
        boolean event = role.make().eventDriven();
        switch (step.relation()) {
            case NONE ->
                enter(
                        step,
                        event ? scene.world.node.spawn(options, actor) : scene.world.node.spawn(options, actor::run));
            case LINK ->
                enter(step, event ? scene.self.spawnLink(options, actor) : scene.self.spawnLink(options, actor::run));
            case MONITOR ->
                enter(
                        step,
                        event ? scene.self.spawnMonitor(options, actor) : scene.self.spawnMonitor(options, actor::run));
            case LINK_AND_MONITOR ->
                enter(
                        step,
                        event
                                ? scene.self.spawnLinkMonitor(options, actor)
                                : scene.self.spawnLinkMonitor(options, actor::run));
        }
    }

    private void enter(Step.Spawn step, Pid child) {
        scene.world.ledger.enter(step.child(), child);
    }

    private void enter(Step.Spawn step, Monitored child) {
        enter(step, child.pid());
        watched(child.monitor(), step.child(), Watching.PLAIN);
    }
}
