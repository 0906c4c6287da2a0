package io.warpbeam.examples.bank;

import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.Coroutine;
import io.warpbeam.coroutine.CoroutineContext;
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
 * Opens an account: one question after the other, in plain code. The account number is reserved from the first question
 * on; however the conversation ends, the reservation goes with its block.
 *
 * @param wizard the id of the conversation
 * @param ledger where the account is opened
 */
record OpeningFlow(String wizard, Ledger ledger) implements Coroutine<Question, String, Statement> {

    private static final int QUESTIONS = 3;

    @Override
    public Statement run(CoroutineContext<Question, String> co) {
        Node node = Self.current().node();
        try (Reservation reservation = NumberDesk.reserve(node, Self.current().pid())) {
            String account = String.valueOf(reservation.number());
            String name = ask(co, "name", 1, "What is your name?", Answers::name);
            String email = ask(co, "email", 2, "Where can we write to you, " + name + "?", Answers::email);
            long cents = ask(co, "deposit", 3, "How much do you bring along?", Answers::deposit);
            Holder holder = new Holder(account, name, email);
            long nowMillis = node.substrate().wallClock().toEpochMilli();
            return switch (ledger.open(holder, cents, "wizard:" + wizard, nowMillis)) {
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
