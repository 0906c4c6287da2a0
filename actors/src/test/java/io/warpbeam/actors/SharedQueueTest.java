package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedQueueTest {

    private static final EventHandler NOTHING = new EventHandler() {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {}
    };

    private final Node node = Node.builder("priorities").workers(1).start();
    private final ProcessTable table = new ProcessTable();
    private final SharedQueue queue = new SharedQueue();

    @AfterEach
    void close() {
        node.close();
    }

    private EventProcess add(Priority priority) {
        EventProcess process = new EventProcess(
                (LocalNode) node, table.place(null), null, SpawnOptions.DEFAULT.priority(priority), NOTHING);
        queue.add(process);
        return process;
    }

    @Test
    void givesTheMostUrgentFirstAndEachClassInOrder() {
        EventProcess low = add(Priority.LOW);
        EventProcess normal = add(Priority.NORMAL);
        EventProcess high = add(Priority.HIGH);
        EventProcess critical = add(Priority.CRITICAL);
        EventProcess secondHigh = add(Priority.HIGH);
        List<EventProcess> order = new ArrayList<>();
        while (!queue.isEmpty()) {
            order.add(queue.poll());
        }
        assertThat(order).containsExactly(critical, high, secondHigh, normal, low);
        assertThat(queue.poll()).isNull();
    }

    @Test
    void givesLowAnEighthOfTheTurnsWhateverElseWaits() {
        for (int i = 0; i < 100; i++) {
            add(Priority.CRITICAL);
            add(Priority.LOW);
        }
        List<Priority> turns = new ArrayList<>();
        for (int turn = 0; turn < 80; turn++) {
            EventProcess next = queue.pollClassed(turn);
            if (next != null) {
                turns.add(next.options().priority());
            }
        }
        assertThat(turns.stream().filter(Priority.LOW::equals)).hasSize(10);
        assertThat(turns.stream().filter(Priority.CRITICAL::equals)).hasSize(65);
    }

    @Test
    void givesHighAnEighthOfTheTurnsHoweverManyCriticalOnesWait() {
        for (int i = 0; i < 100; i++) {
            add(Priority.CRITICAL);
            add(Priority.HIGH);
        }
        List<Priority> turns = new ArrayList<>();
        for (int turn = 0; turn < 80; turn++) {
            EventProcess next = queue.pollClassed(turn);
            if (next != null) {
                turns.add(next.options().priority());
            }
        }
        assertThat(turns.stream().filter(Priority.HIGH::equals)).hasSize(10);
        assertThat(turns.stream().filter(Priority.CRITICAL::equals)).hasSize(65);
    }

    @Test
    void leavesASixteenthOfTheTurnsToNormal() {
        for (int i = 0; i < 100; i++) {
            add(Priority.HIGH);
        }
        int left = 0;
        for (int turn = 0; turn < 64; turn++) {
            left += queue.pollClassed(turn) == null ? 1 : 0;
        }
        assertThat(left).isEqualTo(4);
    }

    @Test
    void isAskedForNothingWhileAllAreNormal() {
        add(Priority.NORMAL);
        assertThat(queue.pollClassed(7)).isNull();
        assertThat(queue.poll()).isNotNull();
    }

    /** Sends to itself for ever. */
    private static final class Tireless implements EventHandler {
        @Override
        public void start(Self self) {}

        @Override
        public void handle(Object message) {
            Self.current().pid().send(message);
        }
    }

    @Test
    void processesOfAllClassesRunBesideTirelessOnes() throws InterruptedException {
        for (Priority priority : Priority.values()) {
            node.spawn(SpawnOptions.DEFAULT.priority(priority), new Tireless()).send("go");
            node.spawn(SpawnOptions.DEFAULT.priority(priority), new Tireless()).send("go");
        }
        CountDownLatch answered = new CountDownLatch(Priority.values().length);
        for (Priority priority : Priority.values()) {
            node.spawn(SpawnOptions.DEFAULT.priority(priority), new EventHandler() {
                        @Override
                        public void start(Self self) {}

                        @Override
                        public void handle(Object message) {
                            answered.countDown();
                        }
                    })
                    .send("count");
        }
        answered.await();
        assertThat(answered.getCount()).isZero();
    }

    @Test
    void whatIsMoreUrgentRunsFirst() throws InterruptedException {
        List<Priority> order = new ArrayList<>();
        int each = 40;
        CountDownLatch done = new CountDownLatch(each * Priority.values().length);
        List<Pid> targets = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            for (Priority priority : Priority.values()) {
                targets.add(node.spawn(SpawnOptions.DEFAULT.priority(priority), new EventHandler() {
                    @Override
                    public void start(Self self) {}

                    @Override
                    public void handle(Object message) {
                        order.add(priority); // by the one worker
                        done.countDown();
                    }
                }));
            }
        }
        node.spawn(SpawnOptions.DEFAULT, new EventHandler() {
                    @Override
                    public void start(Self self) {}

                    @Override
                    public void handle(Object message) {
                        targets.forEach(target -> target.send(message));
                    }
                })
                .send("go");
        done.await();
        assertThat(order.lastIndexOf(Priority.CRITICAL)).isLessThan(order.lastIndexOf(Priority.HIGH));
        assertThat(order.lastIndexOf(Priority.HIGH)).isLessThan(order.lastIndexOf(Priority.NORMAL));
        assertThat(order.lastIndexOf(Priority.HIGH)).isLessThan(order.lastIndexOf(Priority.LOW));
    }
}
