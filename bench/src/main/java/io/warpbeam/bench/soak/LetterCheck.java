package io.warpbeam.bench.soak;

import io.warpbeam.actors.SystemEvent.DeadLetter.Cause;
import io.warpbeam.bench.soak.Account.Dead;
import io.warpbeam.bench.soak.Entry.Outcome;
import io.warpbeam.bench.soak.Violation.Rule;
import io.warpbeam.mailbox.OverflowPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every letter that was sent is received or becomes a dead letter, once; one that was refused or failed does neither.
 */
final class LetterCheck {

    private final Account account;
    private final Map<Letter, List<Integer>> takers = new HashMap<>();
    private final Map<Letter, Integer> dead = new HashMap<>();
    private final Map<Letter, Integer> sent = new HashMap<>();
    private final Set<Exits.Pair> dropped = new HashSet<>(); // aliases, by owner and number
    private final List<Violation> found = new ArrayList<>();

    private LetterCheck(Account account) {
        this.account = account;
        account.forEach(Entry.AliasDropped.class, (me, drop) -> dropped.add(new Exits.Pair(me, drop.alias())));
        account.forEach(
                Entry.Taken.class,
                (me, taken) -> takers.computeIfAbsent(taken.letter(), _ -> new ArrayList<>())
                        .add(me));
    }

    static List<Violation> violations(Account account) {
        LetterCheck check = new LetterCheck(account);
        account.dead().forEach(check::bury);
        account.forEach(Entry.Sent.class, check::check);
        check.checkUnsent();
        check.checkOnce();
        return check.found;
    }

    private void bury(Dead letter) {
        if (letter.message() instanceof Letter found) {
            dead.merge(found, 1, Integer::sum);
            if (letter.cause() == Cause.DROPPED && letter.target() >= 0 && !drops(letter.target())) {
                complain(letter + " was dropped by the mailbox of " + letter.target() + ", which does not drop");
            }
        }
    }

    private void check(int sender, Entry.Sent entry) {
        Letter letter = entry.letter();
        List<Integer> taken = takers.getOrDefault(letter, List.of());
        int buried = dead.getOrDefault(letter, 0);
        if (sent.merge(letter, 1, Integer::sum) > 1 || letter.sender() != sender) {
            complain(letter + " was sent twice, or not by its sender");
        }
        String fates =
                " was received " + taken.size() + " times, by " + taken + ", and a dead letter " + buried + " times";
        int count = taken.size() + buried;
        if (entry.outcome() != Outcome.SENT && count > 0) {
            complain(letter + " was not sent, " + entry.outcome() + ", and" + fates);
        } else if (count > 1) {
            complain(letter + fates);
        } else if (entry.outcome() == Outcome.SENT && count == 0 && !mayVanish(letter)) {
            complain(letter + " to " + entry.to() + " was lost");
        }
        if (entry.to() >= 0 && taken.stream().anyMatch(taker -> taker != entry.to())) {
            complain(letter + " to " + entry.to() + fates);
        }
        if (entry.outcome() == Outcome.REFUSED && entry.to() >= 0 && !refuses(entry.to(), sender)) {
            complain(letter + " was refused by the mailbox of " + entry.to() + ", which does not refuse");
        }
    }

    /** What is sent to an alias vanishes when the alias has ended. */
    private boolean mayVanish(Letter letter) {
        return letter.route() instanceof Letter.ToAlias alias
                && (alias.once() || alias.fleeting() || dropped.contains(new Exits.Pair(alias.owner(), alias.alias())));
    }

    private boolean drops(int process) {
        return hasPolicy(process, OverflowPolicy.DROP_NEWEST) || hasPolicy(process, OverflowPolicy.DROP_OLDEST);
    }

    private boolean refuses(int process, int sender) {
        return hasPolicy(process, OverflowPolicy.REJECT)
                || (process == sender && hasPolicy(process, OverflowPolicy.BLOCK));
    }

    private boolean hasPolicy(int process, OverflowPolicy policy) {
        return account.makes()
                .get(process)
                .bound()
                .filter(bound -> bound.policy() == policy)
                .isPresent();
    }

    private void checkUnsent() {
        Set<Letter> seen = new HashSet<>(takers.keySet());
        seen.addAll(dead.keySet());
        seen.removeAll(sent.keySet());
        seen.forEach(letter -> complain(letter + " was seen, but never sent"));
    }

    /** An alias for one message lets one through. */
    private void checkOnce() {
        Map<Letter.ToAlias, Integer> through = new HashMap<>();
        takers.forEach((letter, taken) -> {
            if (letter.route() instanceof Letter.ToAlias alias && alias.once()) {
                through.merge(alias, taken.size(), Integer::sum);
            }
        });
        through.forEach((alias, count) -> {
            if (count > 1) {
                complain(alias + " let " + count + " messages through");
            }
        });
    }

    private void complain(String what) {
        found.add(new Violation(Rule.ONE_FATE, what));
    }
}
