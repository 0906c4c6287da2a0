package io.warpbeam.models;

import io.warpbeam.actors.CallFailedException;
import io.warpbeam.actors.CallFailure;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.actors.SystemEvent;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.ServerOptions;
import io.warpbeam.actors.server.StartResult;
import io.warpbeam.testkit.SimulationOptions;
import io.warpbeam.testkit.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Processes call servers that reply at once, late, twice, never, through others, or end instead, while timers are late.
 * Each call ends once, with the reply that was given or with a failure that is true; a reply that comes too late
 * reaches nobody and is counted; a server that is not killed cleans up once before its end is told.
 */
public final class CallModel implements Model {

    private static final String NAME = "bank";
    private static final int LATENESS = 25;
    private static final int CALM = 20;

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public SimulationOptions options() {
        return Model.super.options().lateness(LATENESS);
    }

    @Override
    public void run(World world) {
        new Run(world).play();
    }

    /** One run. */
    static final class Run {
        final World world;
        final Verdict verdict;
        private final List<CallServer> servers = new ArrayList<>();
        private final List<Asked> asked = new ArrayList<>();
        private final List<Pid> callers = new ArrayList<>();
        private final Map<Long, ExitReason> ends = new HashMap<>();
        private int values;

        Run(World world) {
            this.world = world;
            this.verdict = new Verdict(world);
        }

        void play() {
            world.node().listen(event -> {
                if (event instanceof SystemEvent.Exited(var pid, var reason)) {
                    ends.put(pid.id(), reason);
                }
            });
            for (int caller = 0; caller < 3; caller++) {
                callers.add(new CallPeer(this).spawn(world.node()));
            }
            start();
            int turns = 10 + world.random().nextInt(30);
            for (int turn = 0; turn < turns; turn++) {
                turn();
            }
            calmDown();
            servers.forEach(server -> server.pid().ifPresent(pid -> pid.sendExit(ExitReason.KILL)));
            calmDown();
            account();
        }

        /** Gives all that waits for a time its time; timers are late, so once is not enough. */
        private void calmDown() {
            for (int times = 0; times < CALM; times++) {
                world.settle();
                world.sleep(Duration.ofSeconds(1));
            }
            world.settle();
        }

        private void turn() {
            if (world.random().nextInt(3) == 0) {
                start();
            }
            switch (world.random().nextInt(16)) {
                case 0 -> kill();
                case 1 -> stop();
                case 2, 3 -> world.settle();
                case 4, 5, 6 -> world.sleep(Duration.ofMillis(1 + world.random().nextInt(4)));
                case 7 -> {
                    if (world.random().nextInt(4) == 0) {
                        callers.get(world.random().nextInt(callers.size())).sendExit(ExitReason.KILL);
                    }
                }
                default -> callers.get(world.random().nextInt(callers.size())).send(new CallPeer.Turn());
            }
        }

        private void start() {
            if (world.node().whereis(NAME).isPresent()) {
                return;
            }
            CallServer server = new CallServer(this);
            servers.add(server);
            StartResult result = GenServer.start(world.node(), server, ServerOptions.named(NAME));
            boolean started = result instanceof StartResult.Started;
            verdict.check(started != server.refuses(), "a start comes to what init said", result);
            Optional<Pid> holder = world.node().whereis(NAME);
            verdict.check(
                    started || holder.isEmpty() || !holder.equals(server.pid()),
                    "the name of a failed start is free",
                    result);
        }

        private void kill() {
            CallServer server = servers.getLast();
            server.pid().ifPresent(pid -> pid.sendExit(ExitReason.KILL));
        }

        private void stop() {
            CallServer server = servers.getLast();
            ExitReason reason = world.random().nextBoolean() ? ExitReason.NORMAL : ExitReason.of("stopped");
            server.ref().ifPresent(ref -> {
                try {
                    ref.stop(reason, Duration.ofMillis(world.random().nextInt(8)));
                    verdict.check(!ref.pid().isAlive(), "a stop waits for the end", ref);
                    verdict.check(server.terminated() == 1, "a stop waits for terminate", ref);
                    verdict.check(!world.node().whereis(NAME).equals(server.pid()), "a stop waits for the name", ref);
                } catch (CallFailedException failed) {
                    world.sometimes("a stop times out", failed.failure() instanceof CallFailure.TimedOut);
                }
            });
        }

        // ---- for the processes

        int nextValue() {
            return ++values;
        }

        List<CallServer> servers() {
            return servers.stream().filter(server -> server.pid().isPresent()).toList();
        }

        void add(Asked call) {
            asked.add(call);
        }

        // ---- at the end

        private void account() {
            for (CallServer server : servers()) {
                ExitReason end = ends.get(server.pid().orElseThrow().id());
                verdict.check(end != null, "a killed server ends", server.pid());
                boolean cleaned = server.terminated() == 1 && server.hasCleanedUp();
                boolean mayNot = server.refuses() || end instanceof ExitReason.Killed;
                verdict.check(cleaned || (mayNot && server.terminated() <= 1), "a server cleans up once", server.pid());
            }
            int late = 0;
            int perhapsLate = 0;
            for (Asked call : asked) {
                call.account(this);
                late += call.late();
                perhapsLate += call.perhapsLate();
            }
            long counted = world.node().info().lateReplies();
            verdict.check(
                    late <= counted && counted <= late + perhapsLate,
                    "late replies are counted",
                    counted,
                    late,
                    perhapsLate);
        }

        Optional<ExitReason> end(CallServer server) {
            return server.pid().flatMap(pid -> Optional.ofNullable(ends.get(pid.id())));
        }
    }
}
