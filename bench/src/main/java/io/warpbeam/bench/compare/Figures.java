package io.warpbeam.bench.compare;

import java.util.List;

/**
 * What one peer took for one row, per operation.
 *
 * @param median of all repetitions
 * @param min the least
 * @param max the most
 */
record Figures(double median, double min, double max) {

    /**
     * Sums samples up.
     *
     * @param samples at least one
     * @throws IllegalArgumentException when there is none
     */
    static Figures of(List<Double> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException("samples must not be empty");
        }
        List<Double> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Figures(median, sorted.getFirst(), sorted.getLast());
    }
}
