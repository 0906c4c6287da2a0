package io.warpbeam.bench.compare;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program behind {@code bench/compare}. */
public final class Compare {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Compare() {}

    /**
     * Compares.
     *
     * @param args as {@code bench/compare --help} says
     * @throws IOException when a peer cannot be started, or a report not written
     * @throws InterruptedException when interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path bench = Path.of(System.getProperty("bench.home", "."));
        Options options;
        try {
            options = Options.parse(List.of(args), Path.of(System.getProperty("bench.directory", ".")));
        } catch (UsageException e) {
            System.err.println("bench/compare: " + e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(run(options, bench) ? 0 : FAILURE);
    }

    private static boolean run(Options options, Path bench) throws IOException, InterruptedException {
        Path target = bench.resolve("target");
        Optional<Path> kotlin =
                Optional.of(bench.resolve("peers/kotlin/target/kotlin")).filter(Files::isDirectory);
        Launcher launcher = new Launcher(bench.resolve("peers"), target, kotlin, options.heap());
        List<Peer> peers = new ArrayList<>(options.peers());
        Optional<String> otp = launcher.otp();
        if (peers.contains(Peer.BEAM)) {
            if (otp.isPresent()) {
                launcher.compileErlang();
            } else {
                peers.remove(Peer.BEAM);
                System.err.println("Erlang/OTP is not installed (apt-get install -y erlang-base): BEAM is left out.");
            }
        }
        if (kotlin.isEmpty() && peers.remove(Peer.KOTLIN)) {
            System.err.println("The Kotlin programs are not built: Kotlin is left out.");
        }
        Machine machine = Machine.here(otp, launcher.kotlinVersion(), String.join(" ", launcher.jvmFlags()));
        Comparison comparison = new Comparison(launcher, peers, options.pace(), System.err::println);
        List<RowResult> results = new ArrayList<>();
        for (Row row : options.rows()) {
            results.add(comparison.run(row));
        }
        report(options, machine, peers, results);
        comparison.failures().forEach(System.err::println);
        return comparison.failures().isEmpty();
    }

    private static void report(Options options, Machine machine, List<Peer> peers, List<RowResult> results)
            throws IOException {
        System.out.println();
        System.out.print(new TextReport(peers).of(machine, results));
        if (options.json().isPresent()) {
            Files.writeString(options.json().get(), JsonReport.of(machine, results));
        }
        if (options.html().isPresent()) {
            Files.writeString(options.html().get(), new HtmlReport(template()).of(machine, results));
        }
    }

    private static String template() throws IOException {
        try (InputStream page = Compare.class.getResourceAsStream("page.html")) {
            if (page == null) {
                throw new FileNotFoundException("page.html is not beside the program");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
