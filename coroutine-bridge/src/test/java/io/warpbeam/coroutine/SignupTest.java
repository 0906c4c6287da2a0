package io.warpbeam.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.Inbox;
import io.warpbeam.actors.Node;
import io.warpbeam.actors.Self;
import io.warpbeam.coroutine.Outcome.Cancelled;
import io.warpbeam.coroutine.Outcome.Completed;
import io.warpbeam.coroutine.Outcome.Suspended;
import io.warpbeam.coroutine.Outcome.Thrown;
import org.junit.jupiter.api.Test;

/** The example of the documentation. */
class SignupTest {

    private record User(String name, String email) {}

    private record Signup(int number) {}

    // @start region="wizard"
    private final Coroutine<String, String, User> wizard = co -> new User(co.yield("name?"), co.yield("email?"));

    // @end

    @Test
    void asksItsQuestionsByMessage() {
        try (Node node = Node.start("signup");
                Inbox self = node.inbox()) {
            assertThat(signUp(self)).isEqualTo(new User("Ada", "ada@example.com"));
        }
    }

    private User signUp(Self self) {
        // @start region="signup"
        AsyncCoroutine<String> runner = AsyncCoroutine.run(self, new Signup(42), wizard);
        while (true) {
            switch (self.receive()) {
                case AsyncCoroutine.Message(Signup tag, Suspended(String question, var data), var _) ->
                    runner.resume(answerTo(tag, question));
                case AsyncCoroutine.Message(Signup tag, Completed(User user), var _) -> {
                    return user;
                }
                case AsyncCoroutine.Message(Signup tag, Thrown(var error), var _) -> throw apologise(tag, error);
                case AsyncCoroutine.Message(Signup tag, Cancelled(var reason), var _) -> throw apologise(tag, reason);
                default -> {}
            }
        }
        // @end
    }

    private static String answerTo(Signup tag, String question) {
        assertThat(tag.number()).isEqualTo(42);
        return question.equals("name?") ? "Ada" : "ada@example.com";
    }

    private static AssertionError apologise(Signup tag, Object why) {
        return new AssertionError(tag + " failed: " + why);
    }

    @Test
    void asksItsQuestionsStepByStep() {
        // @start region="steps"
        try (var signup = wizard.pending()) {
            CoroutineState<String, String, User> state = signup.run();
            while (state instanceof CoroutineState.Suspended<String, String, User> asking) {
                state = asking.resume(answerTo(new Signup(42), asking.value()));
            }
            assertThat(state.orThrow()).isEqualTo(new User("Ada", "ada@example.com"));
        }
        // @end
    }
}
