package io.warpbeam.models;

import io.warpbeam.actors.AlreadyRegisteredException;
import io.warpbeam.actors.Destination;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Name;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Processes set timers for themselves, for others and for names, cancel and read them, and end, while the clock jumps.
 * No timer is early, each fires once or is cancelled, as the cancel says, an interval leaves nothing out, none is for
 * anybody else, and they come in the order of their deadlines.
 */
public final class TimerModel implements Model {

    @Override
    public String name() {
        return "timers";
    }

    @Override
    public void run(World world) {
        new Run(world).play();
    }

    /** One run. */
    static final class Run {
        static final String NAME = "clerk";

        final World world;
        final Verdict verdict;
        private final RandomGenerator random;
        private final boolean prompt;
        private final List<Ticket> tickets = new ArrayList<>();
        private final List<TimerPeer> peers = new ArrayList<>();
        private final Map<Long, Duration> namedSince = new HashMap<>();

        Run(World world) {
            this.world = world;
            this.random = world.random();
            this.verdict = new Verdict(world);
            this.prompt = random.nextInt(3) == 0;
        }

        /** Whether the clock does not jump and nobody sleeps, so that no timer can be late. */
        boolean isPrompt() {
            return prompt;
        }

        Node node() {
            return world.node();
        }

        Duration now() {
            return world.time();
        }

        void play() {
            for (int jumps = prompt ? 0 : random.nextInt(6); jumps > 0; jumps--) {
                world.faults().jumpAt(random.nextInt(300), Duration.ofNanos(random.nextInt(20_000_000)));
            }
            int turns = 15 + random.nextInt(40);
            for (int turn = 0; turn < turns; turn++) {
                turn();
            }
            calmDown();
            tickets.stream()
                    .filter(Ticket::isInterval)
                    .filter(Ticket::isSet)
                    .forEach(ticket -> ticket.cancelAtRest(this));
            calmDown();
            account();
        }

        private void calmDown() {
            for (int times = 0; times < 10; times++) {
                world.settle();
                world.sleep(Duration.ofMillis(20));
            }
            world.settle();
        }

        private void turn() {
            List<TimerPeer> alive = alive();
            if (alive.size() < 3) {
                TimerPeer peer = new TimerPeer(this);
                peers.add(peer);
                peer.spawn();
                takeName(peer.pid());
                return;
            }
            Pid pid = alive.get(random.nextInt(alive.size())).pid();
            switch (random.nextInt(16)) {
                case 0, 1, 2, 3, 4 -> world.sleep(Duration.ofMillis(random.nextInt(6)));
                case 5 -> world.settle();
                case 6 -> pid.sendExit(ExitReason.KILL);
                case 7 -> takeName(pid);
                default -> pid.send(new TimerPeer.Turn());
            }
        }

        private void takeName(Pid pid) {
            try {
                node().register(NAME, pid);
                namedSince.put(pid.id(), now());
            } catch (IllegalArgumentException | AlreadyRegisteredException taken) {
                Note.down(world, "no name for", pid, taken);
            }
        }

        // ---- for the processes

        List<TimerPeer> alive() {
            return peers.stream()
                    .filter(peer -> peer.hasPid() && peer.pid().isAlive())
                    .toList();
        }

        Destination target() {
            List<TimerPeer> known = peers.stream().filter(TimerPeer::hasPid).toList();
            return random.nextInt(4) == 0
                    ? Name.of(node(), NAME)
                    : known.get(random.nextInt(known.size())).pid();
        }

        boolean mayHaveName(Pid pid) {
            return namedSince.containsKey(pid.id());
        }

        int nextNumber() {
            return tickets.size();
        }

        Ticket add(Ticket ticket) {
            tickets.add(ticket);
            return ticket;
        }

        Optional<Ticket> any() {
            List<Ticket> set = tickets.stream().filter(Ticket::isSet).toList();
            return set.isEmpty() ? Optional.empty() : Optional.of(set.get(random.nextInt(set.size())));
        }

        // ---- at the end

        private void account() {
            Duration named = node().whereis(NAME)
                    .flatMap(holder -> Optional.ofNullable(namedSince.get(holder.id())))
                    .orElseGet(this::now);
            for (Ticket ticket : tickets) {
                boolean there = ticket.pid().map(Pid::isAlive).orElse(named.compareTo(ticket.set()) < 0);
                ticket.account(this, there);
            }
            long pending = node().info().pendingTimers();
            boolean known = tickets.stream().allMatch(Ticket::isSet); // not if a process was killed while it set one
            verdict.check(pending == 0 || !known, "no timer is left", pending);
        }
    }
}
