package io.warpbeam.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Down;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.supervision.AutoShutdown;
import io.warpbeam.supervision.Backoff;
import io.warpbeam.supervision.ChildCounts;
import io.warpbeam.supervision.ChildInfo;
import io.warpbeam.supervision.ChildSpec;
import io.warpbeam.supervision.DynamicSupervisor;
import io.warpbeam.supervision.DynamicSupervisorRef;
import io.warpbeam.supervision.PartitionSupervisor;
import io.warpbeam.supervision.Restart;
import io.warpbeam.supervision.SupervisionTree;
import io.warpbeam.supervision.Supervisor;
import io.warpbeam.supervision.SupervisorEvent;
import io.warpbeam.supervision.SupervisorRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The programs of the page on supervision. */
class SupervisionTest {

    /** Stands for any server. */
    private static final class Database implements GenServer<String> {
        @Override
        public Init<String> init(Self self) {
            return Init.ok("ready");
        }

        @Override
        public Next<String> handleInfo(Object message, String state) {
            return Next.noReply(state);
        }
    }

    // @start region="shop"
    static Supervisor shop() {
        Supervisor stock = Supervisor.restForOne()
                .child("database", Restart.PERMANENT, Database::new)
                .child("cache", Restart.PERMANENT, Database::new);
        return Supervisor.oneForOne()
                .name("shop")
                .intensity(3, Duration.ofSeconds(5))
                .child(ChildSpec.supervisor("stock", stock))
                .child(ChildSpec.supervisor(
                        "carts", DynamicSupervisor.oneForOne().name("carts")))
                .child(ChildSpec.of("mailer", Database::new).restart(Restart.TRANSIENT));
    }
    // @end

    @Test
    void startsTheShopAndShowsItsTree() throws InterruptedException {
        try (Node node = Node.start("shop")) {
            CountDownLatch restarted = new CountDownLatch(1);
            node.listen(event -> {
                if (event instanceof SupervisorEvent.ChildRestarted) {
                    restarted.countDown();
                }
            });
            // @start region="start"
            SupervisorRef shop = shop().start(node).orThrow();
            DynamicSupervisorRef carts = DynamicSupervisorRef.named(node, "carts");
            carts.startChild(ChildSpec.of("cart", Database::new).restart(Restart.TEMPORARY))
                    .orThrow();
            // @end

            assertThat(shop.tree(Duration.ofSeconds(10)).running()).isEqualTo(7);
            shop.whichChildren().getFirst().pid().orElseThrow().sendExit(ExitReason.KILL);
            assertThat(restarted.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(restarted(shop.tree(Duration.ofSeconds(10)))).containsExactly("mailer: " + ExitReason.KILLED);
        }
    }

    // @start region="job"
    static Supervisor job() {
        return Supervisor.oneForAll()
                .autoShutdown(AutoShutdown.ALL_SIGNIFICANT)
                .child("progress", Restart.PERMANENT, Database::new)
                .child(ChildSpec.process("left half", _ -> {})
                        .restart(Restart.TRANSIENT)
                        .significant(true))
                .child(ChildSpec.process("right half", _ -> {})
                        .restart(Restart.TRANSIENT)
                        .significant(true));
    }
    // @end

    @Test
    void endsWithItsWork() {
        try (Node node = Node.start("job");
                Inbox inbox = node.inbox()) {
            inbox.monitor(job().start(node).orThrow().pid());

            assertThat(inbox.receive(Down.class::isInstance, Duration.ofSeconds(30)))
                    .isPresent();
        }
    }

    // @start region="patient"
    static Supervisor patient() {
        Duration first = Duration.ofMillis(100);
        return Supervisor.oneForOne()
                .intensity(20, Duration.ofMinutes(10))
                .backoff(Backoff.exponential(first, Duration.ofMinutes(1)))
                .child(ChildSpec.of("uplink", Database::new).limit(15, Duration.ofMinutes(10)))
                .failing();
    }
    // @end

    @Test
    void isSetUpToWait() {
        try (Node node = Node.start("patient")) {
            assertThat(patient().start(node).orThrow().whichChildren())
                    .extracting(ChildInfo::id)
                    .containsExactly("uplink");
        }
    }

    @Test
    void sharesKeysOut() {
        try (Node node = Node.start("partitions")) {
            // @start region="partitions"
            PartitionSupervisor sessions = PartitionSupervisor.of(8, number -> ChildSpec.of("sessions", Database::new));
            sessions.start(node).orThrow();
            sessions.at("ada").send("seen");
            // @end

            assertThat(sessions.ref().countChildren()).isEqualTo(new ChildCounts(8, 8, 0, 8));
        }
    }

    // @start region="restarted"
    static List<String> restarted(SupervisionTree tree) {
        List<String> ids = new ArrayList<>();
        if (tree.restarts() > 0) {
            ids.add(tree.id() + ": " + tree.lastReason().orElseThrow());
        }
        tree.children().forEach(child -> ids.addAll(restarted(child)));
        return ids;
    }
    // @end
}
