package io.warpbeam.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows how each peer is started.
 *
 * @param peers folder with their programs
 * @param target folder for what is compiled here, and for logs
 * @param kotlin folder with the compiled program for Kotlin and its libraries; empty when it was not built
 * @param heap of every JVM
 */
record Launcher(Path peers, Path target, Optional<Path> kotlin, String heap) {

    /** {@return the flags of every JVM, for the record} */
    List<String> jvmFlags() {
        return List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC");
    }

    /** {@return the command that starts a peer for a row} */
    List<String> command(Peer peer, Row row) {
        return switch (peer) {
            case WARPBEAM -> jvm(options(row.flags()), "", "warpbeam.WarpbeamPeer");
            case BEAM -> List.of("erl", "-noshell", "+P", "4000000", "-pa", ebin().toString(), "-s", "harness", "main");
            case PEKKO -> jvm(pekko(), "", "pekko.PekkoPeer");
            case PEKKO_TUNED -> jvm(pekkoTuned(), "", "pekko.PekkoPeer");
            case JDK -> jvm(List.of(), "", "jdk.JdkPeer");
            case KOTLIN -> jvm(List.of(), kotlin.map(found -> found + "/*:").orElse(""), "kotlinpeer.KotlinPeerKt");
        };
    }

    private static List<String> options(Row.Flags flags) {
        return switch (flags) {
            case NONE -> List.of();
            case OWN_CARRIERS -> List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "-Dbench.carriers=true");
            case CONTINUATIONS -> List.of("--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED");
        };
    }

    private static List<String> pekko() {
        // Pekko reads field offsets through Unsafe; this keeps the JDK from warning of it.
        return List.of("--sun-misc-unsafe-memory-access=allow", "-Dpekko.log-dead-letters=off");
    }

    private static List<String> pekkoTuned() {
        List<String> flags = new ArrayList<>(pekko());
        int processors = Runtime.getRuntime().availableProcessors();
        String dispatcher = "-Dpekko.actor.default-dispatcher.";
        flags.add(dispatcher + "throughput=64");
        flags.add(dispatcher + "fork-join-executor.parallelism-min=" + processors);
        flags.add(dispatcher + "fork-join-executor.parallelism-max=" + processors);
        return flags;
    }

    private List<String> jvm(List<String> flags, String classPath, String program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmFlags());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath + System.getProperty("java.class.path"));
        command.add(program);
        return command;
    }

    /** {@return where a peer writes what is not a figure} */
    Path log(Peer peer, Row row) {
        return target.resolve("compare-logs").resolve(row.name() + "-" + peer.key() + ".log");
    }

    private Path ebin() {
        return target.resolve("ebin");
    }

    /** {@return the version of Erlang/OTP; empty when it is not installed} */
    Optional<String> otp() throws IOException, InterruptedException {
        try {
            String found = output(List.of(
                    "erl",
                    "-noshell",
                    "-eval",
                    "io:format(\"~s, ERTS ~s, ~s\", [erlang:system_info(otp_release),"
                            + " erlang:system_info(version), erlang:system_info(emu_flavor)]), halt()."));
            return Optional.of(found.strip());
        } catch (IOException e) {
            return Optional.empty(); // there is no such command
        }
    }

    /**
     * {@return the version of the coroutines of Kotlin, from the name of their library; empty when they are not built}
     */
    Optional<String> kotlinVersion() throws IOException {
        if (kotlin.isEmpty()) {
            return Optional.empty();
        }
        try (Stream<Path> libraries = Files.list(kotlin.get())) {
            return libraries
                    .map(library -> library.getFileName().toString().replace(".jar", ""))
                    .filter(name -> name.startsWith("kotlinx-coroutines-core"))
                    .findFirst();
        }
    }

    /** Compiles the programs for BEAM. */
    void compileErlang() throws IOException, InterruptedException {
        Files.createDirectories(ebin());
        List<String> command = new ArrayList<>(List.of("erlc", "-o", ebin().toString()));
        try (Stream<Path> sources = Files.list(peers.resolve("erlang"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".erl")).forEach(command::add);
        }
        output(command);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(command.getFirst() + " ended with status " + status + ": " + output);
        }
        return output;
    }
}
