package io.warpbeam.bench.soak;

import java.util.List;
import java.util.Locale;

/**
 * How much was done.
 *
 * @param rounds played
 * @param processes that lived
 * @param letters sent
 * @param deadLetters among them, and other messages
 * @param downs received
 * @param exits received
 * @param calls made
 * @param timers set
 */
record Tally(
        long rounds, long processes, long letters, long deadLetters, long downs, long exits, long calls, long timers) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

    /** {@return what was done in one round} */
    static Tally of(Account account) {
        List<Entry> all = account.pages().stream().flatMap(List::stream).toList();
        return new Tally(
                1,
                account.ends().size(),
                count(all, Entry.Sent.class),
                account.dead().size(),
                count(all, Entry.DownTaken.class),
                count(all, Entry.ExitTaken.class),
                count(all, Entry.Asked.class),
                count(all, Entry.TimerSet.class));
    }

    private static long count(List<Entry> entries, Class<? extends Entry> kind) {
        return entries.stream().filter(kind::isInstance).count();
    }

    /** {@return both together} */
    Tally plus(Tally more) {
        return new Tally(
                rounds + more.rounds,
                processes + more.processes,
                letters + more.letters,
                deadLetters + more.deadLetters,
                downs + more.downs,
                exits + more.exits,
                calls + more.calls,
                timers + more.timers);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d rounds, %,d processes, %,d letters, %,d dead letters, %,d DOWNs, %,d EXITs, %,d calls, %,d timers",
                rounds,
                processes,
                letters,
                deadLetters,
                downs,
                exits,
                calls,
                timers);
    }
}
