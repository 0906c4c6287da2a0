package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that is known of a round that is over. Nothing but data.
 *
 * @param makes of the processes, by number
 * @param pages what each process wrote down, by number
 * @param dead the dead letters
 * @param ends the reasons of the processes that ended, by number; one for each that has lived
 * @param oddEnds ends that were announced more than once, described
 * @param remains what was there when everything had ended
 */
record Account(
        List<Make> makes,
        List<List<Entry>> pages,
        List<Dead> dead,
        Map<Integer, List<ExitReason>> ends,
        List<String> oddEnds,
        Remains remains) {

    /** A message that reached nobody. */
    record Dead(Object message, int target, Cause cause) {}

    boolean isWitness(int process) {
        return process >= 0 && makes.get(process).witness();
    }

    /** {@return the numbers of the processes that have lived or may have} */
    IntStream processes() {
        return IntStream.range(0, pages.size());
    }

    /** {@return the entries of one kind on the page of a process, in order} */
    <E extends Entry> Stream<E> entries(int process, Class<E> kind) {
        return pages.get(process).stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Goes through the entries of one kind on all pages, with the number of the process. */
    <E extends Entry> void forEach(Class<E> kind, BiConsumer<Integer, E> action) {
        processes().forEach(process -> entries(process, kind).forEach(entry -> action.accept(process, entry)));
    }

    /** {@return whether a process may have ended for a reason, as others tell it} It has, or had ended before. */
    boolean endedFor(int process, ExitReason reason) {
        return reason.equals(ExitReason.NO_PROCESS)
                || process < 0
                || ends.getOrDefault(process, List.of()).contains(reason);
    }

    /** {@return the entries of a witness up to the moment when all others had ended; of another process, all} */
    List<Entry> settledPage(int process) {
        List<Entry> page = pages.get(process);
        Predicate<Entry> before = entry -> !(entry instanceof Entry.Settled);
        return page.stream().takeWhile(before).toList();
    }

    /** {@return whether a witness lived until all others had ended} */
    boolean hasSettled(int process) {
        return pages.get(process).stream().anyMatch(Entry.Settled.class::isInstance);
    }
}
