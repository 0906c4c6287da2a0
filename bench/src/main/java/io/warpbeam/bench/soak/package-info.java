/**
 * Lets many processes do everything to each other at random, and accounts for it after every round. Run it with
 * {@code bench/soak}.
 *
 * <p>A {@link io.warpbeam.bench.soak.Plan} says, from a seed alone, which processes there are and what each will try.
 * An {@link io.warpbeam.bench.soak.Actor} carries out its part and writes down what it did and saw, on a page of the
 * {@link io.warpbeam.bench.soak.Ledger} that is its own. When all have ended, {@link io.warpbeam.bench.soak.Checks}
 * judge the {@link io.warpbeam.bench.soak.Account}, which is nothing but data.
 */
package io.warpbeam.bench.soak;
