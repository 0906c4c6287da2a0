package io.warpbeam.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertThat(Figures.of(List.of(9.0, 1.0, 5.0))).isEqualTo(new Figures(5, 1, 9));
    }

    @Test
    void theMedianOfAnEvenNumberIsHalfwayBetweenTheMiddleTwo() {
        assertThat(Figures.of(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(new Figures(3, 1, 100));
    }

    @Test
    void noSamplesAreNoFigures() {
        assertThatIllegalArgumentException().isThrownBy(() -> Figures.of(List.of()));
    }
}
