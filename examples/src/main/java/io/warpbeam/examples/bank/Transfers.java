package io.warpbeam.examples.bank;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Pid;
import io.warpbeam.examples.bank.ledger.Cents;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.examples.bank.ledger.Transfer;
import io.warpbeam.examples.bank.ledger.TransferJournal;
import io.warpbeam.examples.bank.ledger.TransferJournal.State;
import io.warpbeam.supervision.DynamicSupervisorRef;
import java.util.Optional;

/** The transfers, seen from those who ask for them. To be used by processes; each method waits for its answer. */
public final class Transfers {

    private static final String PREFIX = "transfer:";

    private final Node node;
    private final TransferJournal journal;
    private final Ledger ledger;
    private final Accounts accounts;
    private final FirstUse sagas;

    Transfers(Node node, TransferJournal journal, Ledger ledger, Accounts accounts, DynamicSupervisorRef supervisor) {
        this.node = node;
        this.journal = journal;
        this.ledger = ledger;
        this.accounts = accounts;
        this.sagas = new FirstUse(node, supervisor, Retries.DEFAULT);
    }

    /** Moves money. Repeated with the same id, it gets the same answer and moves nothing. */
    public Reply<Transfer> transfer(Transfer transfer) {
        if (!Cents.isAllowed(transfer.cents())) {
            return new Reply.Refused<>(Refusal.badAmount(transfer.cents()));
        }
        return await(transfer).flatMap(state -> switch (state) {
            case State.Delivered() -> new Reply.Got<>(transfer);
            case State.Refused(Refusal refusal) -> new Reply.Refused<>(refusal);
            case State.Started _, State.Returning _ ->
                new Reply.Unavailable<>("The transfer " + transfer.id() + " is not finished; it goes on by itself.");
        });
    }

    /** Kills the process of a transfer, if it runs. From any thread. */
    public boolean kill(String id) {
        Optional<Pid> pid = node.whereis(PREFIX + id);
        pid.ifPresent(running -> running.sendExit(ExitReason.KILL));
        return pid.isPresent();
    }

    /** Finishes the transfers that an earlier run of the bank left unfinished. */
    int recover() {
        var open = journal.open();
        open.forEach(this::await);
        return open.size();
    }

    private Reply<State> await(Transfer transfer) {
        return sagas.call(
                PREFIX + transfer.id(),
                () -> new TransferSaga(transfer, journal, ledger, accounts),
                new TransferSaga.Await(transfer));
    }
}
