package io.warpbeam.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SpecificationTest {

    @Test
    @Tag("S11")
    void aChildIsAPermanentWorkerWithFiveSecondsToShutDownUnlessToldOtherwise() {
        ChildSpec spec = ChildSpec.of("worker", Worker::new);

        assertThat(spec.restart()).isEqualTo(Restart.PERMANENT);
        assertThat(spec.shutdown()).isEqualTo(Shutdown.after(Duration.ofSeconds(5)));
        assertThat(spec.kind()).isEqualTo(ChildSpec.Kind.WORKER);
        assertThat(spec.shutdown(Shutdown.brutalKill()).shutdown()).isEqualTo(Shutdown.brutalKill());
    }

    @Test
    @Tag("S11")
    void aSupervisorAsChildHasAllTheTimeItNeeds() {
        for (ChildSpec spec : new ChildSpec[] {
            ChildSpec.supervisor("fixed", Supervisor.oneForOne()),
            ChildSpec.supervisor("dynamic", DynamicSupervisor.oneForOne())
        }) {
            assertThat(spec.kind()).isEqualTo(ChildSpec.Kind.SUPERVISOR);
            assertThat(spec.shutdown()).isEqualTo(Shutdown.infinite());
            assertThat(spec.restart()).isEqualTo(Restart.PERMANENT);
        }
    }

    @Test
    @Tag("E71")
    void aChangedCopyKeepsTheRest() {
        ChildSpec spec = ChildSpec.of("worker", Worker::new).shutdown(Shutdown.brutalKill());

        assertThat(spec.id("other").restart(Restart.TEMPORARY))
                .isEqualTo(new ChildSpec(
                        "other",
                        spec.start(),
                        Restart.TEMPORARY,
                        Shutdown.brutalKill(),
                        ChildSpec.Kind.WORKER,
                        false,
                        Optional.empty()));
    }

    @Test
    @Tag("S13")
    @Tag("S14")
    @Tag("E55")
    void aChildNeedsAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChildSpec.of(" ", Worker::new))
                .withMessage("id must not be blank, but is \" \"");
        assertThatNullPointerException()
                .isThrownBy(() -> ChildSpec.startedBy("child", null))
                .withMessage("start");
    }

    @Test
    @Tag("S14")
    @Tag("E55")
    void theTimeToShutDownIsNotNegative() {
        assertThat(Shutdown.after(Duration.ZERO)).isEqualTo(new Shutdown.After(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shutdown.after(Duration.ofMillis(-10)))
                .withMessage("timeout must not be negative, but is PT-0.01S");
    }

    @Test
    @Tag("S17")
    void idsAreUniqueWithinASupervisor() {
        Supervisor one = Supervisor.oneForOne().child("c1", Restart.PERMANENT, Worker::new);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.child("c1", Restart.TEMPORARY, Worker::new))
                .withMessage("id must be unique among the children, but there are two called c1");
    }

    @Test
    @Tag("S19")
    void theIntensityIsNotNegativeAndThePeriodAPositiveNumberOfSeconds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Supervisor.oneForOne().intensity(-1, Duration.ofSeconds(5)))
                .withMessage("restarts must not be negative, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Supervisor.oneForOne().intensity(1, Duration.ZERO))
                .withMessage("period must be positive, but is PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DynamicSupervisor.oneForOne().intensity(1, Duration.ofMillis(1_500)))
                .withMessage("period must be a whole number of seconds, but is PT1.5S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DynamicSupervisor.oneForOne().maxChildren(-1))
                .withMessage("maxChildren must not be negative, but is -1");
    }
}
