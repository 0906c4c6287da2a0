package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.bench.soak.Violation.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each process ends once, for a reason that somebody gave, and its code comes back; a witness outlives the others. */
final class EndCheck {

    private final Account account;
    private final Set<ExitReason> given = new HashSet<>();
    private final List<Violation> found = new ArrayList<>();

    private EndCheck(Account account) {
        this.account = account;
        account.forEach(Entry.ExitAsked.class, (_, exit) -> given.add(exit.reason()));
    }

    static List<Violation> violations(Account account) {
        EndCheck check = new EndCheck(account);
        account.processes().forEach(check::check);
        account.oddEnds().forEach(check::complain);
        account.forEach(Entry.Odd.class, (me, odd) -> check.complain(me + " " + odd.what()));
        return check.found;
    }

    private void check(int me) {
        List<ExitReason> reasons = account.ends().getOrDefault(me, List.of());
        boolean lived = !account.pages().get(me).isEmpty();
        if (reasons.size() > 1 || (lived && reasons.isEmpty())) {
            complain(me + " ended " + reasons.size() + " times: " + reasons);
        }
        reasons.stream()
                .filter(reason -> !isGiven(reason))
                .forEach(reason -> complain(me + " ended for a reason that nobody gave: " + reason));
        if (account.isWitness(me) && !reasons.isEmpty() && !account.hasSettled(me)) {
            complain(me + " ended although nobody killed it: " + reasons);
        }
        if (account.entries(me, Entry.Entered.class).count()
                != account.entries(me, Entry.Left.class).count()) {
            complain("the code of " + me + " did not come back");
        }
    }

    private boolean isGiven(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Crashed(Throwable error) -> error instanceof PlannedException;
            case ExitReason.Custom _ -> given.contains(reason);
            default -> true; // of the kit itself, or of the end of the round
        };
    }

    private void complain(String what) {
        found.add(new Violation(Rule.END, what));
    }
}
