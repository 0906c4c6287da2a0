package io.warpbeam.actors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The groups of a scope that runs. Changes take turns behind one lock, held for a few steps, so that a monitor sees all
 * of them after its first look at the members; reading takes no lock. From any thread.
 */
final class GroupScope implements KeyTable<Object, Object> {

    /** Groups have no values. */
    private static final Object NOTHING = new Object();

    // changed under the lock, read by anyone
    private final ConcurrentHashMap<Object, ConcurrentSkipListMap<Long, HeldKey<Object, Object>>> groups =
            new ConcurrentHashMap<>();

    // under the lock
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Optional<Object>, Set<GroupWatch>> watches = new HashMap<>(); // by group; none is all
    private long joined;
    private boolean stopped;

    /** Adds members; false when the scope has stopped. See {@link Holdings}. */
    boolean join(Object group, List<LocalProcess> processes) {
        List<HeldKey<Object, Object>> memberships = processes.stream()
                .filter(LocalProcess::isAlive)
                .map(process -> new HeldKey<>(group, process, NOTHING, this))
                .toList();
        memberships.forEach(membership -> membership.owner.holdings().add(membership));
        boolean taken;
        lock.lock();
        try {
            taken = !stopped;
            if (taken && !memberships.isEmpty()) {
                take(group, memberships);
            }
        } finally {
            lock.unlock();
        }
        for (HeldKey<Object, Object> membership : memberships) {
            if (!taken || !membership.owner.isAlive()) {
                remove(membership);
            }
        }
        return taken;
    }

    private void take(Object group, List<HeldKey<Object, Object>> memberships) {
        var members = groups.computeIfAbsent(group, _ -> new ConcurrentSkipListMap<>());
        for (HeldKey<Object, Object> membership : memberships) {
            membership.setNumber(++joined);
            members.put(membership.number(), membership);
        }
        List<Pid> pids = pids(memberships);
        watchers(group).forEach(watch -> watch.tell(new ProcessGroups.Joined(watch, group, pids)));
    }

    private Stream<GroupWatch> watchers(Object group) {
        return Stream.of(Optional.of(group), Optional.empty())
                .flatMap(watched -> watches.getOrDefault(watched, Set.of()).stream());
    }

    /** Takes each process out once; false when none was in. */
    boolean leave(Object group, List<LocalProcess> processes) {
        boolean any = false;
        for (LocalProcess process : processes) {
            any |= leave(group, process);
        }
        return any;
    }

    private boolean leave(Object group, LocalProcess process) {
        Holdings holdings = process.knownHoldings();
        if (holdings == null) {
            return false;
        }
        for (Holding holding : holdings.all().reversed()) {
            if (holding instanceof HeldKey<?, ?> held
                    && held.table == this
                    && held.key.equals(group)
                    && remove(membership(held))) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("unchecked") // it is of this scope
    private static HeldKey<Object, Object> membership(HeldKey<?, ?> held) {
        return (HeldKey<Object, Object>) held;
    }

    @Override
    public boolean remove(HeldKey<Object, Object> membership) {
        membership.owner.holdings().remove(membership);
        lock.lock();
        try {
            var members = groups.get(membership.key);
            if (members == null || members.remove(membership.number()) == null) {
                return false;
            }
            if (members.isEmpty()) {
                groups.remove(membership.key);
            }
            List<Pid> pids = pids(List.of(membership));
            watchers(membership.key).forEach(watch -> watch.tell(new ProcessGroups.Left(watch, membership.key, pids)));
            return true;
        } finally {
            lock.unlock();
        }
    }

    List<Pid> members(Object group) {
        var members = groups.get(group);
        return members == null ? List.of() : pids(members.values());
    }

    private static List<Pid> pids(Iterable<HeldKey<Object, Object>> memberships) {
        List<Pid> pids = new ArrayList<>();
        for (HeldKey<Object, Object> membership : memberships) {
            pids.add((LocalProcess) membership.owner);
        }
        return List.copyOf(pids);
    }

    Set<Object> groups() {
        return Set.copyOf(groups.keySet());
    }

    Optional<ProcessGroups.Watched> watch(GroupWatch watch, Object group) {
        return begin(watch, () -> new ProcessGroups.Watched(watch, members(group)));
    }

    Optional<ProcessGroups.WatchedScope> watchAll(GroupWatch watch) {
        return begin(watch, () -> {
            Map<Object, List<Pid>> all = new HashMap<>();
            groups.keySet().forEach(group -> all.put(group, members(group)));
            return new ProcessGroups.WatchedScope(watch, Map.copyOf(all));
        });
    }

    private <W> Optional<W> begin(GroupWatch watch, Supplier<W> look) {
        watch.owner.holdings().add(watch);
        Optional<W> begun = Optional.empty();
        lock.lock();
        try {
            if (!stopped) {
                watches.computeIfAbsent(watch.group, _ -> new LinkedHashSet<>()).add(watch);
                begun = Optional.of(look.get());
            }
        } finally {
            lock.unlock();
        }
        if (begun.isEmpty() || !watch.owner.isAlive()) {
            forget(watch);
        }
        return begun;
    }

    /** Ends a monitor; false when it was ended before. */
    boolean forget(GroupWatch watch) {
        watch.owner.holdings().remove(watch);
        lock.lock();
        try {
            Set<GroupWatch> same = watches.get(watch.group);
            if (same == null || !same.remove(watch)) {
                return false;
            }
            if (same.isEmpty()) {
                watches.remove(watch.group);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of all members and monitors. */
    void stop() {
        lock.lock();
        try {
            stopped = true;
            groups.values()
                    .forEach(members -> members.values()
                            .forEach(membership -> membership.owner.holdings().remove(membership)));
            groups.clear();
            watches.values()
                    .forEach(
                            same -> same.forEach(watch -> watch.owner.holdings().remove(watch)));
            watches.clear();
        } finally {
            lock.unlock();
        }
    }
}
