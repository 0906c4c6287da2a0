package io.warpbeam.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfferTest {

    static Stream<Offer<String>> refusals() {
        return Stream.of(new Offer.Full<>("a"), new Offer.Dropped<>("a"), new Offer.Closed<>("a"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void throwsARefusalThatCarriesTheMessage(Offer<String> refusal) {
        assertThat(refusal.isQueued()).isFalse();
        assertThatExceptionOfType(OfferRefusedException.class)
                .isThrownBy(refusal::orThrow)
                .withMessage("not queued: " + refusal)
                .satisfies(thrown -> assertThat(thrown.offer()).isSameAs(refusal));
    }

    @Test
    void returnsWhenTheMessageIsQueued() {
        assertThatCode(() -> Offer.accepted().orThrow()).doesNotThrowAnyException();
        assertThatCode(() -> new Offer.Evicted<>("a").orThrow()).doesNotThrowAnyException();
    }
}
