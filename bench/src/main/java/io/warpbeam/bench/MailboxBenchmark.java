package io.warpbeam.bench;

import io.warpbeam.mailbox.Mailbox;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One message through a mailbox on one thread: offer, poll, rest. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MailboxBenchmark {

    private static final Object NONE = new Object();

    /** Which mailbox: UNBOUNDED or the policy of a bounded one. */
    @Param({"UNBOUNDED", "REJECT", "DROP_OLDEST"})
    String kind = "UNBOUNDED";

    private Mailbox<Object> mailbox;

    /** Makes the mailbox. */
    @Setup
    public void make() {
        mailbox = kind.equals("UNBOUNDED")
                ? Mailbox.unbounded(() -> {})
                : Mailbox.bounded(64, OverflowPolicy.valueOf(kind), message -> true, () -> {});
    }

    /** A message to an awake owner. */
    @Benchmark
    public Object offerAndPoll() {
        mailbox.offer(kind);
        return mailbox.pollOr(NONE);
    }

    /** A message to a resting owner, which rests again afterwards. */
    @Benchmark
    public Object wakeAndRest() {
        mailbox.offer(kind);
        Object message = mailbox.pollOr(NONE);
        mailbox.rest();
        return message;
    }
}
