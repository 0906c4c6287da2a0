package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.IdleTimeout;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.Outcome.Receipt;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.examples.bank.ledger.Transfer;
import io.warpbeam.examples.bank.ledger.TransferJournal;
import io.warpbeam.examples.bank.ledger.TransferJournal.Line;
import io.warpbeam.examples.bank.ledger.TransferJournal.State;
import java.time.Duration;

/**
 * One transfer: takes the money from the source, then gives it to the target, or back to the source when the target
 * cannot take it. Each step is a posting that may be repeated, and the journal remembers the transfer and the decision
 * to give the money back, so a process that was killed anywhere is continued by the next one. The decision is written
 * first: once money may be on its way back, no process tries to deliver it any more.
 */
final class TransferSaga implements GenServer<State> {

    /**
     * How long a finished saga waits for somebody to ask for the result. The journal has it for whoever comes later.
     */
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final Transfer transfer;
    private final TransferJournal journal;
    private final Ledger ledger;
    private final Accounts accounts;

    TransferSaga(Transfer transfer, TransferJournal journal, Ledger ledger, Accounts accounts) {
        this.transfer = transfer;
        this.journal = journal;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /**
     * Asks how a transfer ended; the answer comes when it has.
     *
     * @param asked the transfer as the caller knows it
     */
    record Await(Transfer asked) implements Call<State> {}

    private record Run() {}

    @Override
    public Init<State> init(Self self) {
        return Init.<State>ok(new State.Started()).thenContinue(new Run());
    }

    @Override
    public Next<State> handleContinue(Object argument, State state) {
        return Next.noReply(run()).timeout(LINGER);
    }

    @Override
    public Next<State> handleCall(Call<?> call, From<?> from, State state) {
        return switch (call) {
            case Await await -> Next.stop(ExitReason.NORMAL, await, answer(await.asked(), state), state);
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<State> handleInfo(Object message, State state) {
        return message instanceof IdleTimeout ? Next.stop(ExitReason.NORMAL, state) : Next.unknown(message);
    }

    private State answer(Transfer asked, State state) {
        return asked.equals(transfer) ? state : new State.Refused(Refusal.idReused(asked.id()));
    }

    private State run() {
        Line line = journal.begin(transfer);
        if (!line.transfer().equals(transfer)) {
            return new State.Refused(Refusal.idReused(transfer.id()));
        }
        return switch (line.state()) {
            case State.Started() -> withdraw();
            case State.Returning(Refusal refusal) -> giveBack(refusal);
            case State.Delivered(), State.Refused(Refusal _) -> line.state();
        };
    }

    private State withdraw() {
        if (transfer.source().equals(transfer.target())) {
            return end(new State.Refused(Refusal.sameAccount(transfer.source())));
        }
        if (ledger.holder(transfer.target()).isEmpty()) {
            return end(new State.Refused(Refusal.unknownAccount(transfer.target())));
        }
        return switch (post(transfer.source(), transfer.out(), EntryKind.TRANSFER_OUT)) {
            case Reply.Got<Receipt> _ -> deliver();
            case Reply.Refused<Receipt>(Refusal refusal) -> end(new State.Refused(refusal));
            case Reply.Unavailable<Receipt>(String sentence) -> throw new TransferInterruptedException(sentence);
        };
    }

    private State deliver() {
        return switch (post(transfer.target(), transfer.in(), EntryKind.TRANSFER_IN)) {
            case Reply.Got<Receipt> _ -> end(new State.Delivered());
            case Reply.Refused<Receipt>(Refusal refusal) -> {
                journal.note(transfer.id(), new State.Returning(refusal));
                yield giveBack(refusal);
            }
            case Reply.Unavailable<Receipt>(String sentence) -> throw new TransferInterruptedException(sentence);
        };
    }

    private State giveBack(Refusal refusal) {
        return switch (post(transfer.source(), transfer.back(), EntryKind.REFUND)) {
            case Reply.Got<Receipt> _ -> end(new State.Refused(refusal));
            case Reply.Refused<Receipt>(Refusal problem) -> throw new TransferInterruptedException(problem.sentence());
            case Reply.Unavailable<Receipt>(String sentence) -> throw new TransferInterruptedException(sentence);
        };
    }

    private Reply<Receipt> post(String account, String txid, EntryKind kind) {
        return accounts.post(account, new Posting(txid, kind, transfer.cents()));
    }

    private State end(State state) {
        journal.note(transfer.id(), state);
        return state;
    }
}
