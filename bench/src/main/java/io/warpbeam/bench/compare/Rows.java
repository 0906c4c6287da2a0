package io.warpbeam.bench.compare;

import io.warpbeam.bench.compare.Row.Goal;
import io.warpbeam.bench.compare.Row.Load;
import io.warpbeam.bench.compare.Row.Unit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows there are. */
final class Rows {

    private static final Set<Peer> ALL = EnumSet.allOf(Peer.class);
    private static final Set<Peer> ALL_BUT_PEKKO = EnumSet.of(Peer.WARPBEAM, Peer.BEAM, Peer.KOTLIN);

    private static final int MILLION = 1_000_000;

    private static final Row PING_PONG =
            nanos("ping-pong", "two processes, one message in flight", load(1, MILLION, 2), ALL, new Goal(5, 1.5, 0));
    private static final Row PING_PONG_BLOCKING = nanos(
            "ping-pong-blocking",
            "two blocking processes, one message in flight",
            load(1, 200_000, 2),
            ALL_BUT_PEKKO,
            Goal.NONE);
    private static final Row PAIRS =
            nanos("pairs", "100 pairs at once", load(100, 2 * MILLION, 2), ALL, new Goal(8, 1.5, 0));
    private static final Row RING =
            nanos("ring", "1,000 processes, one token", load(1_000, 2 * MILLION, 2), ALL, new Goal(4, 1.5, 0));
    private static final Row FAN_IN =
            nanos("fan-in", "4 producers, 1 consumer, a flood", load(4, 4 * MILLION, 1), ALL, new Goal(6, 1.5, 0));
    private static final Row SPAWN =
            nanos("spawn", "spawn, one message, exit", load(1_000, 200_000, 2), ALL, new Goal(4, 10, 0));
    private static final Row SPAWN_BLOCKING = nanos(
            "spawn-blocking",
            "the same, blocking processes",
            load(1_000, 200_000, 2),
            ALL_BUT_PEKKO,
            new Goal(1.2, 0, 0));
    private static final Row CALL =
            nanos("call", "one blocking caller, one server", load(1, 100_000, 3), ALL, new Goal(1, 5, 0));
    private static final Row CALL_100 =
            nanos("call-100", "100 callers, one server", load(100, 200_000, 3), ALL, new Goal(3, 0, 0));
    private static final Row CAST =
            nanos("cast", "one caller, one server", load(1, MILLION, 2), ALL, new Goal(5, 0, 0));

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
            CALL,
            CALL.onOwnCarriers(new Goal(3, 5, 0)),
            CALL_100,
            CALL_100.onOwnCarriers(new Goal(3, 0, 0)),
            CAST);

    private Rows() {}

    private static Row nanos(String name, String work, Load load, Set<Peer> peers, Goal goal) {
        return new Row(name, name, Unit.NANOSECONDS, work, load, false, peers, goal);
    }

    private static Load load(int size, int operations, int repetitions) {
        return new Load(size, operations, repetitions);
    }

    /** {@return the rows of the table, in its order} */
    static List<Row> standard() {
        return STANDARD;
    }

    /** {@return the rows that show how cost grows with the work} */
    static List<Row> scaled() {
        List<Row> rows = new ArrayList<>();
        for (int size : List.of(1_000, 10_000, 100_000, MILLION)) {
            rows.add(RING.scaledTo(size, 2 * MILLION));
        }
        return rows;
    }

    /**
     * {@return the row of that name}
     *
     * @throws UsageException when there is none; it names those there are
     */
    static Row named(String name) {
        List<Row> all = new ArrayList<>(STANDARD);
        all.addAll(scaled());
        return all.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no row \"" + name + "\"; the rows are "
                        + all.stream().map(Row::name).collect(Collectors.joining(", "))));
    }
}
