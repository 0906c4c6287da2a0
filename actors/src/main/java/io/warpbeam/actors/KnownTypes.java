package io.warpbeam.actors;

import java.io.File;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.chrono.Chronology;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSequentialList;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** What is known of types that are not looked into: those of the JDK and the handles of the runtime. Pure functions. */
final class KnownTypes {

    /** Immutable when an object is of exactly this class; some of them can be extended by something that is not. */
    private static final Set<Class<?>> VALUES = Set.of(
            Object.class,
            String.class,
            Boolean.class,
            Character.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Float.class,
            Double.class,
            Void.class,
            BigInteger.class,
            BigDecimal.class,
            MathContext.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            Pattern.class,
            Class.class,
            StackTraceElement.class,
            File.class,
            Inet4Address.class,
            Inet6Address.class,
            InetSocketAddress.class);

    /** Immutable, or made for every process, whatever the class of an object that is one. */
    private static final List<Class<?>> HANDLES = List.of(
            Destination.class, NameSpace.class, Monitor.class, Timer.class, From.class, Node.class, Sendable.class);

    /** Fields of superclasses that hold nothing but caches and counters. */
    private static final Set<Class<?>> NEUTRAL = Set.of(
            Object.class,
            Record.class,
            AbstractCollection.class,
            AbstractList.class,
            AbstractSequentialList.class,
            AbstractSet.class,
            AbstractMap.class);

    private KnownTypes() {}

    /** Whether each object of exactly this class is known to be immutable, or free to be shared. */
    static boolean isValue(Class<?> type) {
        return VALUES.contains(type)
                || type.isEnum()
                || Enum.class.isAssignableFrom(type)
                || isHandle(type)
                || (isOfPlatform(type) && isPlatformValue(type));
    }

    /** Whether each object of this declared type is known to be so, whatever its class. */
    static boolean isValueType(Class<?> declared) {
        return declared.isPrimitive()
                || isHandle(declared)
                || declared.isEnum()
                || (isValue(declared) && Modifier.isFinal(declared.getModifiers()));
    }

    /** A name holds a key of the user, and so may a destination that is not known more closely. */
    private static boolean isHandle(Class<?> type) {
        if (type == Name.class || type == Destination.class) {
            return false;
        }
        for (Class<?> handle : HANDLES) {
            if (handle.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlatformValue(Class<?> type) {
        return isTime(type)
                || Charset.class.isAssignableFrom(type)
                || (Path.class.isAssignableFrom(type) && type.getPackageName().equals("sun.nio.fs"));
    }

    private static boolean isTime(Class<?> type) {
        return switch (type.getPackageName()) {
            case "java.time", "java.time.chrono" ->
                TemporalAccessor.class.isAssignableFrom(type)
                        || TemporalAmount.class.isAssignableFrom(type)
                        || ZoneId.class.isAssignableFrom(type)
                        || Chronology.class.isAssignableFrom(type);
            case "java.time.format" -> type == DateTimeFormatter.class;
            default -> false;
        };
    }

    /** Whether a class comes with the JDK; such classes are never judged by their fields. */
    static boolean isOfPlatform(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    static boolean isNeutral(Class<?> superclass) {
        return NEUTRAL.contains(superclass);
    }

    /** An unmodifiable collection of the JDK that owns what it holds. */
    static boolean isFixedCollection(Class<?> type) {
        return isFixed(type) && Collection.class.isAssignableFrom(type);
    }

    /** An unmodifiable map of the JDK that owns what it holds. */
    static boolean isFixedMap(Class<?> type) {
        return isFixed(type) && Map.class.isAssignableFrom(type);
    }

    private static boolean isFixed(Class<?> type) {
        if (!isOfPlatform(type)) {
            return false;
        }
        String name = type.getName();
        return name.startsWith("java.util.ImmutableCollections$")
                || switch (name) {
                    case "java.util.Collections$EmptyList",
                            "java.util.Collections$EmptySet",
                            "java.util.Collections$EmptyMap",
                            "java.util.Collections$SingletonList",
                            "java.util.Collections$SingletonSet",
                            "java.util.Collections$SingletonMap",
                            "java.util.Collections$CopiesList" -> true;
                    default -> false;
                };
    }

    /** An unmodifiable view: whoever holds what is behind it can change it. */
    static boolean isView(Class<?> type) {
        return isOfPlatform(type) && type.getName().startsWith("java.util.Collections$Unmodifiable");
    }

    static boolean isEntry(Class<?> type) {
        return type == AbstractMap.SimpleImmutableEntry.class || type.getName().equals("java.util.KeyValueHolder");
    }

    static boolean isOptional(Class<?> type) {
        return type == Optional.class;
    }
}
