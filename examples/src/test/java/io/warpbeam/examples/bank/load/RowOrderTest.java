package io.warpbeam.examples.bank.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowOrderTest {

    private final RowOrder order = new RowOrder();

    @Test
    void holdsARowBackUntilThoseBeforeItOnItsAccountsAreDone() {
        Row a = move(1, "a", "b");
        Row b = move(2, "b", "c");
        Row c = move(3, "c", "d");
        Row d = move(4, "x", "y");

        assertThat(order.add(a)).isTrue();
        assertThat(order.add(b)).isFalse();
        assertThat(order.add(c)).isFalse();
        assertThat(order.add(d)).isTrue();
        assertThat(order.done(d)).isEmpty();
        assertThat(order.done(a)).containsExactly(b);
        assertThat(order.done(b)).containsExactly(c);
        assertThat(order.size()).isEqualTo(1);
    }

    @Test
    void refusesToFinishARowThatIsNotReady() {
        Row first = move(1, "a", "b");
        Row second = move(2, "b", "c");
        order.add(first);
        order.add(second);

        assertThatThrownBy(() -> order.done(second)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesEveryRowOnceAndInOrderPerAccountWhateverFinishesFirst() {
        Random random = new Random(7);
        List<Row> ready = new ArrayList<>();
        Map<String, Integer> lastLine = new HashMap<>();
        int rows = 2_000;
        int done = 0;
        for (int line = 1; line <= rows || !ready.isEmpty(); line++) {
            if (line <= rows) {
                Row row = move(line, "a" + random.nextInt(20), "a" + random.nextInt(20));
                if (order.add(row)) {
                    ready.add(row);
                }
            }
            if (line > rows || random.nextBoolean()) {
                if (ready.isEmpty()) {
                    continue;
                }
                Row row = ready.remove(random.nextInt(ready.size()));
                for (String account : row.accounts()) {
                    assertThat(lastLine.merge(account, row.line(), Math::max)).isEqualTo(row.line());
                }
                done++;
                ready.addAll(order.done(row));
            }
        }
        assertThat(done).isEqualTo(rows);
        assertThat(order.size()).isZero();
    }

    private static Row move(int line, String source, String target) {
        return new Row.Move(line, "T" + line, source, target, 1);
    }
}
