package io.warpbeam.examples.bank.load;

import io.warpbeam.actors.Pid;
import io.warpbeam.actors.ProcessBody;
import io.warpbeam.actors.Self;
import io.warpbeam.examples.bank.Bank;
import io.warpbeam.examples.bank.Posting;
import io.warpbeam.examples.bank.Reply;
import io.warpbeam.examples.bank.ledger.EntryKind;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Outcome;
import io.warpbeam.examples.bank.ledger.Refusal;
import io.warpbeam.examples.bank.ledger.Transfer;
import java.time.Duration;

/**
 * A process that brings rows to the bank, one at a time, and reports what became of them. A row that meets a failure is
 * brought again, with the same id.
 *
 * @param bank where rows go
 * @param prefix of transaction ids, so that each file has ids of its own
 * @param importer who gets the reports
 */
record Lane(Bank bank, String prefix, Pid importer) implements ProcessBody {

    private static final int ATTEMPTS = 50;
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** To the importer: a row is done, and its lane is free. */
    record Done(Pid lane, Row row, Verdict verdict) {}

    @Override
    public void run(Self self) {
        while (true) {
            if (self.receive() instanceof Row row) {
                importer.send(new Done(self.pid(), row, apply(self, row)));
            }
        }
    }

    private Verdict apply(Self self, Row row) {
        int attempt = 1;
        while (true) {
            switch (apply(row)) {
                case Reply.Got<?> _ -> {
                    return new Verdict.Applied();
                }
                case Reply.Refused<?>(Refusal refusal) -> {
                    return new Verdict.Rejected(refusal.sentence());
                }
                case Reply.Unavailable<?>(String sentence) -> {
                    if (attempt++ == ATTEMPTS) {
                        return new Verdict.Lost(sentence);
                    }
                    self.sleep(PAUSE);
                }
            }
        }
    }

    private Reply<?> apply(Row row) {
        String txid = prefix + row.id();
        return switch (row) {
            case Row.Open(var _, var _, String account, long cents) -> open(account, cents, txid);
            case Row.Deposit(var _, var _, String account, long cents) ->
                bank.accounts().post(account, new Posting(txid, EntryKind.DEPOSIT, cents));
            case Row.Withdraw(var _, var _, String account, long cents) ->
                bank.accounts().post(account, new Posting(txid, EntryKind.WITHDRAWAL, cents));
            case Row.Move(var _, var _, String account, String target, long cents) ->
                bank.transfers().transfer(new Transfer(txid, account, target, cents));
        };
    }

    private Reply<?> open(String account, long cents, String txid) {
        Holder holder = new Holder(account, "Customer " + account, account + "@example.org");
        long nowMillis = bank.node().substrate().wallClock().toEpochMilli();
        return switch (bank.ledger().open(holder, cents, txid, nowMillis)) {
            case Outcome.Done(Outcome.Receipt receipt) -> new Reply.Got<>(receipt);
            case Outcome.Refused(Refusal refusal) -> new Reply.Refused<>(refusal);
        };
    }
}
