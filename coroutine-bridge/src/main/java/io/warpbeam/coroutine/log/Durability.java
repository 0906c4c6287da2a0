package io.warpbeam.coroutine.log;

/** What a run of a {@link DurableCoroutine} loses when its program ends in the middle. */
public enum Durability {

    /**
     * Its log is durable before each yield is handed out. What it did since the last one is done again, each effect
     * under the key that it had.
     */
    AT_YIELD,

    /**
     * Besides, its log is durable before each effect is performed, and after that. At most the one effect that was
     * under way is performed again, under the key that it had. What reaches nothing outside of the run, {@code State},
     * {@code Reader}, {@code Writer} and {@code Fresh}, is durable with the next effect or yield.
     */
    EACH_EFFECT
}
