package warpbeam;

import harness.Harness;
import harness.Row;
import io.warpbeam.actors.Node;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Warpbeam as a peer: one node for all repetitions. */
public final class WarpbeamPeer {

    private WarpbeamPeer() {}

    /**
     * Serves until the standard input ends.
     *
     * @param args none
     * @throws IOException when the standard input fails
     */
    public static void main(String[] args) throws IOException {
        try (Node node = Node.start("bench")) {
            if (Boolean.getBoolean("bench.carriers") && !node.info().ownCarriers()) {
                throw new IllegalStateException("this node has no carriers of its own");
            }
            Harness.serve(rows(node));
        }
    }

    private static Map<String, Row> rows(Node node) {
        Map<String, Main.Work> work = Map.ofEntries(
                Map.entry("ping-pong", PingPong::run),
                Map.entry("ping-pong-blocking", PingPongBlocking::run),
                Map.entry("pairs", PingPong::run),
                Map.entry("ring", Ring::run),
                Map.entry("fan-in", FanIn::run),
                Map.entry("spawn", Spawning::run),
                Map.entry("spawn-blocking", Spawning::runBlocking),
                Map.entry("crowd", Crowd::run),
                Map.entry("crowd-blocking", Crowd::runBlocking),
                Map.entry("skynet", Skynet::run),
                Map.entry("big", Big::run),
                Map.entry("chameneos", Chameneos::run),
                Map.entry("banking", Banking::run),
                Map.entry("call", Calling::run),
                Map.entry("call-100", Calling::run),
                Map.entry("cast", Casting::run),
                Map.entry("selective", Selective::run),
                Map.entry("down", DownRow::run),
                Map.entry("exit-storm", ExitStorm::run),
                Map.entry("timers", Timing::run),
                Map.entry("coroutine-step", Coroutines::step),
                Map.entry("coroutine-step-fast", Coroutines::stepFast),
                Map.entry("async-resume", Coroutines::resume),
                Map.entry("suspended-memory", Coroutines::suspended),
                Map.entry("memory", Idle::run),
                Map.entry("memory-blocking", Idle::runBlocking));
        Map<String, Row> rows = new HashMap<>();
        work.forEach((name, row) -> rows.put(name, Main.row(node, row)));
        return rows;
    }
}
