package io.warpbeam.bench.soak;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.NodeBuilder;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Plays a plan on a node of its own. */
final class Round {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Round() {}

    /**
     * Plays a plan from the start of the node to its end. By a plain thread, which waits.
     *
     * @return what was written down
     */
    static Account play(Plan plan) {
        String name = "soak-" + Long.toHexString(plan.seed());
        NodeBuilder builder = Node.builder(name);
        plan.workers().ifPresent(builder::workers);
        Ledger ledger;
        Remains remains;
        try (Node node = builder.start();
                Inbox inbox = node.inbox(SpawnOptions.DEFAULT.trappingExits())) {
            World world = new World(node, plan);
            ledger = world.ledger;
            try (Node.Subscription _ = node.listen(ledger::hear)) {
                spawnTheFirst(world);
                inbox.sleep(Duration.ofMillis(plan.lengthMillis()));
                remains = new Settlement(world, inbox).settle();
            }
        }
        return ledger.account(plan, withThreads(remains, name));
    }

    private static void spawnTheFirst(World world) {
        for (Role role : world.plan.roles().subList(0, world.plan.first())) {
            Actor actor = new Actor(world, role);
            SpawnOptions options = role.make().options();
            Pid pid = role.make().eventDriven()
                    ? world.node.spawn(options, actor)
                    : world.node.spawn(options, actor::run);
            world.ledger.enter(role.number(), pid);
        }
    }

    /** Adds the threads of the node that are left when it is closed. Virtual ones are not listed by the JDK. */
    private static Remains withThreads(Remains remains, String node) {
        List<String> things = new ArrayList<>(remains.things());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains(node) && !isOver(thread)) {
                things.add("thread " + thread.getName() + " at "
                        + Stream.of(thread.getStackTrace()).toList());
            }
        }
        return new Remains(things, remains.ties(), remains.links(), remains.troubles());
    }

    private static boolean isOver(Thread thread) {
        try {
            return thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
