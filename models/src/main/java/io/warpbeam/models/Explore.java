package io.warpbeam.models;

import io.warpbeam.testkit.Exploration;
import io.warpbeam.testkit.Simulation;
import io.warpbeam.testkit.SimulationOptions;
import io.warpbeam.testkit.Strategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs models over many seeds and prints a line for each; the program behind {@code models/explore}. */
public final class Explore {

    private final PrintStream out;
    private final PrintStream err;

    private Explore(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** What was asked for. */
    private record Request(List<Model> models, long first, int seeds, boolean priorities, int delays) {

        static Request parse(String[] words) {
            List<Model> models = new ArrayList<>();
            long first = 0;
            int seeds = 10_000;
            boolean priorities = false;
            int delays = 0;
            for (int at = 0; at < words.length; at += 2) {
                if (at + 1 == words.length) {
                    throw new IllegalArgumentException("words must be options with a value, but there is " + words[at]);
                }
                String value = words[at + 1];
                switch (words[at]) {
                    case "--model" -> models.add(Models.named(value));
                    case "--first" -> first = Long.parseLong(value);
                    case "--seeds" -> seeds = Integer.parseInt(value);
                    case "--delays" -> delays = Integer.parseInt(value);
                    case "--strategy" -> priorities = isPriorities(value);
                    default -> throw new IllegalArgumentException("there is no option " + words[at]);
                }
            }
            return new Request(models.isEmpty() ? Models.all() : models, first, seeds, priorities, delays);
        }

        private static boolean isPriorities(String value) {
            return switch (value) {
                case "pct" -> true;
                case "uniform" -> false;
                default -> throw new IllegalArgumentException("strategy must be uniform or pct, but is " + value);
            };
        }
    }

    /**
     * Runs the program.
     *
     * @param words the options; {@code --help} lists them
     * @throws IOException when the help cannot be read
     */
    public static void main(String... words) throws IOException {
        System.exit(new Explore(System.out, System.err).run(words));
    }

    private int run(String... words) throws IOException {
        if (List.of(words).contains("--help") || List.of(words).contains("-h")) {
            try (InputStream help = Objects.requireNonNull(Explore.class.getResourceAsStream("help.txt"), "help")) {
                out.print(new String(help.readAllBytes(), StandardCharsets.UTF_8));
            }
            return 0;
        }
        Request request;
        try {
            request = Request.parse(words);
        } catch (IllegalArgumentException wrong) {
            err.println(wrong.getMessage());
            return 2;
        }
        int failed = 0;
        for (Model model : request.models()) {
            failed += explore(model, request) ? 0 : 1;
        }
        return failed == 0 ? 0 : 1;
    }

    private boolean explore(Model model, Request request) {
        long beganNanos = System.nanoTime();
        SimulationOptions options = model.options().delays(request.delays());
        if (request.priorities()) {
            options = options.strategy(new Strategy.Priorities(3, 1_000));
        }
        try {
            Exploration seen = Simulation.explore(options, request.first(), request.seeds(), model);
            Duration took = Duration.ofNanos(System.nanoTime() - beganNanos);
            out.printf(
                    "%-14s %,9d seeds  %,12d steps  %6.1f s  %s%n",
                    model.name(), seen.seeds(), seen.steps(), took.toMillis() / 1e3, seen.reached());
            return true;
        } catch (AssertionError failure) {
            out.printf("%-14s FAILED%n", model.name());
            failure.printStackTrace(out);
            return false;
        }
    }
}
