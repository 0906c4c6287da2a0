package io.warpbeam.bench.compare;

import io.warpbeam.bench.compare.Row.Load;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A peer at work: an operating system process that does a row when told so. By one thread. */
final class PeerRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MEASURED = "measured ";
    private static final String FAILED = "failed ";

    private final Path log;
    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private PeerRun(Path log, Process process) {
        this.log = log;
        this.process = process;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
    }

    /**
     * Starts it.
     *
     * @param command that starts it
     * @param log for what it writes to its standard error
     */
    static PeerRun start(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        return new PeerRun(log, process);
    }

    /** Repeats the work until some time has passed, three times at least. */
    void warmUp(String program, Load load, Duration time) throws PeerFailedException {
        long start = System.nanoTime();
        for (int i = 0; i < 3 || System.nanoTime() - start < time.toNanos(); i++) {
            measure(program, new Load(load.size(), load.operations(), 1));
        }
    }

    /** {@return what each repetition took per operation} */
    List<Double> measure(String program, Load load) throws PeerFailedException {
        List<Double> samples = new ArrayList<>();
        try {
            commands.write(program + " " + load.size() + " " + load.operations() + " " + load.repetitions() + "\n");
            commands.flush();
            for (int i = 0; i < load.repetitions(); i++) {
                samples.add(figure());
            }
        } catch (IOException e) {
            throw new PeerFailedException("it ended (" + e.getMessage() + "); see " + log);
        }
        return samples;
    }

    private double figure() throws PeerFailedException, IOException {
        for (String line = answer(); line != null; line = answer()) {
            if (line.startsWith(MEASURED)) {
                return Double.parseDouble(line.substring(MEASURED.length()));
            }
            if (line.startsWith(FAILED)) {
                throw new PeerFailedException(line.substring(FAILED.length()) + "; see " + log);
            }
        }
        throw new PeerFailedException("it ended; see " + log);
    }

    /** The next line; null when there will be none. A peer that hangs is ended, so that its output ends. */
    private @Nullable String answer() throws IOException {
        CompletableFuture<Void> patience = new CompletableFuture<>();
        patience.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).exceptionally(_ -> {
            process.destroyForcibly();
            return null;
        });
        try {
            return answers.readLine();
        } finally {
            patience.complete(null);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
