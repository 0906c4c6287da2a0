package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.IdleTimeout;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.examples.bank.AccountState.Decision;
import io.warpbeam.examples.bank.ledger.Entry;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.Ledger.Append;
import io.warpbeam.examples.bank.ledger.Outcome;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One account. Its handlers call the database straight; a reply leaves only after the commit, so what was acknowledged
 * is written. The process may be killed at any moment: the next one starts from the newest entry, and a repeated
 * posting is answered from the ledger. An account that nobody uses stops.
 */
final class Account implements GenServer<AccountState> {

    private final String id;
    private final Ledger ledger;
    private final Duration idle;

    Account(String id, Ledger ledger, Duration idle) {
        this.id = id;
        this.ledger = ledger;
        this.idle = idle;
    }

    /** Asks for holder and balance. */
    record Read() implements Call<Statement> {}

    /** Asks for the newest entries, newest first. */
    record History(int limit) implements Call<List<Entry>> {}

    @Override
    public Init<AccountState> init(Self self) {
        Optional<Holder> holder = ledger.holder(id);
        if (holder.isEmpty()) {
            return Init.fail(ExitReason.of(Refusal.unknownAccount(id)));
        }
        return Init.ok(AccountState.of(holder.get(), ledger.last(id))).timeout(idle);
    }

    @Override
    public Next<AccountState> handleCall(Call<?> call, From<?> from, AccountState state) {
        return switch (call) {
            case Posting posting -> post(posting, state);
            case Read read ->
                Next.reply(read, new Statement(state.holder(), state.seq(), state.balance()), state)
                        .timeout(idle);
            case History history ->
                Next.reply(history, ledger.entries(id, history.limit()), state).timeout(idle);
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<AccountState> handleInfo(Object message, AccountState state) {
        return message instanceof IdleTimeout ? Next.stop(ExitReason.NORMAL, state) : Next.unknown(message);
    }

    private Next<AccountState> post(Posting posting, AccountState state) {
        return switch (state.decide(posting, nowMillis())) {
            case Decision.Write(Entry entry) -> write(posting, entry, state);
            case Decision.Refuse(Refusal refusal) -> {
                Outcome outcome = ledger.find(id, posting.txid())
                        .map(known -> repeated(posting, known))
                        .orElse(Outcome.refused(refusal));
                yield Next.reply(posting, outcome, state).timeout(idle);
            }
        };
    }

    private Next<AccountState> write(Posting posting, Entry entry, AccountState state) {
        return switch (ledger.append(entry)) {
            case Append.Written() ->
                Next.reply(posting, Outcome.done(entry), state.after(entry)).timeout(idle);
            case Append.Known(Entry known) -> {
                // A killed predecessor may have written it after this process had read the ledger.
                AccountState next =
                        known.seq() > state.seq() ? AccountState.of(state.holder(), ledger.last(id)) : state;
                yield Next.reply(posting, repeated(posting, known), next).timeout(idle);
            }
            case Append.Stale() -> throw new StaleAccountException(id, entry.seq());
        };
    }

    private static Outcome repeated(Posting posting, Entry known) {
        return known.isOf(posting.kind(), posting.cents())
                ? Outcome.done(known)
                : Outcome.refused(Refusal.idReused(posting.txid()));
    }

    private static long nowMillis() {
        return Self.current().node().substrate().wallClock().toEpochMilli();
    }
}
