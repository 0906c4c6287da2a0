package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many processes link, unlink, monitor, demonitor and end one another at random; the books must balance. */
class RelationsMixerTest extends WithNode {

    private static final int PROCESSES = 50;
    private static final int OPERATIONS = 2000;

    private final Map<Monitor, Integer> downs = new ConcurrentHashMap<>();
    private final Set<Monitor> monitors = ConcurrentHashMap.newKeySet();
    private final Set<Monitor> demonitored = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    /** What one process does; it traps exits, so that only kills and its own will end it. */
    private final class Mixer implements ProcessBody {
        private final Random random;
        private final List<Monitor> mine = new ArrayList<>();
        private final Map<Pid, Integer> exits = new HashMap<>();
        private List<Pid> peers = List.of();

        Mixer(long seed) {
            random = new Random(seed);
        }

        @Override
        @SuppressWarnings("unchecked")
        public void run(Self self) {
            peers = (List<Pid>) self.receive();
            for (int i = 0; i < OPERATIONS; i++) {
                step(self);
                self.receive(Duration.ZERO).ifPresent(this::account);
            }
            while (true) {
                account(self.receive());
            }
        }

        private void step(Self self) {
            Pid peer = peers.get(random.nextInt(peers.size()));
            switch (random.nextInt(1000)) {
                case 0 -> peer.sendExit(ExitReason.KILL);
                case 1 -> self.exit(ExitReason.of("own will"));
                default -> relate(self, peer);
            }
        }

        private void relate(Self self, Pid peer) {
            switch (random.nextInt(5)) {
                case 0 -> self.link(peer);
                case 1 -> self.linkPriority(peer);
                case 2 -> self.unlink(peer);
                case 3 -> {
                    Monitor monitor = self.monitor(peer, options());
                    monitors.add(monitor);
                    mine.add(monitor);
                }
                default -> {
                    if (!mine.isEmpty()) {
                        Monitor monitor = mine.remove(random.nextInt(mine.size()));
                        demonitored.add(monitor);
                        self.demonitorFlush(monitor);
                    }
                }
            }
        }

        private MonitorOptions options() {
            MonitorOptions options = switch (random.nextInt(5)) {
                case 0 -> MonitorOptions.DEFAULT.tag("tag");
                case 1 -> MonitorOptions.DEFAULT.alias(AliasMode.EXPLICIT);
                case 2 -> MonitorOptions.DEFAULT.alias(AliasMode.DEMONITOR);
                case 3 -> MonitorOptions.DEFAULT.alias(AliasMode.REPLY_DEMONITOR);
                default -> MonitorOptions.DEFAULT;
            };
            return random.nextInt(4) == 0 ? options.withPriority() : options;
        }

        private void account(Object message) {
            switch (message) {
                case TaggedDown(var _, var down) -> account(down);
                case Down(var monitor, var _, var _) -> downs.merge(monitor, 1, Integer::sum);
                case Exit(var from, var reason) -> {
                    boolean linked = !reason.equals(ExitReason.NO_PROCESS);
                    if (linked && exits.merge(from, 1, Integer::sum) > 1) {
                        wrong.add("two exits over the link with " + from);
                    }
                }
                default -> wrong.add("unexpected " + message);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4"})
    @Tag("L52")
    void everyMonitorThatIsNotTakenBackFiresOnceAndNothingIsLeft(long seed) {
        List<Pid> pids = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            Mixer mixer = new Mixer(seed * 1000 + i);
            Pid pid = node.spawn(SpawnOptions.DEFAULT.trappingExits(), mixer);
            pids.add(pid);
        }
        pids.forEach(pid -> pid.send(List.copyOf(pids)));
        Map<Pid, Monitor> mine = new HashMap<>();
        pids.forEach(pid -> mine.put(pid, inbox.monitor(pid)));
        awaitQuiet(pids);
        // Signals of the last ends may still be under way when each process was seen quiet once.
        await().atMost(Duration.ofSeconds(50)).untilAsserted(() -> assertAliveOnesAreConsistent(pids));
        pids.forEach(pid -> pid.sendExit(ExitReason.KILL));
        for (int i = 0; i < PROCESSES; i++) {
            Down down = (Down) inbox.receive();
            assertThat(mine.remove(down.pid())).isEqualTo(down.monitor());
        }
        pids.forEach(this::awaitEnd);
        assertNoMail();
        assertThat(wrong).isEmpty();
        assertThat(downs.values()).allMatch(count -> count == 1);
        assertThat(node.processes()).containsExactly(node.root(), inbox.pid());
    }

    /** All operations are done, all who have ended have told everyone, and all signals are received. */
    private void awaitQuiet(List<Pid> pids) {
        await().atMost(Duration.ofSeconds(50)).until(() -> {
            List<Pid> alive = pids.stream().filter(pid -> !hasEnded(pid)).toList();
            return alive.stream().allMatch(this::isQuiet);
        });
    }

    private boolean isQuiet(Pid pid) {
        return node.info(pid)
                .filter(info -> info.status() == ProcessInfo.Status.WAITING && info.messageQueueLength() == 0)
                .isPresent();
    }

    private void assertAliveOnesAreConsistent(List<Pid> pids) {
        for (Pid pid : pids) {
            node.info(pid).ifPresent(info -> {
                assertThat(info.links())
                        .allMatch(Pid::isAlive)
                        .allMatch(peer -> linksOf(peer).contains(pid));
                assertThat(info.monitors()).map(Monitor::target).allMatch(Pid::isAlive);
                assertThat(info.monitoredBy()).allMatch(Pid::isAlive);
            });
        }
        for (Monitor monitor : monitors) {
            boolean owed = !monitor.target().isAlive()
                    && !demonitored.contains(monitor)
                    && ((MonitorRef) monitor).owner.isAlive();
            if (owed) {
                assertThat(downs.get(monitor)).as("%s", monitor).isEqualTo(1);
            }
        }
    }

    private List<Pid> linksOf(Pid pid) {
        return node.info(pid).map(ProcessInfo::links).orElse(List.of());
    }
}
