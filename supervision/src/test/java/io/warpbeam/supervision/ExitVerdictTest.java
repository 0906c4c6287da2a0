package io.warpbeam.supervision;

import static io.warpbeam.supervision.ExitVerdict.Fate.FORGET;
import static io.warpbeam.supervision.ExitVerdict.Fate.RESTART;
import static io.warpbeam.supervision.ExitVerdict.Fate.STOP;
import static io.warpbeam.supervision.Restart.PERMANENT;
import static io.warpbeam.supervision.Restart.TEMPORARY;
import static io.warpbeam.supervision.Restart.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.warpbeam.actors.ExitReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitVerdictTest {

    private static final List<ExitReason> ORDERLY =
            List.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("enough"));
    private static final List<ExitReason> FAILURES = List.of(
            ExitReason.of("died"),
            ExitReason.error(new IllegalStateException("crash")),
            ExitReason.KILL,
            ExitReason.KILLED,
            ExitReason.NO_PROCESS);

    @ParameterizedTest
    @MethodSource
    @Tag("S37")
    @Tag("S38")
    @Tag("S40")
    void decidesByRestartTypeAndReason(Restart restart, ExitReason reason, ExitVerdict verdict) {
        assertThat(ExitVerdict.of(restart, reason)).isEqualTo(verdict);
    }

    static Stream<Arguments> decidesByRestartTypeAndReason() {
        return Stream.concat(
                ORDERLY.stream()
                        .flatMap(reason -> Stream.of(
                                arguments(PERMANENT, reason, new ExitVerdict(RESTART, true)),
                                arguments(TRANSIENT, reason, new ExitVerdict(STOP, false)),
                                arguments(TEMPORARY, reason, new ExitVerdict(FORGET, false)))),
                FAILURES.stream()
                        .flatMap(reason -> Stream.of(
                                arguments(PERMANENT, reason, new ExitVerdict(RESTART, true)),
                                arguments(TRANSIENT, reason, new ExitVerdict(RESTART, true)),
                                arguments(TEMPORARY, reason, new ExitVerdict(FORGET, true)))));
    }

    @ParameterizedTest
    @MethodSource
    void tellsAChildThatEndedOtherwiseThanAskedTo(
            Shutdown shutdown, Restart restart, ExitReason reason, boolean error) {
        ChildSpec spec =
                ChildSpec.process("child", Worker::body).restart(restart).shutdown(shutdown);

        assertThat(ExitVerdict.isShutdownError(spec, reason)).isEqualTo(error);
    }

    static Stream<Arguments> tellsAChildThatEndedOtherwiseThanAskedTo() {
        Shutdown brutal = Shutdown.brutalKill();
        Shutdown patient = Shutdown.infinite();
        return Stream.of(
                arguments(brutal, PERMANENT, ExitReason.KILLED, false),
                arguments(brutal, PERMANENT, ExitReason.SHUTDOWN, true),
                arguments(brutal, PERMANENT, ExitReason.NORMAL, true),
                arguments(brutal, TRANSIENT, ExitReason.SHUTDOWN, false),
                arguments(brutal, TRANSIENT, ExitReason.NORMAL, false),
                arguments(brutal, TEMPORARY, ExitReason.of("died"), true),
                arguments(patient, PERMANENT, ExitReason.SHUTDOWN, false),
                arguments(patient, PERMANENT, ExitReason.KILLED, true),
                arguments(patient, PERMANENT, ExitReason.NORMAL, true),
                arguments(patient, PERMANENT, ExitReason.shutdown("enough"), true),
                arguments(patient, TRANSIENT, ExitReason.NORMAL, false),
                arguments(patient, TRANSIENT, ExitReason.shutdown("enough"), false),
                arguments(patient, TEMPORARY, ExitReason.NORMAL, false),
                arguments(patient, TEMPORARY, ExitReason.KILLED, true),
                arguments(patient, TEMPORARY, ExitReason.of("died"), true));
    }
}
