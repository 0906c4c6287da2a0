package io.warpbeam.bench.soak;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** The program behind {@code bench/soak}. */
public final class Soak {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;
    private static final Duration REPORT_EVERY = Duration.ofSeconds(10);

    /** How much of what is wrong is shown; the first of it explains the rest. */
    private static final int SHOWN = 20;

    private final Options options;
    private final LongFunction<Account> play;
    private final PrintStream out;
    private final PrintStream progress;
    private final long startNanos = System.nanoTime();
    private Tally tally = Tally.NOTHING;
    private long reports;

    Soak(Options options, LongFunction<Account> play, PrintStream out, PrintStream progress) {
        this.options = options;
        this.play = play;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Soaks, and exits with 0 if all was well, with 1 if not, and with 2 if the options are wrong.
     *
     * @param args as {@code bench/soak --help} says
     */
    public static void main(String[] args) {
        Options options;
        try {
            options = Options.parse(List.of(args), new SplittableRandom().nextInt(1_000_000_000));
        } catch (IllegalArgumentException e) {
            System.err.println("bench/soak: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        boolean well;
        try (LogWatch log = new LogWatch()) {
            well = new Soak(options, seed -> Round.play(Plan.of(seed)), System.out, System.err).run();
            well &= log.failures().isEmpty();
            log.failures().forEach(System.err::println);
        }
        System.exit(well ? 0 : FAILURE);
    }

    /**
     * Plays rounds until the limit is reached or one of them finds something wrong.
     *
     * @return whether all was well
     */
    boolean run() {
        out.println("bench/soak: the seed is " + options.seed());
        while (goesOn()) {
            long seed = options.seed() + tally.rounds();
            Account account = play.apply(seed);
            tally = tally.plus(Tally.of(account));
            List<Violation> violations = Checks.all(account);
            if (!violations.isEmpty()) {
                complain(seed, account, violations);
                return false;
            }
            report();
        }
        out.println("bench/soak: " + tally + "; all accounted for");
        return true;
    }

    private boolean goesOn() {
        return options.rounds().filter(rounds -> tally.rounds() >= rounds).isEmpty()
                && options.time()
                        .filter(time -> elapsedNanos() >= time.toNanos())
                        .isEmpty();
    }

    private void report() {
        long due = elapsedNanos() / REPORT_EVERY.toNanos();
        if (due > reports) {
            reports = due;
            progress.println(due * REPORT_EVERY.toSeconds() + " s: " + tally);
        }
    }

    private void complain(long seed, Account account, List<Violation> violations) {
        out.println("bench/soak: round " + tally.rounds() + " went wrong; to play its plan again: bench/soak --seed "
                + seed + " --rounds 1");
        violations.stream().limit(SHOWN).forEach(out::println);
        if (violations.size() > SHOWN) {
            out.println("and " + (violations.size() - SHOWN) + " more");
        }
        account.processes()
                .forEach(number -> out.println(number + " is " + account.makes().get(number) + ", ended for "
                        + account.ends().getOrDefault(number, List.of())));
    }

    private long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }
}
