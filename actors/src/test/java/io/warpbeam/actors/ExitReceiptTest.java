package io.warpbeam.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision table for exit signals, row by row. */
class ExitReceiptTest {

    static final List<ExitReason> OTHERS = List.of(
            ExitReason.SHUTDOWN,
            ExitReason.shutdown("detail"),
            ExitReason.KILLED,
            ExitReason.NO_PROCESS,
            ExitReason.error(new IllegalStateException("boom")),
            ExitReason.of("custom"));

    private static final boolean TRAPS = true;
    private static final boolean FROM_ITSELF = true;

    static Stream<Arguments> requests() {
        ExitReceipt endsNormally = new ExitReceipt.End(ExitReason.NORMAL);
        return Stream.of(
                arguments(ExitReason.KILL, TRAPS, FROM_ITSELF, ExitReceipt.KILL),
                arguments(ExitReason.KILL, TRAPS, !FROM_ITSELF, ExitReceipt.KILL),
                arguments(ExitReason.KILL, !TRAPS, FROM_ITSELF, ExitReceipt.KILL),
                arguments(ExitReason.KILL, !TRAPS, !FROM_ITSELF, ExitReceipt.KILL),
                arguments(ExitReason.NORMAL, !TRAPS, !FROM_ITSELF, ExitReceipt.IGNORE),
                arguments(ExitReason.NORMAL, !TRAPS, FROM_ITSELF, endsNormally),
                arguments(ExitReason.NORMAL, TRAPS, !FROM_ITSELF, ExitReceipt.DELIVER),
                arguments(ExitReason.NORMAL, TRAPS, FROM_ITSELF, ExitReceipt.DELIVER));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void killAndNormalAreSpecialWhenSentOnPurpose(
            ExitReason reason, boolean traps, boolean fromItself, ExitReceipt expected) {
        assertThat(ExitReceipt.ofRequest(reason, traps, fromItself)).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void anyOtherReasonSentOnPurposeEndsOrIsDelivered(ExitReason reason) {
        for (boolean fromItself : List.of(true, false)) {
            assertThat(ExitReceipt.ofRequest(reason, TRAPS, fromItself)).isEqualTo(ExitReceipt.DELIVER);
            assertThat(ExitReceipt.ofRequest(reason, !TRAPS, fromItself)).isEqualTo(new ExitReceipt.End(reason));
        }
    }

    static Stream<Arguments> links() {
        return Stream.of(
                arguments(ExitReason.KILL, !TRAPS, new ExitReceipt.End(ExitReason.KILL)),
                arguments(ExitReason.KILL, TRAPS, ExitReceipt.DELIVER),
                arguments(ExitReason.NORMAL, !TRAPS, ExitReceipt.IGNORE),
                arguments(ExitReason.NORMAL, TRAPS, ExitReceipt.DELIVER));
    }

    @ParameterizedTest
    @MethodSource("links")
    void killOverALinkIsAReasonLikeAnyOther(ExitReason reason, boolean traps, ExitReceipt expected) {
        assertThat(ExitReceipt.ofLink(reason, traps)).isEqualTo(expected);
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void anyOtherReasonOverALinkEndsOrIsDelivered(ExitReason reason) {
        assertThat(ExitReceipt.ofLink(reason, TRAPS)).isEqualTo(ExitReceipt.DELIVER);
        assertThat(ExitReceipt.ofLink(reason, !TRAPS)).isEqualTo(new ExitReceipt.End(reason));
    }
}
