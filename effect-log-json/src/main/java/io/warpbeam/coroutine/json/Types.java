package io.warpbeam.coroutine.json;

import io.warpbeam.coroutine.RaiseOperation;
import io.warpbeam.coroutine.Unit;
import io.warpbeam.coroutine.YieldOperation;
import io.warpbeam.coroutine.effect.Fresh;
import io.warpbeam.coroutine.effect.Reader;
import io.warpbeam.coroutine.effect.State;
import io.warpbeam.coroutine.effect.Writer;
import io.warpbeam.coroutine.log.Loop;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The types that logs may name. Immutable. Nothing else is ever instantiated. */
final class Types {

    private static final Map<Class<?>, Class<?>> BOXED = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            short.class, Short.class,
            byte.class, Byte.class,
            char.class, Character.class,
            float.class, Float.class,
            double.class, Double.class,
            boolean.class, Boolean.class);

    static final Types BUILT_IN = new Types(Map.of(), Map.of())
            .and(whole("long", Long.class, Long.MIN_VALUE, Long.MAX_VALUE, value -> value))
            .and(whole("int", Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue))
            .and(whole("short", Short.class, Short.MIN_VALUE, Short.MAX_VALUE, Long::shortValue))
            .and(whole("byte", Byte.class, Byte.MIN_VALUE, Byte.MAX_VALUE, Long::byteValue))
            .and(new NamedType.Scalar(
                    "string", String.class, value -> new Json.Text((String) value), (json, where) -> json.text(where)))
            .and(new NamedType.Scalar("boolean", Boolean.class, value -> new Json.Truth((Boolean) value), Types::truth))
            .and(new NamedType.Scalar("double", Double.class, Types::fraction, Types::doubleNumber))
            .and(text("float", Float.class, Float::valueOf))
            .and(text("char", Character.class, Types::character))
            .and(text("BigInteger", BigInteger.class, BigInteger::new))
            .and(text("BigDecimal", BigDecimal.class, BigDecimal::new))
            .and(text("UUID", UUID.class, UUID::fromString))
            .and(text("Instant", Instant.class, Instant::parse))
            .and(text("Duration", Duration.class, Duration::parse))
            .and(text("Period", Period.class, Period::parse))
            .and(text("LocalDate", LocalDate.class, LocalDate::parse))
            .and(text("LocalTime", LocalTime.class, LocalTime::parse))
            .and(text("LocalDateTime", LocalDateTime.class, LocalDateTime::parse))
            .and(text("OffsetTime", OffsetTime.class, OffsetTime::parse))
            .and(text("OffsetDateTime", OffsetDateTime.class, OffsetDateTime::parse))
            .and(text("ZonedDateTime", ZonedDateTime.class, ZonedDateTime::parse))
            .and(text("Year", Year.class, Year::parse))
            .and(text("YearMonth", YearMonth.class, YearMonth::parse))
            .and(text("MonthDay", MonthDay.class, MonthDay::parse))
            .and(text("ZoneOffset", ZoneOffset.class, ZoneOffset::of))
            .and(text("ZoneId", ZoneId.class, ZoneId::of))
            .and(NamedType.of("DayOfWeek", java.time.DayOfWeek.class))
            .and(NamedType.of("Month", java.time.Month.class))
            .and(NamedType.of("Unit", Unit.class))
            .and(NamedType.of("Yield", YieldOperation.class))
            .and(NamedType.of("Raise", RaiseOperation.class))
            .and(NamedType.of("Loop", Loop.class))
            .and(NamedType.of("Loop.Mark", Loop.Mark.class))
            .and(NamedType.of("Reader", Reader.class))
            .and(NamedType.of("Reader.Ask", Reader.Ask.class))
            .and(NamedType.of("State", State.class))
            .and(NamedType.of("State.Get", State.Get.class))
            .and(NamedType.of("State.Put", State.Put.class))
            .and(NamedType.of("Writer", Writer.class))
            .and(NamedType.of("Writer.Tell", Writer.Tell.class))
            .and(NamedType.of("Writer.Written", Writer.Written.class))
            .and(NamedType.of("Fresh.Now", Fresh.Now.class))
            .and(NamedType.of("Fresh.RandomNumber", Fresh.RandomNumber.class))
            .and(NamedType.of("Fresh.NewId", Fresh.NewId.class));

    private final Map<String, NamedType> byName;
    private final Map<Class<?>, NamedType> byClass;

    private Types(Map<String, NamedType> byName, Map<Class<?>, NamedType> byClass) {
        this.byName = byName;
        this.byClass = byClass;
    }

    Types and(NamedType type) {
        Map<String, NamedType> names = new LinkedHashMap<>(byName);
        Map<Class<?>, NamedType> classes = new LinkedHashMap<>(byClass);
        if (type.name().isEmpty() || names.put(type.name(), type) != null || Values.isTag(type.name())) {
            throw new IllegalArgumentException("name must be one that no other type has, but is " + type.name());
        }
        if (classes.put(type.type(), type) != null) {
            throw new IllegalArgumentException("type must have one name, but has a second one: " + type.type());
        }
        return new Types(names, classes);
    }

    Optional<NamedType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The type of values of a class, or of the places that are declared with it. */
    Optional<NamedType> of(Class<?> type) {
        Class<?> known = BOXED.getOrDefault(type, type);
        return Optional.ofNullable(byClass.get(known))
                .or(() -> known.isEnum() || !Enum.class.isAssignableFrom(known)
                        ? zone(known)
                        : Optional.ofNullable(byClass.get(known.getSuperclass())));
    }

    /** The implementations of zone ids are hidden. */
    private Optional<NamedType> zone(Class<?> type) {
        return ZoneId.class.isAssignableFrom(type) ? Optional.ofNullable(byClass.get(ZoneId.class)) : Optional.empty();
    }

    private static NamedType whole(String name, Class<?> type, long least, long greatest, Function<Long, Object> cast) {
        return new NamedType.Scalar(
                name,
                type,
                value -> new Json.Whole(BigInteger.valueOf(((Number) value).longValue())),
                (json, where) -> cast.apply(json.whole(least, greatest, where)));
    }

    private static <V> NamedType text(String name, Class<V> type, Function<String, V> parse) {
        return text(name, type, Object::toString, parse);
    }

    static <V> NamedType text(
            String name, Class<V> type, Function<? super V, String> print, Function<String, V> parse) {
        return new NamedType.Scalar(
                name, type, value -> new Json.Text(print.apply(type.cast(value))), (json, where) -> {
                    String text = json.text(where);
                    try {
                        return parse.apply(text);
                    } catch (IllegalArgumentException | DateTimeException error) {
                        throw where.wrong("is no " + name, error);
                    }
                });
    }

    private static Object truth(Json json, Place where) {
        if (json instanceof Json.Truth(var value)) {
            return value;
        }
        throw where.wrong("must be true or false, but is " + json.kind());
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("a character is one, but these are " + text.length());
        }
        return text.charAt(0);
    }

    /** JSON has no infinities, and its numbers no negative zero. */
    private static Json fraction(Object value) {
        double number = (Double) value;
        return Double.isFinite(number) && !value.equals(-0.0)
                ? new Json.Fraction(new BigDecimal(Double.toString(number)))
                : new Json.Text(Double.toString(number));
    }

    private static Object doubleNumber(Json json, Place where) {
        String text = json instanceof Json.Fraction(var value) ? value.toString() : json.text(where);
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException error) {
            throw where.wrong("is no double", error);
        }
    }
}
