package io.warpbeam.actors;

/**
 * A request that expects a reply of type {@code R}. Implement it with a record:
 *
 * <pre>{@code
 * record Deposit(long amount) implements Call<Long> {}
 * }</pre>
 *
 * @param <R> the type of the reply
 */
public interface Call<R> {}
