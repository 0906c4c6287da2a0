package io.warpbeam.coroutine.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppendedListTest {

    @Test
    void keepsEachListAsItIs() {
        List<String> one = AppendedList.of(List.of(), "a");
        List<String> two = AppendedList.of(one, "b");
        List<String> other = AppendedList.of(one, "c");
        assertThat(one).containsExactly("a");
        assertThat(two).containsExactly("a", "b");
        assertThat(other).containsExactly("a", "c");
        assertThat(AppendedList.of(two, "d")).isEqualTo(List.of("a", "b", "d"));
        assertThatThrownBy(() -> one.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
