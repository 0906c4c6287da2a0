package io.warpbeam.bench.soak;

import io.warpbeam.actors.Alias;
import io.warpbeam.actors.DuplicateRegistry;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessGroups;
import io.warpbeam.actors.Registry;
import io.warpbeam.actors.Timer;
import io.warpbeam.actors.UniqueRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the processes of one round share. Any thread may use it. */
final class World {

    final Node node;
    final Plan plan;
    final Ledger ledger;
    final UniqueRegistry<Integer, Integer> unique;
    final DuplicateRegistry<Integer, Integer> duplicate;
    final ProcessGroups groups;

    /** The latest alias of each process, with what its letters carry. */
    final ConcurrentMap<Integer, Address> aliases = new ConcurrentHashMap<>();

    /** Timers to names, which end with no process. */
    final Queue<Timer> strayTimers = new ConcurrentLinkedQueue<>();

    /** Timers that will fire soon. */
    final Queue<Timer> soonTimers = new ConcurrentLinkedQueue<>();

    /** Whether the processes are to do nothing more of their own. */
    volatile boolean closing;

    /** An alias, and how a letter to it is addressed. */
    record Address(Alias alias, Letter.ToAlias route) {}

    World(Node node, Plan plan) {
        this.node = node;
        this.plan = plan;
        this.ledger = new Ledger(plan.roles().size());
        this.unique = Registry.unique(node, "unique", 0);
        this.duplicate = Registry.duplicate(node, "duplicate", 0);
        this.groups = ProcessGroups.of(node);
        groups.start();
    }

    /** {@return the node name with a number} */
    static String name(int number) {
        return "name-" + number;
    }

    /** {@return what of the node's tables holds a process, described; nothing, once it has ended} */
    List<String> holdings(Pid pid) {
        Optional<Pid> holder = Optional.of(pid);
        return Stream.of(
                        IntStream.range(0, Script.KEYS)
                                .mapToObj(World::name)
                                .filter(name -> node.whereis(name).equals(holder)),
                        unique.keys(pid).stream().map(key -> "unique key " + key),
                        duplicate.keys(pid).stream().map(key -> "duplicate key " + key),
                        groups.groups().stream()
                                .filter(group -> groups.members(group).contains(pid))
                                .map(group -> "group " + group))
                .flatMap(held -> held)
                .toList();
    }
}
