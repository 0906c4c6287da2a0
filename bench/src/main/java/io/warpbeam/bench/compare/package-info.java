/**
 * Runs the same work on Warpbeam and on its peers, and reports who took how long. Run it with {@code bench/compare}.
 */
package io.warpbeam.bench.compare;
