package io.warpbeam.models;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Servers fire, cancel and reset async fields, and end in all ways, as their runs do. A field is in the state that a
 * simple model of it is in; each run is told once, truly, and not at all once it was given up; nothing else reaches the
 * server, and no run outlives it.
 */
public final class FieldModel implements Model {

    @Override
    public String name() {
        return "fields";
    }

    @Override
    public void run(World world) {
        new Run(world).play();
    }

    /** One run. */
    static final class Run {
        final World world;
        final Verdict verdict;
        private final RandomGenerator random;
        private final List<FieldPeer> peers = new ArrayList<>();
        private final List<FieldTrip> trips = new ArrayList<>();

        Run(World world) {
            this.world = world;
            this.random = world.random();
            this.verdict = new Verdict(world);
            world.node().listen(event -> {
                if (event instanceof SystemEvent.Crashed(var report) && report.reason() instanceof ExitReason.Crashed) {
                    verdict.check(trip(report.pid()).isPresent(), "only computations throw", report);
                }
            });
        }

        void play() {
            int turns = 10 + random.nextInt(30);
            for (int turn = 0; turn < turns; turn++) {
                turn();
            }
            rest();
            trips.forEach(FieldTrip::accountAtRest);
            alive().forEach(peer -> peer.pid().sendExit(ExitReason.KILL));
            rest();
            trips.forEach(FieldTrip::account);
        }

        private void rest() {
            world.sleep(Duration.ofSeconds(1));
            world.settle();
        }

        private void turn() {
            List<FieldPeer> alive = alive();
            if (alive.size() < 2) {
                FieldPeer peer = new FieldPeer(this);
                peers.add(peer);
                peer.spawn();
                return;
            }
            Pid pid = Chance.pick(random, alive).pid();
            switch (random.nextInt(12)) {
                case 0 -> world.settle();
                case 1, 2 -> world.sleep(Duration.ofMillis(random.nextInt(3)));
                case 3 -> {
                    if (random.nextInt(3) == 0) {
                        pid.sendExit(random.nextBoolean() ? ExitReason.KILL : ExitReason.SHUTDOWN);
                    }
                }
                case 4 -> {
                    if (!trips.isEmpty()) {
                        Chance.pick(random, trips.subList(Math.max(0, trips.size() - 4), trips.size()))
                                .strike();
                    }
                }
                default -> pid.send(new FieldPeer.Turn());
            }
        }

        private List<FieldPeer> alive() {
            return peers.stream().filter(peer -> peer.pid().isAlive()).toList();
        }

        // ---- for the processes

        FieldTrip begin(FieldPeer server) {
            FieldTrip trip = new FieldTrip(this, server, trips.size());
            trips.add(trip);
            return trip;
        }

        /** The trip that has a process, as its keeper or its worker. */
        Optional<FieldTrip> trip(Pid pid) {
            return trips.stream().filter(trip -> trip.has(pid)).findFirst();
        }
    }
}
