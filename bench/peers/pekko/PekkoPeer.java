package pekko;

import harness.Harness;
import harness.Row;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.ActorContext;

/** Pekko as a peer: one actor system for all repetitions. Its dispatcher is set by system properties. */
public final class PekkoPeer {

    private PekkoPeer() {}

    /**
     * Serves until the standard input ends.
     *
     * @param args none
     * @throws IOException when the standard input fails
     */
    public static void main(String[] args) throws IOException {
        ActorSystem<Consumer<ActorContext<?>>> system = Main.start();
        Harness.serve(rows(system));
        system.terminate();
    }

    private static Map<String, Row> rows(ActorSystem<Consumer<ActorContext<?>>> system) {
        Map<String, Main.Work> work = Map.ofEntries(
                Map.entry("ping-pong", PingPong::run),
                Map.entry("pairs", PingPong::run),
                Map.entry("ring", Ring::run),
                Map.entry("fan-in", FanIn::run),
                Map.entry("spawn", Spawning::run),
                Map.entry("crowd", Crowd::run),
                Map.entry("skynet", Skynet::run),
                Map.entry("big", Big::run),
                Map.entry("chameneos", Chameneos::run),
                Map.entry("banking", Banking::run),
                Map.entry("call", Calling::run),
                Map.entry("call-100", Calling::run),
                Map.entry("cast", Casting::run),
                Map.entry("down", DownRow::run),
                Map.entry("timers", Timing::run),
                Map.entry("memory", Idle::run));
        Map<String, Row> rows = new HashMap<>();
        work.forEach((name, row) -> rows.put(name, Main.row(system, row)));
        return rows;
    }
}
