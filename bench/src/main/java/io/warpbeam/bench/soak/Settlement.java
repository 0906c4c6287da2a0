package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessInfo;
import io.warpbeam.actors.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Brings a round to its end, so that what is written down can be judged: all but the witnesses end; the witnesses
 * receive everything that came of it; then they end too, and nothing may be left. By the thread that plays the round.
 *
 * <p>A fence is a message that passes every bound. When a witness answers it, everything is on its page that was on its
 * way before; three of them, one after the other, also carry what witnesses send to each other.
 */
final class Settlement {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofMillis(2);
    private static final int FENCES = 3;

    private final World world;
    private final Node node;
    private final Inbox inbox;
    private final List<String> things = new ArrayList<>();
    private final List<String> ties = new ArrayList<>();
    private final Set<Remains.Link> links = new HashSet<>();
    private final List<String> troubles = new ArrayList<>();

    Settlement(World world, Inbox inbox) {
        this.world = world;
        this.node = world.node;
        this.inbox = inbox;
    }

    /** {@return what is left when all have ended} */
    Remains settle() {
        world.closing = true;
        bidFarewell(false);
        inbox.sleep(GRACE);
        pass(false); // whatever witnesses are doing is over
        endAllBut(this::isWitness, "processes did not end");
        cancelStrays();
        await(
                "timers did not fire",
                () -> world.soonTimers.stream().allMatch(timer -> timer.left().isEmpty()));
        for (int fence = 1; fence <= FENCES; fence++) {
            pass(fence == FENCES);
        }
        inspectWitnesses();
        bidFarewell(true);
        inbox.sleep(GRACE);
        endAllBut(_ -> false, "witnesses did not end");
        collectThings();
        return new Remains(things, ties, links, troubles);
    }

    private boolean isWitness(Pid pid) {
        int number = world.ledger.number(pid);
        return number >= 0 && world.plan.role(number).make().witness();
    }

    private void bidFarewell(boolean witnesses) {
        for (Role role : world.plan.roles()) {
            if (role.make().witness() == witnesses) {
                world.ledger.pid(role.number()).ifPresent(pid -> pid.sendExit(role.farewell()));
            }
        }
    }

    /** Kills whatever there is, once each, as long as something is being spawned. */
    private void endAllBut(Predicate<Pid> spared, String trouble) {
        Set<Pid> killed = new HashSet<>();
        await(trouble, () -> {
            boolean over = node.info().zombies() == 0; // before it is known who runs: code that ends may have spawned
            List<Pid> left = world.ledger.running().stream()
                    .filter(pid -> !spared.test(pid))
                    .toList();
            left.stream().filter(killed::add).forEach(pid -> pid.sendExit(ExitReason.KILL));
            return over && left.isEmpty();
        });
    }

    private void cancelStrays() {
        world.strayTimers.forEach(Timer::cancel);
    }

    private void pass(boolean last) {
        Map<Integer, Pid> witnesses = witnesses();
        witnesses.values().forEach(pid -> node.sendAfter(Duration.ZERO, pid, new Actor.Fence(inbox.pid(), last)));
        Set<Integer> missing = new HashSet<>(witnesses.keySet());
        await("witnesses do not answer", () -> {
            while (!missing.isEmpty() && inbox.receive(PAUSE).orElse("nothing") instanceof Actor.Passed(int witness)) {
                missing.remove(witness);
            }
            missing.removeIf(
                    witness -> world.ledger.pid(witness).filter(Pid::isAlive).isEmpty());
            return missing.isEmpty();
        });
    }

    private Map<Integer, Pid> witnesses() {
        Map<Integer, Pid> witnesses = new HashMap<>();
        world.ledger.running().stream()
                .filter(this::isWitness)
                .forEach(pid -> witnesses.put(world.ledger.number(pid), pid));
        return witnesses;
    }

    /** Witnesses may be related to each other; all others have ended, and nothing ties anyone to them. */
    private void inspectWitnesses() {
        witnesses().forEach((number, pid) -> node.info(pid).ifPresent(info -> inspect(number, info)));
    }

    private void inspect(int number, ProcessInfo info) {
        info.links().forEach(other -> links.add(new Remains.Link(number, world.ledger.number(other))));
        List<Pid> related = new ArrayList<>(info.links());
        info.monitors().forEach(monitor -> related.add(monitor.target()));
        related.addAll(info.monitoredBy());
        related.removeIf(pid -> isWitness(pid) && pid.isAlive());
        if (!related.isEmpty()) {
            ties.add(number + " still has ties to " + related + ", which have ended: " + info);
        }
    }

    /** Everyone has ended but the process that plays the round, and the root. */
    private void collectThings() {
        cancelStrays();
        await("timers are left behind", () -> node.info().pendingTimers() == 0);
        List<Pid> left = new ArrayList<>(node.processes());
        left.removeAll(List.of(node.root(), inbox.pid()));
        left.forEach(pid -> things.add("process " + pid));
        node.registered().forEach(name -> things.add("node name " + name));
        world.unique.select(_ -> true).forEach(entry -> things.add("unique key " + entry));
        world.duplicate.select(_ -> true).forEach(entry -> things.add("duplicate key " + entry));
        world.groups.groups().forEach(group -> things.add("group " + group + " of " + world.groups.members(group)));
        for (Pid own : List.of(node.root(), inbox.pid())) {
            node.info(own)
                    .filter(info ->
                            !info.links().isEmpty() || !info.monitoredBy().isEmpty())
                    .ifPresent(info -> ties.add("the round itself still has ties: " + info));
        }
        long announced = world.ledger.deadLetterCount();
        if (node.info().deadLetters() != announced) {
            troubles.add("the node counted " + node.info().deadLetters() + " dead letters and announced " + announced);
        }
    }

    private void await(String trouble, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                troubles.add(trouble + ": " + node.info() + ", running are "
                        + world.ledger.running().stream()
                                .map(pid -> world.ledger.number(pid) + " " + node.info(pid))
                                .collect(Collectors.joining("; ")));
                return;
            }
            inbox.sleep(PAUSE);
        }
    }
}
