package io.warpbeam.models;

import io.warpbeam.actors.AlreadyRegisteredException;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.Registry;
import io.warpbeam.actors.SpawnOptions;
import io.warpbeam.actors.UniqueRegistry;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Processes take names and keys, give them up, lose them to nobody but their end, and watch each other. A name has one
 * holder, which lives; whoever is told of an end finds the names of the ended free; listeners of a registry hear of
 * each key in turn who gets and who loses it.
 */
public final class RegistryModel implements Model {

    private static final int MOST = 4;

    @Override
    public String name() {
        return "registry";
    }

    @Override
    public void run(World world) {
        new Run(world).play();
    }

    /** One run. */
    static final class Run {
        static final List<String> NAMES = List.of("x", "y", "z");
        static final List<String> KEYS = List.of("k", "l");

        final World world;
        final Verdict verdict;
        final UniqueRegistry<String, Integer> registry;
        private final RandomGenerator random;
        private final List<RegistryPeer> peers = new ArrayList<>();

        /** Names of the node. Nobody is overtaken while one changes, except a spawn. */
        private final Map<String, Pid> names = new HashMap<>();

        private final Set<String> unknown = new HashSet<>();
        private final Map<String, Pid> heard = new HashMap<>();

        Run(World world) {
            this.world = world;
            this.random = world.random();
            this.verdict = new Verdict(world);
            this.registry = Registry.unique(world.node(), "keys", 0);
        }

        Node node() {
            return world.node();
        }

        void play() {
            Pid listener = node().spawn(self -> {
                while (true) {
                    hear(self.receive());
                }
            });
            registry.addListener(listener);
            world.always(
                    "a name has the holder that took it",
                    () -> NAMES.stream()
                            .allMatch(name -> unknown.contains(name)
                                    || node().whereis(name).equals(holder(name))));
            world.always(
                    "an ended process has no name",
                    () -> NAMES.stream()
                            .allMatch(name -> unknown.contains(name)
                                    || node().registered().contains(name)
                                            == holder(name).isPresent()));
            world.always(
                    "a key has the holder that took it", () -> KEYS.stream().allMatch(this::isHeldRight));
            int turns = 40 + random.nextInt(60);
            for (int turn = 0; turn < turns; turn++) {
                turn();
            }
            world.sleep(Duration.ofMillis(50));
            world.settle();
            account(listener);
        }

        private void turn() {
            List<RegistryPeer> alive = alive();
            if (alive.size() < MOST) {
                spawn();
                return;
            }
            RegistryPeer peer = alive.get(random.nextInt(alive.size()));
            switch (random.nextInt(12)) {
                case 0 -> world.settle();
                case 1 -> world.sleep(Duration.ofMillis(1));
                case 2 -> peer.pid().sendExit(ExitReason.KILL);
                case 3 -> peer.pid().sendExit(ExitReason.SHUTDOWN);
                default -> peer.pid().send(new RegistryPeer.Turn());
            }
        }

        private void spawn() {
            RegistryPeer peer = new RegistryPeer(this);
            peers.add(peer);
            if (random.nextBoolean()) {
                peer.spawn(SpawnOptions.DEFAULT);
                return;
            }
            String name = NAMES.get(random.nextInt(NAMES.size()));
            Optional<Pid> holder = holder(name);
            unknown.add(name);
            try {
                Pid pid = peer.spawn(SpawnOptions.named(name));
                verdict.check(holder.isEmpty(), "a name is taken once", name, holder);
                verdict.check(
                        node().whereis(name).filter(pid::equals).isPresent() || !pid.isAlive(),
                        "a spawned process has its name",
                        name,
                        pid);
                names.put(name, pid);
            } catch (AlreadyRegisteredException taken) {
                verdict.check(holder.filter(taken.holder()::equals).isPresent(), "a name is free", name, holder);
            }
            unknown.remove(name);
        }

        // ---- names

        Optional<Pid> holder(String name) {
            return Optional.ofNullable(names.get(name)).filter(Pid::isAlive);
        }

        boolean isKnown(String name) {
            return !unknown.contains(name);
        }

        Optional<String> nameOf(Pid pid) {
            return names.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(pid))
                    .map(Map.Entry::getKey)
                    .findFirst();
        }

        void takes(String name, Pid pid) {
            names.put(name, pid);
        }

        void gives(String name) {
            names.remove(name);
        }

        // ---- keys

        private Stream<RegistryPeer> certain(String key) {
            return alive().stream().filter(peer -> peer.holds(key));
        }

        private boolean isHeldRight(String key) {
            List<RegistryPeer> holders = certain(key).toList();
            Optional<Pid> told = registry.whereis(key);
            return holders.size() <= 1
                    && told.filter(pid -> !pid.isAlive()).isEmpty()
                    && (holders.isEmpty()
                            || told.filter(holders.getFirst().pid()::equals).isPresent());
        }

        private void hear(Object message) {
            Note.down(world, "listener hears", message);
            switch (message) {
                case Registry.Registered(var _, var key, var owner, var _) -> {
                    Pid before = heard.put((String) key, owner);
                    verdict.check(before == null, "who loses a key is told before who gets it", key, owner);
                }
                case Registry.Unregistered(var _, var key, var owner) -> {
                    Pid before = heard.remove((String) key);
                    verdict.check(owner.equals(before), "who loses a key has got it", key, owner);
                }
                default -> verdict.check(false, "listeners hear of changes", message);
            }
        }

        // ---- for the processes

        List<RegistryPeer> alive() {
            return known().stream().filter(peer -> peer.pid().isAlive()).toList();
        }

        List<RegistryPeer> known() {
            return peers.stream().filter(RegistryPeer::hasPid).toList();
        }

        // ---- at the end

        private void account(Pid listener) {
            verdict.check(listener.isAlive(), "the listener lives", listener);
            for (String key : KEYS) {
                Optional<Pid> last = Optional.ofNullable(heard.get(key));
                verdict.check(last.equals(registry.whereis(key)), "listeners hear all", key, last);
            }
            long held = KEYS.stream()
                    .filter(key -> registry.whereis(key).isPresent())
                    .count();
            verdict.check(registry.count() == held, "only what is held is counted", registry.count(), held);
        }
    }
}
