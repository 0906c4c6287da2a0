package io.warpbeam.examples.bank;

import io.warpbeam.actors.Call;
import io.warpbeam.actors.From;
import io.warpbeam.actors.Self;
import io.warpbeam.actors.server.GenServer;
import io.warpbeam.actors.server.Init;
import io.warpbeam.actors.server.Next;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Quotes exchange rates, and fails on purpose: one in so many calls and refreshes ends in an exception. Its supervisor
 * starts it again, with the rates it began with.
 */
final class RateWorker implements GenServer<Map<String, BigDecimal>> {

    static final String NAME = "rates";

    private static final Duration REFRESH = Duration.ofSeconds(2);
    private static final Map<String, BigDecimal> FIRST = Map.of(
            "CHF", new BigDecimal("0.9412"),
            "GBP", new BigDecimal("0.8573"),
            "JPY", new BigDecimal("162.35"),
            "USD", new BigDecimal("1.0841"));

    private final int failsOneIn;

    RateWorker(int failsOneIn) {
        this.failsOneIn = failsOneIn;
    }

    /** Asks for the rates. */
    record Ask() implements Call<Quote> {}

    private record Refresh() {}

    /** What happens now and then. */
    static final class FeedHungUpException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FeedHungUpException() {
            super("the rate feed hung up");
        }
    }

    @Override
    public Init<Map<String, BigDecimal>> init(Self self) {
        self.sendAfter(REFRESH, new Refresh());
        return Init.ok(FIRST);
    }

    @Override
    public Next<Map<String, BigDecimal>> handleCall(Call<?> call, From<?> from, Map<String, BigDecimal> rates) {
        return switch (call) {
            case Ask ask -> {
                failNowAndThen();
                yield Next.reply(ask, new Quote(rates, Self.current().pid().id()), rates);
            }
            default -> Next.unknown(call);
        };
    }

    @Override
    public Next<Map<String, BigDecimal>> handleInfo(Object message, Map<String, BigDecimal> rates) {
        return switch (message) {
            case Refresh refresh -> {
                failNowAndThen();
                Self.current().sendAfter(REFRESH, refresh);
                yield Next.noReply(drift(rates));
            }
            default -> Next.unknown(message);
        };
    }

    private void failNowAndThen() {
        if (random().nextInt(failsOneIn) == 0) {
            throw new FeedHungUpException();
        }
    }

    private static Map<String, BigDecimal> drift(Map<String, BigDecimal> rates) {
        Map<String, BigDecimal> next = new TreeMap<>();
        rates.forEach((currency, rate) ->
                next.put(currency, rate.add(rate.ulp().multiply(BigDecimal.valueOf(random().nextInt(-9, 10))))));
        return next;
    }

    private static RandomGenerator random() {
        return Self.current().node().substrate().random();
    }
}
