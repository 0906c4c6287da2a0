package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Interleavings of a few operations on three threads, explored by Lincheck's model checker. */
@Timeout(value = 12, unit = TimeUnit.HOURS) // Lincheck finds hangs itself
class LincheckTest {

    /** Scenarios to draw; always the same ones. More of them take more time, none is worth less. */
    private static final int SCENARIOS = Integer.getInteger("lincheck.scenarios", 2);

    private static ModelCheckingOptions scenarios(int threads, int actorsPerThread) {
        return new ModelCheckingOptions()
                .threads(threads)
                .actorsPerThread(actorsPerThread)
                .actorsBefore(1)
                .actorsAfter(0)
                .iterations(SCENARIOS)
                .invocationsPerIteration(100)
                .minimizeFailedScenario(false);
    }

    private static void checkThatItReports(Class<? extends KeyOperations> operations, String fault) {
        assertThatExceptionOfType(LincheckAssertionError.class)
                .isThrownBy(() -> scenarios(2, 1)
                        .iterations(300)
                        .sequentialSpecification(KeyModel.class)
                        .check(operations))
                .withMessageContaining(fault);
    }

    @Test
    void findsNoFaultInUniqueKeys() {
        scenarios(3, 2)
                .invocationsPerIteration(100)
                .sequentialSpecification(KeyModel.class)
                .check(Sound.class);
        scenarios(2, 3)
                .invocationsPerIteration(100)
                .sequentialSpecification(KeyModel.class)
                .check(Sound.class);
    }

    @Test
    void findsNoFaultInTheTimers() {
        scenarios(3, 2).sequentialSpecification(TimerOperations.Model.class).check(TimerOperations.class);
        scenarios(2, 3).sequentialSpecification(TimerOperations.Model.class).check(TimerOperations.class);
    }

    @Test
    void reportsACancelThatLooksFirstAndStopsTheTimerThen() {
        assertThatExceptionOfType(LincheckAssertionError.class)
                .isThrownBy(() -> scenarios(3, 2)
                        .iterations(300)
                        .sequentialSpecification(TimerOperations.Model.class)
                        .check(HastyCancel.class))
                .withMessageContaining("each timer fires or is cancelled");
    }

    @Test
    void reportsARegistrationThatLooksFirstAndTakesTheKeyThen() {
        checkThatItReports(Hasty.class, "each holder knows what it holds");
    }

    @Test
    void reportsARegistrationThatDoesNotLookAgainWhetherItsHolderLives() {
        checkThatItReports(Trusting.class, "an ended holder holds nothing");
    }

    public static class Sound extends KeyOperations {
        private final UniqueTable<Integer, Integer> table =
                new UniqueTable<>((_, _) -> gained.incrementAndGet(), (_, _) -> lost.incrementAndGet());

        @Override
        KeyTable<Integer, Integer> table() {
            return table;
        }

        @Override
        HeldKey<Integer, Integer> take(HeldKey<Integer, Integer> mine) {
            return table.register(mine);
        }

        @Override
        Optional<HeldKey<Integer, Integer>> find(int key) {
            return Optional.ofNullable(table.get(key));
        }

        @Override
        Collection<HeldKey<Integer, Integer>> all() {
            return table.all();
        }
    }

    /** Canaries: unique keys with one step of the protocol of {@link UniqueTable} wrong. */
    abstract static class Broken extends KeyOperations implements KeyTable<Integer, Integer> {
        final ConcurrentHashMap<Integer, HeldKey<Integer, Integer>> keys = new ConcurrentHashMap<>();

        @Override
        final KeyTable<Integer, Integer> table() {
            return this;
        }

        @Override
        public final boolean remove(HeldKey<Integer, Integer> held) {
            held.owner.holdings().remove(held);
            boolean removed = keys.remove(held.key, held);
            if (removed) {
                lost.incrementAndGet();
            }
            return removed;
        }

        @Override
        final Optional<HeldKey<Integer, Integer>> find(int key) {
            return Optional.ofNullable(keys.get(key)).filter(held -> held.owner.isAlive());
        }

        @Override
        final Collection<HeldKey<Integer, Integer>> all() {
            return keys.values();
        }

        final HeldKey<Integer, Integer> settle(HeldKey<Integer, Integer> mine) {
            gained.incrementAndGet();
            if (!mine.owner.isAlive()) {
                remove(mine);
            }
            return mine;
        }
    }

    /** Canary: tells that it has cancelled a timer when that was pending a moment ago. */
    public static class HastyCancel extends TimerOperations {
        @Override
        boolean stop(int timer) {
            boolean pending = isPending(timer);
            super.stop(timer);
            return pending;
        }
    }

    /** Looks whether the key is free, and then takes it. */
    public static class Hasty extends Broken {
        @Override
        HeldKey<Integer, Integer> take(HeldKey<Integer, Integer> mine) {
            HeldKey<Integer, Integer> known = keys.get(mine.key);
            if (known != null) {
                return known;
            }
            mine.owner.holdings().add(mine);
            keys.put(mine.key, mine);
            return settle(mine);
        }
    }

    /** Looks whether its holder lives before it takes the key, and not again. */
    public static class Trusting extends Broken {
        @Override
        HeldKey<Integer, Integer> take(HeldKey<Integer, Integer> mine) {
            boolean alive = mine.owner.isAlive();
            HeldKey<Integer, Integer> known = alive ? keys.putIfAbsent(mine.key, mine) : keys.get(mine.key);
            if (known != null || !alive) {
                return known == null ? mine : known;
            }
            gained.incrementAndGet();
            mine.owner.holdings().add(mine);
            return mine;
        }
    }
}
