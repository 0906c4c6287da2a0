package io.warpbeam.actors;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.Validate;

/**
 * What Lincheck does with unique keys: two holders take them, give them up and end. The answers must be those of
 * {@link KeyModel} in some order that respects time. When all is done, an ended holder holds nothing, and whoever
 * listens has heard of each key that came and of each that went.
 */
@Param(name = "key", gen = IntGen.class, conf = "1:2")
@Param(name = "holder", gen = IntGen.class, conf = "0:1")
public abstract class KeyOperations {

    static final int NOBODY = -1;

    final AtomicInteger gained = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    private final Mortal[] holders = {new Mortal(0), new Mortal(1)};

    /** A holder without a process. */
    static final class Mortal implements Holder {
        final int number;
        private final Holdings holdings = new Holdings();
        private volatile boolean ended;

        Mortal(int number) {
            this.number = number;
        }

        @Override
        public boolean isAlive() {
            return !ended;
        }

        @Override
        public Holdings holdings() {
            return holdings;
        }
    }

    /** The keys. */
    abstract KeyTable<Integer, Integer> table();

    /** Takes the key; who holds it now. */
    abstract HeldKey<Integer, Integer> take(HeldKey<Integer, Integer> mine);

    /** The holder of a key, alive, if there is one. */
    abstract Optional<HeldKey<Integer, Integer>> find(int key);

    /** All keys. */
    abstract Collection<HeldKey<Integer, Integer>> all();

    @Operation
    public final int register(@Param(name = "key") int key, @Param(name = "holder") int holder) {
        return number(take(new HeldKey<>(key, holders[holder], 0, table())));
    }

    @Operation
    public final boolean unregister(@Param(name = "key") int key, @Param(name = "holder") int holder) {
        return find(key)
                .filter(held -> held.owner == holders[holder] && table().remove(held))
                .isPresent();
    }

    @Operation
    public final int whereis(@Param(name = "key") int key) {
        return find(key).map(KeyOperations::number).orElse(NOBODY);
    }

    @Operation
    public final void end(@Param(name = "holder") int holder) {
        holders[holder].ended = true;
        holders[holder].holdings.releaseAll();
    }

    private static int number(HeldKey<Integer, Integer> held) {
        return ((Mortal) held.owner).number;
    }

    @Validate
    public final void balance() {
        check(all().stream().allMatch(held -> held.owner.isAlive()), "an ended holder holds nothing");
        long listed = 0;
        for (Mortal holder : holders) {
            listed += holder.holdings.all().size();
        }
        check(listed == all().size(), "each holder knows what it holds");
        check(gained.get() - lost.get() == all().size(), "listeners hear of each key");
    }

    private static void check(boolean holds, String promise) {
        if (!holds) {
            throw new IllegalStateException("broken: " + promise);
        }
    }
}
