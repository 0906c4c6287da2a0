package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.IdleTimeout;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import io.warpbeam.coroutine.AsyncCoroutine;
import io.warpbeam.coroutine.Failure;
import io.warpbeam.coroutine.Outcome;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Hosts one conversation: hands answers to the coroutine, and what the coroutine yields to whoever waits for it. Left
 * alone, it cancels the coroutine; the scopes of the coroutine are unwound before the process ends. Restarted after a
 * crash, of itself or of the whole program, it goes on at the question where it was.
 */
final class Wizard implements GenServer<Wizard.State> {

    private final String id;
    private final Conversations conversations;
    private final Duration idle;

    Wizard(String id, Conversations conversations, Duration idle) {
        this.id = id;
        this.conversations = conversations;
        this.idle = idle;
    }

    /** Asks for the question of the moment. */
    record Current() implements Call<WizardStep> {}

    /** Answers the question of the moment. */
    record Answer(String text) implements Call<WizardStep> {}

    /** Ends the conversation. */
    record Cancel() implements Call<WizardStep> {}

    private record Tag() {}

    /**
     * The state.
     *
     * @param runner of the coroutine
     * @param question of the moment; empty while the coroutine works
     * @param waiting those who wait for the next step
     */
    record State(AsyncCoroutine<String> runner, Optional<Question> question, List<From<WizardStep>> waiting) {

        State waitFor(From<WizardStep> from) {
            return new State(
                    runner,
                    question,
                    Stream.concat(waiting.stream(), Stream.of(from)).toList());
        }

        State working() {
            return new State(runner, Optional.empty(), waiting);
        }
    }

    @Override
    public Init<State> init(Self self) {
        AsyncCoroutine<String> runner = AsyncCoroutine.run(self, new Tag(), conversations.flow(id));
        return Init.ok(new State(runner, Optional.empty(), List.of())).timeout(idle);
    }

    @Override
    public Next<State> handleCall(Call<?> call, From<?> from, State state) {
        return switch (call) {
            case Current current
            when state.question().isPresent() ->
                Next.reply(current, new WizardStep.Asks(state.question().orElseThrow()), state)
                        .timeout(idle);
            case Current current ->
                Next.noReply(state.waitFor(from.of(current))).timeout(idle);
            case Answer answer
            when state.question().isPresent() -> {
                state.runner().resume(answer.text());
                yield Next.noReply(state.working().waitFor(from.of(answer))).timeout(idle);
            }
            case Answer answer ->
                Next.reply(answer, new WizardStep.Busy(), state).timeout(idle);
            case Cancel cancel -> {
                state.runner().cancel();
                yield Next.noReply(state.working().waitFor(from.of(cancel))).timeout(idle);
            }
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<State> handleInfo(Object message, State state) {
        return switch (message) {
            case AsyncCoroutine.Message(Tag _, Outcome outcome, var _) -> next(outcome, state);
            case IdleTimeout _ -> {
                state.runner().cancel();
                yield Next.noReply(state.working());
            }
            default -> Next.unknown(message);
        };
    }

    private Next<State> next(Outcome outcome, State state) {
        return switch (outcome) {
            case Outcome.Suspended(Question question, var _) -> {
                tell(state, new WizardStep.Asks(question));
                yield Next.noReply(new State(state.runner(), Optional.of(question), List.of()))
                        .timeout(idle);
            }
            case Outcome.Suspended suspended -> Next.unknown(suspended);
            case Outcome.Completed(Statement statement) -> end(state, new WizardStep.Opened(statement));
            case Outcome.Completed completed -> Next.unknown(completed);
            case Outcome.Thrown(Failure.Raised(Refusal refusal, var _)) ->
                end(state, new WizardStep.Failed(refusal.sentence()));
            case Outcome.Thrown(Failure failure) ->
                end(state, new WizardStep.Failed("The account could not be opened: " + failure + "."));
            case Outcome.Cancelled _ -> end(state, new WizardStep.Cancelled());
        };
    }

    private static Next<State> end(State state, WizardStep step) {
        tell(state, step);
        return Next.stop(ExitReason.NORMAL, state);
    }

    private static void tell(State state, WizardStep step) {
        state.waiting().forEach(from -> from.reply(step));
    }
}
