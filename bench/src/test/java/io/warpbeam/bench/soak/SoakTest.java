package io.warpbeam.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.warpbeam.actors.ExitReason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SoakTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final LogWatch log = new LogWatch();

    @AfterEach
    void othersMayLogAgain() {
        log.close();
    }

    private boolean soak(Options options, LongFunction<Account> play) {
        PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new Soak(options, play, out, out).run();
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private static Options rounds(long rounds, long seed) {
        return new Options(Optional.empty(), Optional.of(rounds), seed);
    }

    @Test
    void aShortSoakFindsNothing() {
        boolean well = soak(rounds(4, 1), seed -> Round.play(Plan.of(seed)));
        assertThat(well).as(written()).isTrue();
        assertThat(written()).contains("the seed is 1").contains("4 rounds").contains("all accounted for");
        assertThat(log.failures()).isEmpty();
    }

    /** A process that ended and that no page tells of as it should. */
    @Test
    void aRoundThatWentWrongIsShownWithItsSeed() {
        Account well = new Account(List.of(), List.of(), List.of(), Map.of(), List.of(), Remains.NONE);
        Account wrong = new Account(
                List.of(new Book().make(Book.MORTAL)),
                List.of(List.of(new Entry.Odd("is odd"))),
                List.of(),
                Map.of(0, List.of(ExitReason.KILLED)),
                List.of(),
                Remains.NONE);
        assertThat(soak(rounds(5, 40), seed -> seed == 42 ? wrong : well)).isFalse();
        assertThat(written())
                .contains("round 3 went wrong")
                .contains("--seed 42 --rounds 1")
                .contains("END: 0 is odd");
    }

    @Test
    void theSameSeedGivesTheSamePlan() {
        assertThat(Plan.of(7)).isEqualTo(Plan.of(7)).isNotEqualTo(Plan.of(8));
    }

    /** Otherwise a circle of processes could wait for each other for ever, and the soak with them. */
    @Test
    void noProcessIsToldToWaitForOneThatMayWaitForIt() {
        for (long seed = 0; seed < 100; seed++) {
            Plan plan = Plan.of(seed);
            for (Role role : plan.roles()) {
                role.turns().stream().flatMap(turn -> turn.steps().stream()).forEach(step -> {
                    if (step instanceof Step.Send(int to, int _)) {
                        assertThat(plan.maySend(role.number(), to)).isTrue();
                    } else if (step instanceof Step.Ask(int to, var _, boolean patient)) {
                        assertThat(plan.maySend(role.number(), to)).isTrue();
                        assertThat(!patient || Plan.mayWait(role.number(), to)).isTrue();
                    }
                });
            }
        }
    }

    @Test
    void theCommandLineSetsLimitsAndSeed() {
        assertThat(Options.parse(List.of("--minutes", "3", "--seed", "-7"), 1))
                .isEqualTo(new Options(Optional.of(Duration.ofMinutes(3)), Optional.empty(), -7));
        assertThat(Options.parse(List.of("--rounds", "2"), 1)).isEqualTo(rounds(2, 1));
        assertThat(Options.parse(List.of(), 1).time()).contains(Duration.ofMinutes(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--minutes", "0"), 1))
                .withMessage("--minutes must be a whole number of at least 1, but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(List.of("--seed", "x"), 1))
                .withMessage("--seed must be a whole number, but is x");
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse(List.of("--hours", "1"), 1));
    }
}
