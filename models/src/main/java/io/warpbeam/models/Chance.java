package io.warpbeam.models;

import java.util.List;
import java.util.random.RandomGenerator;

/** Choices that follow from the seed of a run. */
final class Chance {

    private Chance() {}

    static <T> T pick(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    static <E extends Enum<E>> E pick(RandomGenerator random, Class<E> type) {
        return pick(random, List.of(type.getEnumConstants()));
    }
}
