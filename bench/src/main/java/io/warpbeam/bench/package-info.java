/** JMH benchmarks of the parts. Run them with {@code bench/run}. */
package io.warpbeam.bench;
