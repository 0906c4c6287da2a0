package io.warpbeam.testkit;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The decisions of a run, in order. Those that are 0 leave things in the order in which they came. Immutable. */
final class Schedule {

    private final int[] decisions;

    Schedule(int[] decisions) {
        this.decisions = decisions.clone();
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException when it is no such text
     */
    static Schedule parse(String text) {
        int[] decisions = {};
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = entry.strip().split("=", -1);
            if (parts.length != 2) {
                throw new IllegalArgumentException("schedule must be like 12=1,40=3, but has " + entry);
            }
            int place = Integer.parseInt(parts[0]);
            decisions = Arrays.copyOf(decisions, Math.max(decisions.length, place + 1));
            decisions[place] = Integer.parseInt(parts[1]);
        }
        return new Schedule(decisions);
    }

    /** The decision at a place; 0 beyond the last. */
    int at(int place) {
        return place < decisions.length ? decisions[place] : 0;
    }

    /**
     * Takes decisions back, in ever smaller groups, as long as the run still fails. Source: Zeller and Hildebrandt,
     * "Simplifying and isolating failure-inducing input", 2002, in its simplest form.
     *
     * @param fails whether a run with other decisions fails in the same way as with these
     */
    Schedule shrink(Predicate<Schedule> fails) {
        Schedule best = this;
        for (int group = decisions.length; group > 0; group /= 2) {
            for (int from = 0; from < decisions.length; from += group) {
                int to = Math.min(decisions.length, from + group);
                if (best.decidesBetween(from, to)) {
                    Schedule fewer = best.without(from, to);
                    best = fails.test(fewer) ? fewer : best;
                }
            }
        }
        return best;
    }

    private boolean decidesBetween(int from, int to) {
        return IntStream.range(from, to).anyMatch(place -> decisions[place] != 0);
    }

    private Schedule without(int from, int to) {
        int[] fewer = decisions.clone();
        Arrays.fill(fewer, from, to, 0);
        return new Schedule(fewer);
    }

    /** The decisions that are not 0, by their place. */
    @Override
    public String toString() {
        return IntStream.range(0, decisions.length)
                .filter(place -> decisions[place] != 0)
                .mapToObj(place -> place + "=" + decisions[place])
                .collect(Collectors.joining(","));
    }
}
