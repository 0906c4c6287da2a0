package io.warpbeam.models;

import io.warpbeam.actors.AlreadyRegisteredException;
import io.warpbeam.actors.Down;
import io.warpbeam.actors.EventHandler;
import io.warpbeam.actors.Exit;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Monitor;
import io.warpbeam.actors.Name;
import io.warpbeam.actors.NotRegisteredException;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.UniqueRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A process of the {@link RegistryModel}. */
final class RegistryPeer implements EventHandler {

    /** Asks a process to do something. */
    record Turn() {}

    /** Sent to a name. */
    private record ToName(String name, Pid holder) {}

    private final RegistryModel.Run run;
    private final RandomGenerator random;
    private final boolean blocking;
    private final boolean trapping;
    private final Set<String> held = new HashSet<>();
    private final Set<String> changing = new HashSet<>();
    private final Map<String, Long> changed = new HashMap<>();
    private Optional<Pid> pid = Optional.empty();

    RegistryPeer(RegistryModel.Run run) {
        this.run = run;
        this.random = run.world.random();
        this.blocking = random.nextInt(3) == 0;
        this.trapping = random.nextBoolean();
    }

    Pid spawn(SpawnOptions options) {
        SpawnOptions full = trapping ? options.trappingExits() : options;
        Pid made = blocking ? run.node().spawn(full, this::live) : run.node().spawn(full, this);
        pid = Optional.of(made);
        return made;
    }

    boolean hasPid() {
        return pid.isPresent();
    }

    Pid pid() {
        return pid.orElseThrow();
    }

    /** Whether it has a key for certain. */
    boolean holds(String key) {
        return held.contains(key);
    }

    private void live(Self self) {
        start(self);
        while (true) {
            handle(self.receive());
        }
    }

    @Override
    public void start(Self self) {
        pid = Optional.of(self.pid());
    }

    @Override
    public void handle(Object message) {
        Note.down(run.world, pid(), "receives", message);
        switch (message) {
            case Turn _ -> act();
            case ToName(var name, var holder) ->
                run.verdict.check(holder.equals(pid()), "a name leads to its holder", name, holder, pid());
            case Down(var _, var other, var reason) -> {
                if (!(reason instanceof ExitReason.NoProcess)) {
                    hasEnded(other);
                }
            }
            case Exit(var other, var _) -> {
                if (run.known().stream().anyMatch(peer -> peer.pid().equals(other))) {
                    hasEnded(other);
                } else {
                    throw Self.current().exit(ExitReason.SHUTDOWN);
                }
            }
            default -> run.verdict.check(false, "nothing else is received", message);
        }
    }

    /** Whoever is told of an end finds all free. */
    private void hasEnded(Pid other) {
        boolean named = RegistryModel.Run.NAMES.stream()
                .anyMatch(name -> run.node().whereis(name).filter(other::equals).isPresent());
        run.verdict.check(!named && !other.isAlive(), "the name of the ended is free", other);
        run.verdict.check(run.node().info(other).isEmpty(), "nothing is known of the ended", other);
        boolean keyed = RegistryModel.Run.KEYS.stream()
                .anyMatch(key -> run.registry.lookup(key).stream()
                        .anyMatch(entry -> entry.owner().equals(other)));
        run.verdict.check(!keyed && run.registry.keys(other).isEmpty(), "the keys of the ended are free", other);
        run.nameOf(other).filter(run::isKnown).ifPresent(name -> {
            run.verdict.check(
                    !run.node().registered().contains(name) || run.holder(name).isPresent(),
                    "the name of the ended is not listed",
                    name,
                    other);
            run.world.sometimes("a name is taken over", takeName(name, pid()));
        });
    }

    private void act() {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            List<RegistryPeer> peers = run.known();
            RegistryPeer other = peers.get(random.nextInt(peers.size()));
            String name = RegistryModel.Run.NAMES.get(random.nextInt(RegistryModel.Run.NAMES.size()));
            String key = RegistryModel.Run.KEYS.get(random.nextInt(RegistryModel.Run.KEYS.size()));
            int choice = random.nextInt(16);
            Note.down(run.world, pid(), "does", choice, other.pid(), name, key);
            switch (choice) {
                case 0, 1 -> takeName(name, pid());
                case 2 -> takeName(name, other.pid());
                case 3 -> giveName(name);
                case 4 -> sendTo(name);
                case 5 -> watch(name);
                case 6, 7 -> Self.current().monitor(other.pid());
                case 8 -> Self.current().link(other.pid());
                case 9, 10, 11 -> takeKey(key);
                case 12, 13 -> giveKey(key);
                case 14 -> Self.current().sleep(Duration.ofMillis(1));
                default -> {
                    if (random.nextInt(4) == 0) {
                        throw Self.current().exit(ExitReason.NORMAL);
                    }
                }
            }
        }
    }

    // ---- names

    private boolean takeName(String name, Pid who) {
        if (!run.isKnown(name)) {
            return false;
        }
        Optional<Pid> holder = run.holder(name);
        Optional<String> other = run.nameOf(who);
        try {
            run.node().register(name, who);
            run.verdict.check(
                    holder.isEmpty() && other.isEmpty() && who.isAlive(), "a name is taken once", name, who, holder);
            run.takes(name, who);
            return true;
        } catch (AlreadyRegisteredException taken) {
            run.verdict.check(
                    holder.filter(taken.holder()::equals).isPresent(), "who holds a name is told", name, holder);
        } catch (IllegalArgumentException refused) {
            run.verdict.check(other.isPresent() || !who.isAlive(), "a process has one name", name, who);
        }
        return false;
    }

    private void giveName(String name) {
        if (!run.isKnown(name)) {
            return;
        }
        Optional<Pid> holder = run.holder(name);
        boolean given = run.node().unregister(name);
        run.verdict.check(given == holder.isPresent(), "a name that is held is given up", name, holder);
        run.gives(name);
    }

    private void sendTo(String name) {
        if (!run.isKnown(name)) {
            return;
        }
        Optional<Pid> holder = run.holder(name);
        try {
            Name.of(run.node(), name).send(new ToName(name, holder.orElse(pid())));
            run.verdict.check(holder.isPresent(), "a name leads to nobody", name);
        } catch (NotRegisteredException nobody) {
            run.verdict.check(holder.isEmpty(), "a name leads to its holder", name, holder);
        }
    }

    private void watch(String name) {
        if (!run.isKnown(name)) {
            return;
        }
        Optional<Pid> holder = run.holder(name);
        Monitor monitor = Self.current().monitor(name);
        run.verdict.check(
                holder.isEmpty() || monitor.target().equals(holder.get()), "a monitor finds the holder", name, holder);
    }

    // ---- keys

    private void takeKey(String key) {
        boolean mine = held.contains(key);
        changing.add(key);
        long begun = run.world.steps();
        UniqueRegistry.Registration result = run.registry.register(key);
        hasChanged(key);
        switch (result) {
            case UniqueRegistry.Registration.Done _ -> {
                run.verdict.check(!mine, "a key is taken once", key, pid());
                held.add(key);
            }
            case UniqueRegistry.Registration.Taken(var _, var holder) -> {
                boolean known = run.known().stream()
                        .anyMatch(peer -> peer.pid().equals(holder) && peer.mayHaveHeld(key, begun));
                run.verdict.check(known, "who holds a key is told", key, holder);
                run.world.sometimes("a key is taken already", !holder.equals(pid()));
            }
        }
    }

    private boolean mayHaveHeld(String key, long since) {
        return held.contains(key) || changing.contains(key) || changed.getOrDefault(key, -1L) >= since;
    }

    private void hasChanged(String key) {
        changing.remove(key);
        changed.put(key, run.world.steps());
    }

    private void giveKey(String key) {
        boolean mine = held.remove(key);
        changing.add(key);
        boolean given = run.registry.unregister(key);
        hasChanged(key);
        run.verdict.check(given == mine, "a key that is held is given up", key, pid());
    }
}
