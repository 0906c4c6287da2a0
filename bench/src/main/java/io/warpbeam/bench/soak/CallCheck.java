package io.warpbeam.bench.soak;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.bench.soak.Entry.Asked;
import io.warpbeam.bench.soak.Violation.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A call ends with its own reply, with the end of the callee, or with a time-out if the caller is not patient. */
final class CallCheck {

    private final Account account;
    private final Map<Question, List<Integer>> takers = new HashMap<>();
    private final Set<Question> asked = new HashSet<>();
    private final List<Violation> found = new ArrayList<>();

    private CallCheck(Account account) {
        this.account = account;
        account.forEach(
                Entry.QuestionTaken.class,
                (me, taken) -> takers.computeIfAbsent(taken.question(), _ -> new ArrayList<>())
                        .add(me));
    }

    static List<Violation> violations(Account account) {
        CallCheck check = new CallCheck(account);
        account.forEach(Asked.class, check::check);
        check.takers.keySet().stream()
                .filter(question -> !check.asked.contains(question))
                .forEach(question -> check.complain(question + " was received, but never asked"));
        return check.found;
    }

    private void check(int caller, Asked call) {
        asked.add(call.question());
        List<Integer> taken = takers.getOrDefault(call.question(), List.of());
        if (taken.size() > 1 || taken.stream().anyMatch(taker -> taker != call.to())) {
            complain(call.question() + " to " + call.to() + " was received by " + taken);
        }
        if (!endsRightly(caller, call, !taken.isEmpty())) {
            complain(caller + " called, which ended wrongly: " + call + ", received by " + taken);
        }
    }

    private boolean endsRightly(int caller, Asked call, boolean taken) {
        return switch (call.ended()) {
            case REPLIED ->
                taken && call.answer().equals(OptionalInt.of(call.question().number()));
            case CALLEE_EXITED -> account.endedFor(call.to(), call.reason().orElse(ExitReason.NORMAL));
            case TIMED_OUT -> !call.patient();
            case REFUSED -> !taken && account.makes().get(call.to()).bound().isPresent();
            case CALLING_SELF -> !taken && call.to() == caller;
            case ABANDONED -> false;
            case UNWOUND -> true;
        };
    }

    private void complain(String what) {
        found.add(new Violation(Rule.CALL, what));
    }
}
