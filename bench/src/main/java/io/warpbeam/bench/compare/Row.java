package io.warpbeam.bench.compare;

import java.util.Locale;
import java.util.Set;

/**
 * One row of the table: some work, and who can do it.
 *
 * @param name of the row
 * @param program that the peers run for it
 * @param unit of the figures, per operation
 * @param work what it is, for people
 * @param load how much of it
 * @param quick how much of it for a first look
 * @param flags that Warpbeam gets
 * @param peers who can do it
 * @param goal where Warpbeam wants to be
 */
record Row(
        String name,
        String program,
        Unit unit,
        String work,
        Load load,
        Load quick,
        Flags flags,
        Set<Peer> peers,
        Goal goal) {

    /** What the JVM of Warpbeam is told, and what its program therefore insists on. */
    enum Flags {
        NONE,
        /** Lets a node run virtual threads on carriers of its own. */
        OWN_CARRIERS,
        /** Lets coroutines run on the stack of their driver. */
        CONTINUATIONS
    }

    /** What is measured. */
    enum Unit {
        NANOSECONDS("ns"),
        BYTES("bytes");

        private final String symbol;

        Unit(String symbol) {
            this.symbol = symbol;
        }

        String symbol() {
            return symbol;
        }
    }

    /**
     * How much is done.
     *
     * @param size how many processes, mostly; each program says what
     * @param operations in one repetition
     * @param repetitions in one round
     */
    record Load(int size, int operations, int repetitions) {}

    /**
     * How many times less than a peer it should be; zero for no goal.
     *
     * @param beam against BEAM
     * @param pekko against the better dispatcher of Pekko
     * @param atMost what the figure itself should not exceed; zero for no goal
     */
    record Goal(double beam, double pekko, double atMost) {
        static final Goal NONE = new Goal(0, 0, 0);
    }

    /** {@return the same work on a number of processes, as a row of its own} */
    Row scaledTo(int size, int operations) {
        int repetitions = Math.clamp(200_000 / size, 1, 20);
        return new Row(
                name + "@" + size,
                program,
                unit,
                work + "; " + String.format(Locale.ROOT, "%,d", size) + " processes",
                new Load(size, operations, repetitions),
                new Load(size, operations, 1),
                flags,
                peers,
                Goal.NONE);
    }

    /** {@return this row with carriers of our own} */
    Row onOwnCarriers(Goal newGoal) {
        return new Row(
                name + "-carriers",
                program,
                unit,
                work + "; own carriers",
                load,
                quick,
                Flags.OWN_CARRIERS,
                peers,
                newGoal);
    }

    /** {@return this row on the stack of the driver} */
    Row onContinuations(Goal newGoal) {
        return new Row(
                name + "-fast",
                program + "-fast",
                unit,
                work + "; fast engine",
                load,
                quick,
                Flags.CONTINUATIONS,
                peers,
                newGoal);
    }
}
