package io.warpbeam.coroutine.journal;

import static io.warpbeam.coroutine.journal.Logs.all;
import static io.warpbeam.coroutine.journal.Logs.append;
import static io.warpbeam.coroutine.journal.Logs.bytes;
import static io.warpbeam.coroutine.journal.Logs.replace;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * A scripted run is ended at every operation of the disk. What was acknowledged is there when the journal is opened
 * again, and what was under way is there whole or not at all.
 */
class JournalCrashTest {

    private static final Path FILE = Path.of("some.journal");
    private static final JournalOptions TIDY = JournalOptions.DEFAULT.rewriteAt(150, 50);

    private static final List<Consumer<Journal>> SCRIPT = script();

    /** The logs after so many steps of the script. */
    private static final List<Map<String, List<String>>> STATES = states();

    private static List<Consumer<Journal>> script() {
        List<Consumer<Journal>> steps = new ArrayList<>();
        steps.add(journal -> append(journal, "a", "a1"));
        steps.add(journal -> append(journal, "b", "b1"));
        steps.add(journal -> append(journal, "a", "a2"));
        steps.add(journal -> replace(journal, "a", "a3", "a4"));
        steps.add(journal -> append(journal, "c", "c".repeat(120)));
        steps.add(journal -> journal.delete("c")); // rewritten
        steps.add(journal -> append(journal, "a", "a5"));
        steps.add(journal -> journal.delete("nothing"));
        steps.add(journal -> append(journal, "d", "d".repeat(50)));
        steps.add(journal -> replace(journal, "d", "e".repeat(100)));
        steps.add(journal -> replace(journal, "d", "f".repeat(10))); // rewritten
        steps.add(journal -> journal.delete("b"));
        steps.add(journal -> append(journal, "b", "b2"));
        return steps;
    }

    private static List<Map<String, List<String>>> states() {
        try (MemoryJournal model = new MemoryJournal()) {
            List<Map<String, List<String>>> states = new ArrayList<>();
            states.add(all(model));
            for (Consumer<Journal> step : SCRIPT) {
                step.accept(model);
                states.add(all(model));
            }
            return states;
        }
    }

    /** Lets so many operations through, then ends the program, or fails one. */
    private static final class Fuse implements SimulatedDisk.Hook {
        private final boolean kills;
        private int left;
        private boolean blown;

        Fuse(int operations, boolean kills) {
            this.left = operations;
            this.kills = kills;
        }

        @Override
        public void before(String operation) throws IOException {
            if (left > 0) {
                left--;
            } else if (kills) {
                throw new SimulatedDisk.Crash();
            } else if (!blown) {
                blown = true;
                throw new IOException("no " + operation);
            }
        }
    }

    /** Runs the script as far as it goes and returns how many steps were acknowledged. */
    private static int run(SimulatedDisk disk) {
        int done = 0;
        try (FileJournal journal = FileJournal.open(disk, FILE, TIDY)) {
            for (Consumer<Journal> step : SCRIPT) {
                step.accept(journal);
                done++;
            }
        } catch (SimulatedDisk.Crash | JournalException _) {
            assertThat(done).isLessThan(SCRIPT.size() + 1);
        }
        return done;
    }

    private static Map<String, List<String>> reopened(SimulatedDisk disk) {
        try (FileJournal journal = FileJournal.open(disk, FILE, TIDY)) {
            return all(journal);
        }
    }

    private static void isAfter(int steps, Map<String, List<String>> found) {
        assertThat(found).isIn(STATES.get(steps), STATES.get(Math.min(steps + 1, SCRIPT.size())));
    }

    private static int operationsOfTheScript() {
        int[] count = new int[1];
        Map<String, Integer> kinds = new HashMap<>();
        SimulatedDisk disk = new SimulatedDisk().hook(operation -> {
            count[0]++;
            kinds.merge(operation, 1, Integer::sum);
        });
        assertThat(run(disk)).isEqualTo(SCRIPT.size());
        assertThat(kinds.get("rename")).as("%s", kinds).isGreaterThanOrEqualTo(3);
        return count[0];
    }

    @Test
    void losesNothingByAPowerFailureAtAnyOperation() {
        int operations = operationsOfTheScript();
        for (int crashAt = 0; crashAt <= operations; crashAt++) {
            for (int seed = 0; seed < 40; seed++) {
                SimulatedDisk disk =
                        new SimulatedDisk().random(new Random(seed)).hook(new Fuse(crashAt, true));
                int done = run(disk);
                disk.failPower();
                Map<String, List<String>> found = reopened(disk);
                isAfter(done, found);
                disk.failPower();
                assertThat(reopened(disk)).isEqualTo(found);
            }
        }
    }

    @Test
    void losesNothingByAKillAtAnyOperation() {
        int operations = operationsOfTheScript();
        for (int crashAt = 0; crashAt <= operations; crashAt++) {
            SimulatedDisk disk = new SimulatedDisk().hook(new Fuse(crashAt, true));
            int done = run(disk);
            disk.kill();
            isAfter(done, reopened(disk));
        }
    }

    @Test
    void losesNothingWhenThePowerFailsWhileItRecoversOrLater() {
        int operations = operationsOfTheScript();
        for (int killAt = 0; killAt <= operations; killAt++) {
            for (int crashAt = 0; crashAt < 14; crashAt++) {
                for (int seed = 0; seed < 10; seed++) {
                    crashTwice(killAt, crashAt, seed, true);
                }
            }
        }
    }

    @Test
    void losesNothingAfterAFailedOperationWhenThePowerFailsLater() {
        int operations = operationsOfTheScript();
        for (int failAt = 0; failAt <= operations; failAt++) {
            for (int crashAt = 0; crashAt < 14; crashAt++) {
                for (int seed = 0; seed < 10; seed++) {
                    crashTwice(failAt, crashAt, seed, false);
                }
            }
        }
    }

    private static void crashTwice(int firstAt, int secondAt, int seed, boolean kills) {
        SimulatedDisk disk = new SimulatedDisk().random(new Random(seed)).hook(new Fuse(firstAt, kills));
        int done = run(disk);
        disk.kill();
        disk.hook(new Fuse(secondAt, true));
        List<String> later = new ArrayList<>();
        Map<String, List<String>> seen = null;
        try (FileJournal journal = FileJournal.open(disk, FILE, TIDY)) {
            seen = new TreeMap<>(all(journal));
            isAfter(done, seen);
            for (int i = 0; i < 3; i++) {
                journal.append("later", bytes("x" + i));
                later.add("x" + i);
            }
        } catch (SimulatedDisk.Crash | JournalException _) {
            assertThat(later).hasSizeLessThan(3);
        }
        disk.failPower();
        Map<String, List<String>> found = reopened(disk);
        List<String> foundLater = found.getOrDefault("later", List.of());
        assertThat(foundLater).hasSizeBetween(later.size(), later.size() + 1);
        assertThat(foundLater).isEqualTo(List.of("x0", "x1", "x2").subList(0, foundLater.size()));
        found.remove("later");
        isAfter(done, found);
        if (seen != null) {
            assertThat(found).as("what was seen stays").isEqualTo(seen);
        }
    }

    @Test
    void isFailedAfterAnyOperationThatFailed() {
        int operations = operationsOfTheScript();
        for (int failAt = 0; failAt < operations; failAt++) {
            Fuse fuse = new Fuse(failAt, false);
            SimulatedDisk disk = new SimulatedDisk().hook(fuse);
            int done = run(disk);
            assertThat(fuse.blown).isTrue();
            assertThat(done).isLessThan(SCRIPT.size());
            disk.kill();
            isAfter(done, reopened(disk));
        }
    }
}
