package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessTableTest {

    private static final int THREADS = 4;
    private static final int EACH = 5_000;

    private static final EventHandler NOTHING = new EventHandler() {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {}
    };

    private final Node node = Node.start("table");
    private final ProcessTable table = new ProcessTable();

    @AfterEach
    void close() {
        node.close();
    }

    private EventProcess process() {
        return new EventProcess((LocalNode) node, table.place(null), null, SpawnOptions.DEFAULT, NOTHING);
    }

    @Test
    void givesEachThreadNumbersOfItsOwn() throws InterruptedException {
        Set<Long> ids = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(THREADS);
        for (int thread = 0; thread < THREADS; thread++) {
            node.spawn(_ -> {
                for (int i = 0; i < EACH; i++) {
                    ids.add(table.place(null).id());
                }
                done.countDown();
            });
        }
        done.await();
        assertThat(ids).hasSize(THREADS * EACH);
    }

    @Test
    void findsWhatWasAddedAndNotRemoved() {
        List<LocalProcess> kept = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            EventProcess process = process();
            table.add(process);
            if (i % 7 == 0) {
                kept.add(process);
            } else {
                table.remove(process);
            }
        }
        assertThat(table.snapshot()).isEqualTo(kept);
        assertThat(table.size()).isEqualTo(kept.size());
        assertThat(table.spawned()).isEqualTo(1_000);
    }

    @Test
    void forgetsABlockWhenAllOfItHaveEnded() {
        for (int i = 0; i < 100_000; i++) {
            EventProcess process = process();
            table.add(process);
            table.remove(process);
        }
        assertThat(table.blocks()).isEqualTo(1);
    }

    @Test
    void keepsNoBlockForWorkersThatLeave() {
        int before = ((LocalNode) node).processes.blocks();
        for (int round = 0; round < 200; round++) {
            CountDownLatch ended = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                node.spawn(SpawnOptions.DEFAULT, new BlocksAndSpawns(ended));
            }
            await(ended);
        }
        assertThat(((LocalNode) node).processes.blocks()).isLessThan(before + 100);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives its worker's seat away, so that another takes numbers, and spawns. */
    private record BlocksAndSpawns(CountDownLatch ended) implements EventHandler {
        @Override
        public void start(Self self) {
            self.sleep(Duration.ofNanos(1));
            self.node().spawn(SpawnOptions.DEFAULT, NOTHING).sendExit(ExitReason.SHUTDOWN);
            ended.countDown();
            throw self.exit(ExitReason.NORMAL);
        }

        @Override
        public void handle(Object message) {}
    }
}
