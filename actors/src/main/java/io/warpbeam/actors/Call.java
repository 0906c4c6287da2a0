package io.warpbeam.actors;

/**
 * A request that expects a reply of type {@code R}. Caller and callee use it at once, from their threads, so it should
 * be immutable. Implement it with a record:
 *
 * <pre>{@code
 * record Deposit(long amount) implements Call<Long> {}
 * }</pre>
 *
 * @param <R> the type of the reply
 */
public interface Call<R> {}
