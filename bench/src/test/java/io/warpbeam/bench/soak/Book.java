package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Priority;
import io.warpbeam.actors.SpawnOptions.MailboxBound;
import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account that a test writes by hand: processes 0 and 1 are witnesses, 2 and 3 are not; all have ended in the end.
 */
final class Book {

    static final int WITNESS = 0;
    static final int OTHER_WITNESS = 1;
    static final int MORTAL = 2;
    static final int OTHER_MORTAL = 3;

    private final List<Make> makes = new ArrayList<>();
    private final List<List<Entry>> pages = new ArrayList<>();
    private final List<Account.Dead> dead = new ArrayList<>();
    private final Map<Integer, List<ExitReason>> ends = new HashMap<>();
    private final List<String> oddEnds = new ArrayList<>();
    private Remains remains = Remains.NONE;

    Book() {
        for (int i = 0; i < 4; i++) {
            boolean witness = i <= OTHER_WITNESS;
            makes.add(new Make(witness, true, witness, false, false, Optional.empty(), Priority.NORMAL));
            pages.add(new ArrayList<>());
            ends.put(i, List.of(witness ? ExitReason.NORMAL : ExitReason.KILLED));
        }
    }

    Make make(int process) {
        return makes.get(process);
    }

    /** A letter to a pid. */
    static Letter letter(int sender, int number) {
        return new Letter(sender, number, new Letter.ToPid());
    }

    Book page(int process, Entry... entries) {
        pages.get(process).addAll(List.of(entries));
        return this;
    }

    Book sent(int from, int to, int... numbers) {
        for (int number : numbers) {
            page(from, new Entry.Sent(letter(from, number), to, Entry.Outcome.SENT));
        }
        return this;
    }

    Book taken(int from, int to, int... numbers) {
        for (int number : numbers) {
            page(to, new Entry.Taken(letter(from, number), false));
        }
        return this;
    }

    Book dead(Object message, int target, Cause cause) {
        dead.add(new Account.Dead(message, target, cause));
        return this;
    }

    Book ended(int process, ExitReason... reasons) {
        ends.put(process, List.of(reasons));
        return this;
    }

    Book oddEnd(String what) {
        oddEnds.add(what);
        return this;
    }

    Book bounded(int process, OverflowPolicy policy) {
        Make make = makes.get(process);
        Optional<MailboxBound> bound = Optional.of(new MailboxBound(1, policy));
        makes.set(process, new Make(make.witness(), true, make.traps(), false, false, bound, Priority.NORMAL));
        return this;
    }

    Book remains(Remains left) {
        remains = left;
        return this;
    }

    /** What the checks find; witnesses settle here if they have not done so before. */
    List<Violation> violations() {
        for (int witness : List.of(WITNESS, OTHER_WITNESS)) {
            if (pages.get(witness).stream().noneMatch(Entry.Settled.class::isInstance)) {
                page(witness, new Entry.Settled());
            }
        }
        for (int mortal : List.of(MORTAL, OTHER_MORTAL)) {
            if (pages.get(mortal).isEmpty() && !ends.get(mortal).isEmpty()) {
                page(mortal, new Entry.Entered(), new Entry.Left());
            }
        }
        return Checks.all(new Account(makes, pages, dead, ends, oddEnds, remains));
    }
}
