package io.warpbeam.bench.soak;

import io.warpbeam.bench.soak.Violation.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What must hold when a round is over. Pure functions of the account. */
final class Checks {

    private Checks() {}

    /** {@return everything that is wrong} */
    static List<Violation> all(Account account) {
        return Stream.<Function<Account, List<Violation>>>of(
                        MonitorCheck::violations,
                        LinkCheck::violations,
                        OrderCheck::violations,
                        LetterCheck::violations,
                        TimerCheck::violations,
                        CallCheck::violations,
                        EndCheck::violations,
                        Checks::remains)
                .flatMap(check -> check.apply(account).stream())
                .toList();
    }

    private static List<Violation> remains(Account account) {
        Remains remains = account.remains();
        List<Violation> found = new ArrayList<>();
        Stream.of(remains.things(), remains.ties(), remains.troubles())
                .flatMap(List::stream)
                .forEach(what -> found.add(new Violation(Rule.NOTHING_LEFT, what)));
        for (Remains.Link link : new HashSet<>(remains.links())) {
            if (!remains.links().contains(link.reversed())) {
                found.add(new Violation(
                        Rule.NOTHING_LEFT,
                        "the link between " + link.owner() + " and " + link.other() + " is known to the first only"));
            }
        }
        return found;
    }
}
