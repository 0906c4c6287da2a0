package io.warpbeam.coroutine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.effect.Fresh;
import io.warpbeam.coroutine.effect.Reader;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.effect.Writer;
import io.warpbeam.coroutine.log.EffectLog;
import io.warpbeam.coroutine.log.EntryState;
import io.warpbeam.coroutine.log.LogEntry;
import io.warpbeam.coroutine.log.LogFormatException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values in logs keep their types, and texts of other origin do no harm. */
class ValuesTest {

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "verde";
            }
        }
    }

    sealed interface Shape {}

    record Circle(double radius) implements Shape {}

    record Polygon(List<Point> points, Optional<Color> color) implements Shape {}

    record Point(long x, short y) {}

    record Box<T>(T content, Object anything) {}

    record Everything(
            byte b,
            char c,
            float f,
            Integer i,
            boolean truth,
            String text,
            Color color,
            Shape shape,
            Point point,
            List<List<Long>> lists,
            Map<String, Point> named,
            Map<Integer, Set<Color>> numbered,
            Optional<Instant> when,
            Box<Long> box,
            ZoneId zone,
            Number number) {}

    record Positive(int number) implements Operation<Unit> {
        Positive {
            if (number <= 0) {
                throw new IllegalArgumentException("number must be positive, but is " + number);
            }
        }
    }

    record Unknown(int number) {}

    private static final JsonLogCodec CODEC = JsonLogCodec.of(
                    Color.class, Shape.class, Point.class, Box.class, Everything.class, Positive.class)
            .with("uri", URI.class, URI::toString, URI::create);

    private static EffectLog holding(Object value) {
        LogEntry entry = LogEntry.started("run/1", new Reader.Ask<>(Reader.of("r")));
        return new EffectLog("run", 2, List.of(entry.executed(value)), List.of());
    }

    private static Object valueIn(EffectLog log) {
        return ((EntryState.Executed) log.entries().getFirst().state()).value();
    }

    private static Object copy(Object value) {
        return valueIn(CODEC.read(CODEC.write(holding(value))));
    }

    static Stream<Object> values() {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put("z", 1);
        ordered.put("@type", List.of());
        ordered.put("a", 2L);
        Map<Object, Object> keyed = new LinkedHashMap<>();
        keyed.put(2L, "two");
        keyed.put(Color.RED, Optional.of(1));
        return Stream.of(
                "",
                "text with \" and \\ and \n and \u0000 and \ud83d\ude00",
                1,
                Integer.MIN_VALUE,
                1L,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                (short) -7,
                (byte) 200,
                'x',
                '\ud800',
                1.5f,
                Float.NaN,
                1.0,
                -0.0,
                0.1 + 0.2,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                1e-300,
                Double.NaN,
                Double.NEGATIVE_INFINITY,
                true,
                BigInteger.TWO.pow(200),
                new BigDecimal("1.00"),
                new BigDecimal("1E+400"),
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                Instant.parse("2026-02-03T04:05:06.000000007Z"),
                Duration.ofNanos(-1),
                Period.of(1, 2, 3),
                LocalDate.of(2026, 2, 28),
                LocalTime.of(1, 2, 3, 4),
                LocalDateTime.of(2026, 1, 2, 3, 4),
                OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHours(2)),
                ZonedDateTime.of(LocalDateTime.of(2026, 7, 2, 3, 4), ZoneId.of("Europe/Berlin")),
                YearMonth.of(2026, 2),
                ZoneId.of("Europe/Berlin"),
                ZoneOffset.UTC,
                DayOfWeek.FRIDAY,
                Unit.UNIT,
                Optional.empty(),
                Optional.of(Optional.of(1L)),
                List.of(),
                List.of(1, 1L, "1", List.of(Map.of())),
                Set.of(),
                new LinkedHashSet<>(List.of(3, 1, 2)),
                Map.of(),
                ordered,
                keyed,
                Color.RED,
                Color.GREEN,
                new Circle(2),
                new Polygon(List.of(new Point(1, (short) 2)), Optional.of(Color.GREEN)),
                new Box<>(1, 1L),
                new Box<>(new Circle(Double.NaN), Optional.empty()),
                new Positive(1),
                Fresh.random(6),
                new State.Put<>(State.of("s"), 1L),
                new Writer.Tell<>(Writer.of("w"), List.of(Color.RED)),
                URI.create("https://example.com/a?b"),
                new Everything(
                        (byte) -1,
                        'c',
                        0.1f,
                        7,
                        true,
                        "text",
                        Color.GREEN,
                        new Circle(1),
                        new Point(1, (short) 1),
                        List.of(List.of(1L), List.of()),
                        Map.of("@type", new Point(0, (short) 0)),
                        Map.of(1, Set.of(Color.RED)),
                        Optional.of(Instant.EPOCH),
                        new Box<>(5L, "x"),
                        ZoneOffset.ofHours(1),
                        new BigDecimal("2.50")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void comeBackWithTheirTypes(Object value) {
        Object copy = copy(value);
        assertThat(copy).isEqualTo(value);
        if (!(value instanceof List || value instanceof Set || value instanceof Map)) {
            assertThat(copy).hasSameClassAs(value);
        }
        assertThat(copy(List.of(value))).isEqualTo(List.of(value));
        assertThat(CODEC.write(holding(copy))).isEqualTo(CODEC.write(holding(value)));
    }

    @Test
    void keepTheirOrder() {
        Map<?, ?> map = (Map<?, ?>) copy(new LinkedHashMap<>(Map.of("b", 1)));
        assertThat(map).hasToString("{b=1}");
        assertThat(copy(new LinkedHashSet<>(List.of(3, 1, 2)))).hasToString("[3, 1, 2]");
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void mustBeOfTypesThatAreRegistered() {
        for (Object value :
                List.of(new Unknown(1), List.of(new Unknown(1)), new Box<>(1, new Unknown(1)), new byte[1])) {
            assertThatThrownBy(() -> CODEC.write(holding(value)))
                    .isInstanceOf(LogFormatException.class)
                    .hasMessageContaining("entries.0.value")
                    .hasMessageContaining("is of a type that is not registered: ");
        }
        assertThatThrownBy(() -> CODEC.write(holding(new Box<>(1, new Unknown(1)))))
                .hasMessageContaining("entries.0.value.anything")
                .hasMessageEndingWith(Unknown.class.getName());
    }

    @Test
    void holdNoNull() {
        assertThatThrownBy(() -> CODEC.write(holding(Arrays.asList(1, null))))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("entries.0.value.1 is null");
        assertThatThrownBy(() -> CODEC.write(holding(new Box<>(null, 1))))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("content is null");
    }

    @Test
    void areNotNestedForEver() {
        Object deep = List.of();
        for (int i = 0; i < 150; i++) {
            deep = List.of(deep);
        }
        assertThat(copy(deep)).isEqualTo(deep);
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> CODEC.write(holding(endless)))
                .isInstanceOf(LogFormatException.class)
                .hasMessageContaining("is nested more than 200 times");
    }

    @Test
    void areRegisteredOnceUnderOneName() {
        assertThatThrownBy(() -> CODEC.with(Point.class)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CODEC.with("Other", Point.class))
                .hasMessageContaining("must have one name")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CODEC.with("map", Unknown.class))
                .hasMessageContaining("name must be one that no other type has, but is map")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CODEC.with(Thread.class))
                .hasMessageContaining("type must be a record, an enum")
                .isInstanceOf(IllegalArgumentException.class);
    }

    // ---- hostile texts

    private static String text(String value) {
        return """
            {"format": 1, "run": "r", "next": 1, "from": 0, "states": [], "entries": [
            {"id": "r/0", "effect": "Reader r", "operation": {"@type": "Reader.Ask", "reader": {"name": "r"}},
            "state": "executed", "value": %s}]}\
            """.formatted(value);
    }

    @Test
    void areReadFromATextOfAnotherHand() {
        assertThat(valueIn(CODEC.read(text("{\"@type\": \"Point\", \"y\": 2, \"x\": 1}"))))
                .isEqualTo(new Point(1, (short) 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"x\": 1}",
                "{\"@type\": 1}",
                "{\"@type\": \"java.lang.ProcessBuilder\", \"value\": []}",
                "{\"@type\": \"io.warpbeam.coroutine.json.ValuesTest$Unknown\", \"number\": 1}",
                "{\"@type\": \"Unknown\", \"number\": 1}",
                "{\"@type\": \"Point\", \"x\": 1}",
                "{\"@type\": \"Point\", \"x\": 1, \"y\": 2, \"z\": 3}",
                "{\"@type\": \"Point\", \"x\": 1, \"x\": 1, \"y\": 2}",
                "{\"@type\": \"Point\", \"x\": \"1\", \"y\": 2}",
                "{\"@type\": \"Point\", \"x\": 1, \"y\": 32768}",
                "{\"@type\": \"Point\", \"x\": 1.0, \"y\": 2}",
                "{\"@type\": \"Positive\", \"number\": -1}",
                "{\"@type\": \"Color\", \"value\": \"BLUE\"}",
                "{\"@type\": \"Color\", \"value\": 0}",
                "{\"@type\": \"long\", \"value\": 9223372036854775808}",
                "{\"@type\": \"long\", \"value\": 1, \"more\": 1}",
                "{\"@type\": \"char\", \"value\": \"xy\"}",
                "{\"@type\": \"Instant\", \"value\": \"yesterday\"}",
                "{\"@type\": \"UUID\", \"value\": \"1\"}",
                "{\"@type\": \"double\", \"value\": \"much\"}",
                "{\"@type\": \"set\", \"items\": [1, 1]}",
                "{\"@type\": \"map\", \"entries\": [[1, 2], [1, 3]]}",
                "{\"@type\": \"map\", \"entries\": [[1]]}",
                "{\"@type\": \"optional\", \"value\": null}",
                "{\"@type\": \"Polygon\", \"points\": [1], \"color\": []}",
                "{\"@type\": \"Polygon\", \"points\": [], \"color\": [\"RED\", \"RED\"]}",
                "{\"@type\": \"Polygon\", \"points\": {\"a\": 1}, \"color\": []}",
                "2147483648",
                "1e400",
                "NaN",
                "01",
                "1 1",
                "'text'",
                "\"\\ud800",
                "[1,",
                "[1]]",
                "/**/ 1"
            })
    void areRefusedWhenTheTextIsWrong(String value) {
        assertThatThrownBy(() -> CODEC.read(text(value))).isInstanceOf(LogFormatException.class);
    }

    @Test
    void areRefusedWhenTheyAreNestedTooDeep() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> CODEC.read(text(deep))).isInstanceOf(LogFormatException.class);
        String objects = "{\"@type\":\"optional\",\"value\":".repeat(100_000) + "1" + "}".repeat(100_000);
        assertThatThrownBy(() -> CODEC.read(text(objects))).isInstanceOf(LogFormatException.class);
    }

    @Test
    void areRefusedWhenTheLogIsNone() {
        String good = text("1");
        assertThat(valueIn(CODEC.read(good))).isEqualTo(1);
        List<String> bad = List.of(
                good.replace("\"format\": 1", "\"format\": 2"),
                good.replace("\"from\": 0", "\"from\": 1"),
                good.replace("\"from\": 0", "\"from\": -1"),
                good.replace("\"next\": 1", "\"next\": -1"),
                good.replace("\"run\": \"r\", ", ""),
                good.replace("\"run\": \"r\"", "\"run\": null"),
                good.replace("\"states\": []", "\"states\": [{}]"),
                good.replace("\"states\": []", "\"states\": [{\"handler\": 3, \"effect\": \"e\", \"state\": 1}]"),
                good.replace("\"states\": []", "\"states\": {}"),
                good.replace("Reader r", "Reader q"),
                good.replace("\"executed\"", "\"started\""),
                good.replace("\"executed\"", "\"finished\""),
                good.replace(", \"value\": 1", ""),
                good.replace("\"Reader.Ask\"", "\"Reader\""),
                good.replace("{\"@type\": \"Reader.Ask\", \"reader\": {\"name\": \"r\"}}", "1"),
                good.replace("\"id\"", "\"key\""),
                "",
                "[]",
                "1",
                "\u0000");
        for (String text : bad) {
            assertThat(text).isNotEqualTo(good);
            assertThatThrownBy(() -> CODEC.read(text)).as(text).isInstanceOf(LogFormatException.class);
        }
    }

    @Test
    void areRefusedWhereverTheTextIsCutOrChanged() {
        byte[] whole = CODEC.write(holding(List.of("text", 1L, new Point(1, (short) 2), Color.RED)))
                .getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> CODEC.decode(cut)).isInstanceOf(LogFormatException.class);
        }
        for (int at = 0; at < whole.length; at++) {
            for (int flip : new int[] {0x01, 0x10, 0x20, 0x80, 0xff}) {
                byte[] changed = whole.clone();
                changed[at] ^= (byte) flip;
                try {
                    CODEC.decode(changed);
                } catch (LogFormatException _) {
                    continue;
                }
                assertThat(new String(changed, StandardCharsets.UTF_8)).startsWith("{");
            }
        }
    }
}
