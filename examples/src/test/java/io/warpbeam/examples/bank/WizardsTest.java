package io.warpbeam.examples.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.warpbeam.actors.ExitReason;
import io.warpbeam.actors.Pid;
import io.warpbeam.examples.bank.Wizards.Talk;
import io.warpbeam.examples.bank.ledger.Holder;
import io.warpbeam.examples.bank.ledger.Refusal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WizardsTest {

    @TempDir
    private Path directory;

    @Test
    void opensAnAccountAfterThreeGoodAnswers() {
        try (TestBank bank = new TestBank(directory)) {
            String id = begin(bank);
            assertThat(question(bank.bank().wizards().answer(id, "Ada")).field())
                    .isEqualTo("email");
            assertThat(question(bank.bank().wizards().answer(id, "ada@example.org"))
                            .field())
                    .isEqualTo("deposit");

            Statement opened = new Statement(new Holder("1001", "Ada", "ada@example.org"), 1, 12_50);
            assertThat(step(bank.bank().wizards().answer(id, "12.50"))).isEqualTo(new WizardStep.Opened(opened));
            assertThat(bank.balance("1001")).isEqualTo(12_50);
            assertThat(bank.bank().wizards().answer(id, "more"))
                    .isEqualTo(new Reply.Refused<>(Refusal.unknownWizard(id)));
        }
    }

    @Test
    void asksAgainAfterABadAnswer() {
        try (TestBank bank = new TestBank(directory)) {
            String id = begin(bank);
            Question again = question(bank.bank().wizards().answer(id, " "));

            assertThat(again.number()).isEqualTo(1);
            assertThat(again.problem())
                    .hasValueSatisfying(problem -> assertThat(problem).startsWith("A name has"));
            assertThat(question(bank.bank().wizards().answer(id, "Ada")).problem())
                    .isEmpty();
        }
    }

    @Test
    void givesItsNumberBackWhenItIsCancelled() {
        try (TestBank bank = new TestBank(directory)) {
            String id = begin(bank);
            assertThat(bank.bank().wizards().reservations()).isEqualTo(1);

            assertThat(step(bank.bank().wizards().cancel(id))).isEqualTo(new WizardStep.Cancelled());
            assertThat(bank.bank().wizards().reservations()).isZero();
            assertThat(bank.bank().holders(10)).isEmpty();
        }
    }

    @Test
    void isCancelledWhenItIsLeftAlone() {
        try (TestBank bank = new TestBank(directory, settings -> settings.wizardIdle(Duration.ofMillis(50)))) {
            String id = begin(bank);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(bank.bank().node().whereis("wizard:" + id))
                            .isEmpty());
            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(NumberDesk.held(bank.bank().node())).isZero());
        }
    }

    @Test
    void goesOnAtItsQuestionWhenItsProcessIsKilled() {
        try (TestBank bank = new TestBank(directory)) {
            String id = begin(bank);
            bank.bank().wizards().answer(id, "Ada");
            Pid killed = bank.bank().node().whereis("wizard:" + id).orElseThrow();
            killed.sendExit(ExitReason.KILL);
            Awaitility.await()
                    .until(() -> bank.bank()
                            .node()
                            .whereis("wizard:" + id)
                            .filter(pid -> !pid.equals(killed))
                            .isPresent());

            assertThat(question(bank.bank().wizards().current(id)).field()).isEqualTo("email");
            bank.bank().wizards().answer(id, "ada@example.org");
            assertThat(bank.bank().wizards().reservations()).isEqualTo(1);
            Statement opened = new Statement(new Holder("1001", "Ada", "ada@example.org"), 1, 5_00);
            assertThat(step(bank.bank().wizards().answer(id, "5"))).isEqualTo(new WizardStep.Opened(opened));
        }
    }

    @Test
    void goesOnAtItsQuestionWhenTheBankOpensAgain() {
        String id;
        try (TestBank bank = new TestBank(directory)) {
            id = begin(bank);
            bank.bank().wizards().answer(id, "Ada");
        }
        try (TestBank bank = new TestBank(directory)) {
            assertThat(bank.notices()).containsExactly("Wizards that go on where they were: 1.");
            assertThat(question(bank.bank().wizards().current(id)).text()).isEqualTo("Where can we write to you, Ada?");
            assertThat(finish(bank, begin(bank))).isEqualTo("1002");
            bank.bank().wizards().answer(id, "ada@example.org");
            Statement opened = new Statement(new Holder("1001", "Ada", "ada@example.org"), 1, 5_00);
            assertThat(step(bank.bank().wizards().answer(id, "5"))).isEqualTo(new WizardStep.Opened(opened));
        }
        try (TestBank bank = new TestBank(directory)) {
            assertThat(bank.notices()).isEmpty();
        }
    }

    @Test
    void givesDifferentNumbersToWizardsAtTheSameTime() {
        try (TestBank bank = new TestBank(directory)) {
            String first = begin(bank);
            String second = begin(bank);
            assertThat(finish(bank, second)).isEqualTo("1002");
            assertThat(finish(bank, first)).isEqualTo("1001");
            assertThat(finish(bank, begin(bank))).isEqualTo("1003");
        }
    }

    private static String finish(TestBank bank, String id) {
        bank.bank().wizards().answer(id, "Ada");
        bank.bank().wizards().answer(id, "ada@example.org");
        return step(bank.bank().wizards().answer(id, "0")) instanceof WizardStep.Opened(Statement statement)
                ? statement.holder().account()
                : "none";
    }

    private static String begin(TestBank bank) {
        return bank.bank().wizards().begin() instanceof Reply.Got<Talk>(Talk talk) ? talk.wizard() : "none";
    }

    private static WizardStep step(Reply<Talk> reply) {
        return switch (reply) {
            case Reply.Got<Talk>(Talk talk) -> talk.step();
            case Reply.Refused<Talk> refused -> throw new AssertionError(refused);
            case Reply.Unavailable<Talk> unavailable -> throw new AssertionError(unavailable);
        };
    }

    private static Question question(Reply<Talk> reply) {
        return step(reply) instanceof WizardStep.Asks(Question question)
                ? question
                : new Question("none", 0, 0, String.valueOf(reply), Optional.empty());
    }
}
