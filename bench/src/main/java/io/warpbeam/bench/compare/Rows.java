package io.warpbeam.bench.compare;

import io.warpbeam.bench.compare.Row.Flags;
import io.warpbeam.bench.compare.Row.Goal;
import io.warpbeam.bench.compare.Row.Load;
import io.warpbeam.bench.compare.Row.Unit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows there are. */
final class Rows {

    private static final Set<Peer> ALL = EnumSet.complementOf(EnumSet.of(Peer.JDK));
    private static final Set<Peer> NOT_PEKKO = EnumSet.of(Peer.WARPBEAM, Peer.BEAM, Peer.KOTLIN);
    private static final Set<Peer> NOT_KOTLIN = EnumSet.of(Peer.WARPBEAM, Peer.BEAM, Peer.PEKKO, Peer.PEKKO_TUNED);
    private static final Set<Peer> NOT_PEKKO_BUT_JDK = EnumSet.of(Peer.WARPBEAM, Peer.BEAM, Peer.KOTLIN, Peer.JDK);
    private static final Set<Peer> OTP = EnumSet.of(Peer.WARPBEAM, Peer.BEAM);

    private static final int K = 1_000;
    private static final int M = 1_000_000;
    private static final List<Integer> SIZES = List.of(K, 10 * K, 100 * K, M);

    private static final Row PING_PONG =
            nanos("ping-pong", "two processes, one message in flight", ALL, new Goal(5, 1.5, 0), 1, M, 2, 250 * K);
    private static final Row PING_PONG_BLOCKING =
            nanos("ping-pong-blocking", "the same, blocking processes", NOT_PEKKO, Goal.NONE, 1, 200 * K, 2, 50 * K);
    private static final Row PAIRS =
            nanos("pairs", "100 pairs at once", ALL, new Goal(8, 1.5, 0), 100, 2 * M, 2, 500 * K);
    private static final Row RING = nanos("ring", "one token", ALL, new Goal(4, 1.5, 0), K, 2 * M, 2, 500 * K);
    private static final Row FAN_IN =
            nanos("fan-in", "4 producers, 1 consumer, a flood", ALL, new Goal(6, 1.5, 0), 4, 4 * M, 1, M);
    private static final Row SPAWN =
            nanos("spawn", "spawn, one message, exit", ALL, new Goal(4, 10, 0), K, 200 * K, 2, 50 * K);
    private static final Row SPAWN_BLOCKING = nanos(
            "spawn-blocking", "the same, blocking processes", NOT_PEKKO, new Goal(1.2, 0, 0), K, 200 * K, 2, 50 * K);
    private static final Row CROWD =
            nanos("crowd", "all alive at once, each woken once", ALL, new Goal(2, 0, 0), 300 * K, 300 * K, 1, 300 * K);
    private static final Row CROWD_BLOCKING =
            nanos("crowd-blocking", "the same, blocking processes", NOT_PEKKO, Goal.NONE, 300 * K, 300 * K, 1, 300 * K);
    private static final Row SKYNET = nanos(
            "skynet", "a tree of tens, a million leaves, sums come back", ALL, new Goal(4, 0, 0), 10, M, 1, 100 * K);
    private static final Row BIG = nanos(
            "big", "Savina: 120 workers, 20,000 pings each", ALL, new Goal(3, 1.5, 0), 120, 2_400 * K, 1, 240 * K);
    private static final Row CHAMENEOS = nanos(
            "chameneos", "Savina: 100 creatures, 200,000 meetings", ALL, new Goal(3, 1.5, 0), 100, 200 * K, 5, 200 * K);
    private static final Row BANKING = nanos(
            "banking", "Savina: 1,000 accounts, 50,000 transfers", ALL, new Goal(3, 1.5, 0), K, 50 * K, 5, 50 * K);
    private static final Row CALL =
            nanos("call", "one blocking caller, one server", ALL, new Goal(1, 5, 0), 1, 100 * K, 3, 50 * K);
    private static final Row CALL_100 =
            nanos("call-100", "100 callers, one server", ALL, new Goal(3, 0, 0), 100, 200 * K, 3, 50 * K);
    private static final Row CAST = nanos("cast", "one caller, one server", ALL, new Goal(5, 0, 0), 1, M, 2, 500 * K);
    private static final Row SELECTIVE = nanos(
            "selective", "a call behind 10,000 unrelated messages", OTP, new Goal(1, 0, 0), 10 * K, 100 * K, 2, 20 * K);
    private static final Row DOWN =
            nanos("down", "spawn monitored, exit, receive DOWN", NOT_KOTLIN, new Goal(2, 0, 0), 1, 200 * K, 2, 50 * K);
    private static final Row EXIT_STORM = nanos(
            "exit-storm", "10,000 linked, one killed, all gone", OTP, new Goal(1, 0, 0), 10 * K, 10 * K, 10, 10 * K);
    private static final Row TIMERS =
            nanos("timers", "a million set, then cancelled", NOT_KOTLIN, new Goal(3, 0, 0), M, M, 2, M);
    private static final Row COROUTINE_STEP =
            nanos("coroutine-step", "a generator of a million values", NOT_PEKKO_BUT_JDK, Goal.NONE, 1, M, 3, 200 * K);
    private static final Row ASYNC_RESUME = nanos(
            "async-resume",
            "resume a coroutine in a process, get the message of its yield",
            OTP,
            new Goal(1, 0, 0),
            1,
            200 * K,
            3,
            50 * K);
    private static final Row SUSPENDED_MEMORY =
            bytes("suspended-memory", "a coroutine in a process that has yielded", OTP, new Goal(2, 0, 1_500));
    private static final Row MEMORY = bytes("memory", "an idle process", ALL, new Goal(0, 0, 300));
    private static final Row MEMORY_BLOCKING =
            bytes("memory-blocking", "an idle blocking process", NOT_PEKKO, new Goal(0, 0, 1_500));

    /** In the order of the table. */
    private static final List<Row> STANDARD = List.of(
            PING_PONG,
            PING_PONG_BLOCKING,
            PING_PONG_BLOCKING.onOwnCarriers(new Goal(1.2, 0, 0)),
            PAIRS,
            RING,
            FAN_IN,
            SPAWN,
            SPAWN_BLOCKING,
            CROWD,
            SKYNET,
            BIG,
            CHAMENEOS,
            BANKING,
            CALL,
            CALL.onOwnCarriers(new Goal(3, 5, 0)),
            CALL_100,
            CAST,
            SELECTIVE,
            DOWN,
            EXIT_STORM,
            TIMERS,
            COROUTINE_STEP,
            COROUTINE_STEP.onOwnCarriers(new Goal(1, 0, 0)),
            COROUTINE_STEP.onContinuations(new Goal(3, 0, 0)),
            ASYNC_RESUME,
            ASYNC_RESUME.onOwnCarriers(new Goal(2, 0, 0)),
            SUSPENDED_MEMORY,
            MEMORY,
            MEMORY_BLOCKING);

    /** Only by name. */
    private static final List<Row> FURTHER = List.of(
            CROWD_BLOCKING,
            SPAWN_BLOCKING.onOwnCarriers(Goal.NONE),
            CALL_100.onOwnCarriers(Goal.NONE),
            SELECTIVE.onOwnCarriers(Goal.NONE));

    private Rows() {}

    private static Row nanos(
            String name,
            String work,
            Set<Peer> peers,
            Goal goal,
            int size,
            int operations,
            int repetitions,
            int quickOperations) {
        Load load = new Load(size, operations, repetitions);
        Load quick = new Load(size, quickOperations, 1);
        return new Row(name, name, Unit.NANOSECONDS, work, load, quick, Flags.NONE, peers, goal);
    }

    private static Row bytes(String name, String work, Set<Peer> peers, Goal goal) {
        Load load = new Load(100 * K, 100 * K, 1);
        return new Row(name, name, Unit.BYTES, work, load, load, Flags.NONE, peers, goal);
    }

    /** {@return the rows of the table, in its order} */
    static List<Row> standard() {
        return STANDARD;
    }

    /** {@return the rows that show how cost grows with the work} */
    static List<Row> scaled() {
        List<Row> rows = new ArrayList<>();
        SIZES.forEach(size -> rows.add(RING.scaledTo(size, 2 * M)));
        for (Row row : List.of(CROWD, MEMORY, MEMORY_BLOCKING)) {
            SIZES.forEach(size -> rows.add(row.scaledTo(size, size)));
        }
        return rows;
    }

    /**
     * {@return the row of that name}
     *
     * @throws UsageException when there is none; it names those there are
     */
    static Row named(String name) {
        List<Row> all =
                Stream.of(STANDARD, FURTHER, scaled()).flatMap(List::stream).toList();
        return all.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no row \"" + name + "\"; the rows are "
                        + all.stream().map(Row::name).collect(Collectors.joining(", "))));
    }
}
