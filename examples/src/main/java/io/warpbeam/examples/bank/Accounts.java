package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.examples.bank.ledger.Entry;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.Outcome;
import io.warpbeam.examples.bank.ledger.Outcome.Receipt;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.supervision.DynamicSupervisorRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The account processes, seen from those who use them. To be used by processes; each method waits for its answer. */
public final class Accounts {

    private static final String PREFIX = "account:";

    private final Node node;
    private final Ledger ledger;
    private final FirstUse accounts;
    private final Duration idle;

    Accounts(Node node, Ledger ledger, DynamicSupervisorRef supervisor, Duration idle) {
        this.node = node;
        this.ledger = ledger;
        this.accounts = new FirstUse(node, supervisor, Retries.DEFAULT);
        this.idle = idle;
    }

    /** Changes a balance; see {@link Posting}. */
    public Reply<Receipt> post(String account, Posting posting) {
        return call(account, posting).flatMap(outcome -> switch (outcome) {
            case Outcome.Done(Receipt receipt) -> new Reply.Got<>(receipt);
            case Outcome.Refused(Refusal refusal) -> new Reply.Refused<>(refusal);
        });
    }

    /** Holder and balance. */
    public Reply<Statement> statement(String account) {
        return call(account, new Account.Read());
    }

    /** The newest entries, newest first. */
    public Reply<List<Entry>> history(String account, int limit) {
        return call(account, new Account.History(limit));
    }

    /** Kills the process of an account, if it runs. From any thread. */
    public boolean kill(String account) {
        Optional<Pid> pid = node.whereis(PREFIX + account);
        pid.ifPresent(running -> running.sendExit(ExitReason.KILL));
        return pid.isPresent();
    }

    private <R> Reply<R> call(String account, Call<R> call) {
        return accounts.call(PREFIX + account, () -> new Account(account, ledger, idle), call);
    }
}
