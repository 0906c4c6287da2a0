package io.warpbeam.actors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A hierarchical timing wheel: timers by the tick in which they are due. Setting and removing take the same few steps
 * however many there are, and so does asking for the next. Used by one thread. Source: Varghese and Lauck, "Hashed and
 * hierarchical timing wheels", 1987, scheme 7.
 */
final class TimerWheel {

    /*
     * Where a timer is
     * ----------------
     * Each level has 64 slots. A slot of level 0 is one tick, one of level n + 1 is all of level n. A timer is on the
     * level of the highest group of 6 bits in which its tick differs from the current one, in the slot that this group
     * names. Whenever the current tick enters a slot of a higher level, the timers in it move down, so that this stays
     * true, and the place of a timer can be computed when it is removed.
     *
     * It follows that all of a lower level is due before anything of a higher one, that on each level the slots before
     * the current one are empty, and so that the next slot to look at is the lowest bit set, from the current slot on,
     * of the first level that has one.
     */
    static final int TICK_SHIFT = 20;
    private static final int SLOT_BITS = 6;
    private static final int SLOTS = 1 << SLOT_BITS;
    private static final int LEVELS = 8;
    private static final int KEPT = 1024;

    private static final Comparator<WheelTimer> BY_DEADLINE =
            (one, other) -> Long.compare(one.deadlineNanos(), other.deadlineNanos());

    /** The first timer of each slot; the others follow it in a circle. */
    private final @Nullable WheelTimer[] slots = new WheelTimer[LEVELS * SLOTS];

    /** For each level, which slots have timers. */
    private final long[] occupied = new long[LEVELS];

    private List<WheelTimer> due = new ArrayList<>();
    private long tick;
    private int size;

    /** When a timer is due: at the end of the tick in which its deadline lies, so that none is early. */
    private long tickOf(WheelTimer timer) {
        long due = (timer.deadlineNanos() + (1L << TICK_SHIFT) - 1) >> TICK_SHIFT;
        return Math.max(due, tick);
    }

    private static int levelOf(long tick, long now) {
        long differs = tick ^ now;
        return differs == 0 ? 0 : (Long.SIZE - 1 - Long.numberOfLeadingZeros(differs)) / SLOT_BITS;
    }

    private static int slotOf(long tick, int level) {
        return (int) (tick >>> (level * SLOT_BITS)) & (SLOTS - 1);
    }

    int size() {
        return size;
    }

    /** Puts a timer on the wheel; it is not on one yet. */
    void add(WheelTimer timer) {
        place(timer);
        size++;
    }

    private void place(WheelTimer timer) {
        long at = tickOf(timer);
        int level = levelOf(at, tick);
        int slot = slotOf(at, level);
        int index = level * SLOTS + slot;
        WheelTimer first = slots[index];
        if (first == null) {
            timer.earlier = timer;
            timer.later = timer;
            slots[index] = timer;
            occupied[level] |= 1L << slot;
        } else {
            WheelTimer last = first.earlier;
            timer.earlier = last;
            timer.later = first;
            first.earlier = timer;
            if (last != null) { // which it is: a circle
                last.later = timer;
            }
        }
    }

    /** Takes a timer off the wheel; false when it is not on it. */
    @SuppressWarnings("ReferenceEquality") // the very timer
    boolean remove(WheelTimer timer) {
        WheelTimer later = timer.later;
        WheelTimer earlier = timer.earlier;
        if (later == null || earlier == null) {
            return false;
        }
        long at = tickOf(timer);
        int level = levelOf(at, tick);
        int slot = slotOf(at, level);
        int index = level * SLOTS + slot;
        if (later == timer) {
            slots[index] = null;
            occupied[level] &= ~(1L << slot);
        } else {
            earlier.later = later;
            later.earlier = earlier;
            if (slots[index] == timer) {
                slots[index] = later;
            }
        }
        timer.earlier = null;
        timer.later = null;
        size--;
        return true;
    }

    /** A time before which nothing is due; {@link Long#MAX_VALUE} when the wheel is empty. */
    long nextNanos() {
        long next = nextTick();
        return next == Long.MAX_VALUE ? next : next << TICK_SHIFT;
    }

    /** The next tick that has timers to fire, or to move down. */
    private long nextTick() {
        for (int level = 0; level < LEVELS; level++) {
            int here = slotOf(tick, level);
            long ahead = occupied[level] >>> here;
            if (ahead != 0) {
                int shift = level * SLOT_BITS;
                return ((tick >>> shift) + Long.numberOfTrailingZeros(ahead)) << shift;
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * Fires what is due, in the order of the deadlines.
     *
     * @param fire fires a timer, which is off the wheel; true to put it back with its new deadline
     */
    void advance(long nowNanos, Predicate<WheelTimer> fire) {
        long now = nowNanos >> TICK_SHIFT;
        for (long next = nextTick(); next <= now; next = nextTick()) {
            tick = Math.max(tick, next);
            moveDown();
            takeDue();
            for (WheelTimer timer : due) {
                if (fire.test(timer)) {
                    add(timer);
                }
            }
            forgetDue();
        }
        tick = Math.max(tick, now);
    }

    /** Moves the timers of the slots of higher levels that the current tick has entered. */
    private void moveDown() {
        for (int level = LEVELS - 1; level > 0; level--) {
            int slot = slotOf(tick, level);
            if ((occupied[level] & (1L << slot)) != 0) {
                forEach(take(level, slot), this::place);
            }
        }
    }

    private void takeDue() {
        int slot = slotOf(tick, 0);
        if ((occupied[0] & (1L << slot)) != 0) {
            forEach(take(0, slot), due::add);
            size -= due.size();
            if (due.size() > 1) {
                due.sort(BY_DEADLINE);
            }
        }
    }

    /** Empties a slot; the circle of its timers. */
    private @Nullable WheelTimer take(int level, int slot) {
        int index = level * SLOTS + slot;
        WheelTimer first = slots[index];
        slots[index] = null;
        occupied[level] &= ~(1L << slot);
        return first;
    }

    private interface Visitor {
        void visit(WheelTimer timer);
    }

    /** Takes a circle apart. */
    private static void forEach(@Nullable WheelTimer first, Visitor visitor) {
        if (first == null) {
            return;
        }
        WheelTimer last = first.earlier;
        if (last != null) {
            last.later = null; // no circle any more
        }
        WheelTimer timer = first;
        while (timer != null) {
            WheelTimer next = timer.later;
            timer.earlier = null;
            timer.later = null;
            visitor.visit(timer);
            timer = next;
        }
    }

    private void forgetDue() {
        if (due.size() > KEPT) {
            due = new ArrayList<>();
        } else {
            due.clear();
        }
    }
}
