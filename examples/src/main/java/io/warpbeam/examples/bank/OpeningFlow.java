package io.warpbeam.examples.bank;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineContext;
import io.warpbeam.coroutine.Handler;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.examples.bank.Answers.Checked;
import io.warpbeam.examples.bank.NumberDesk.Reservation;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Ledger;
import io.warpbeam.examples.bank.ledger.Outcome;
import io.warpbeam.examples.bank.ledger.Outcome.Receipt;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.util.Optional;
import java.util.function.Function;

/**
 * Opens an account: one question after the other, in plain code. What it does besides asking it asks for by operations,
 * so that a conversation can be taken up again after a crash: what was answered is not asked twice, and the account
 * number stays the same. The number is held from the first question on; however the conversation ends, it goes with its
 * block.
 */
record OpeningFlow() implements Coroutine<Question, String, Statement> {

    private static final int QUESTIONS = 3;

    /** Asks for an account number that nobody else has. */
    record PickNumber() implements Operation<Picked> {}

    /**
     * A number.
     *
     * @param number of the account
     * @param conversation it belongs to
     */
    record Picked(long number, String conversation) {}

    /** Opens the account; done once, however often it is asked for. */
    record OpenAccount(Holder holder, long cents) implements Operation<Outcome> {}

    /** Gets numbers from the desk. */
    static Handler<Unit> numbers() {
        return Handler.of(PickNumber.class, (_, context) -> {
            String conversation = context.key().orElseThrow();
            Self self = Self.current();
            return new Picked(NumberDesk.reserve(self.node(), self.pid(), conversation), conversation);
        });
    }

    /** Opens accounts in the ledger. */
    static Handler<Unit> accounts(Node node, Ledger ledger) {
        return Handler.of(
                OpenAccount.class,
                (open, context) -> ledger.open(
                        open.holder(),
                        open.cents(),
                        context.key().orElseThrow(),
                        node.substrate().wallClock().toEpochMilli()));
    }

    @Override
    public Statement run(CoroutineContext<Question, String> co) {
        Picked picked = co.perform(new PickNumber());
        Self self = Self.current();
        try (Reservation _ = NumberDesk.hold(self.node(), self.pid(), picked.number(), picked.conversation())) {
            String account = String.valueOf(picked.number());
            String name = ask(co, "name", 1, "What is your name?", Answers::name);
            String email = ask(co, "email", 2, "Where can we write to you, " + name + "?", Answers::email);
            long cents = ask(co, "deposit", 3, "How much do you bring along?", Answers::deposit);
            Holder holder = new Holder(account, name, email);
            return switch (co.perform(new OpenAccount(holder, cents))) {
                case Outcome.Done(Receipt receipt) -> new Statement(holder, receipt.seq(), receipt.balance());
                case Outcome.Refused(Refusal refusal) -> throw co.raise(refusal);
            };
        }
    }

    private static <T> T ask(
            CoroutineContext<Question, String> co,
            String field,
            int number,
            String text,
            Function<String, Checked<T>> check) {
        Optional<String> problem = Optional.empty();
        while (true) {
            switch (check.apply(co.yield(new Question(field, number, QUESTIONS, text, problem)))) {
                case Checked.Good<T>(T value) -> {
                    return value;
                }
                case Checked.Bad<T>(String sentence) -> problem = Optional.of(sentence);
            }
        }
    }
}
