package io.warpbeam.coroutine.json;

import io.warpbeam.coroutine.Interceptor.HandlerState;
import io.warpbeam.coroutine.Operation;
import io.warpbeam.coroutine.log.EffectLog;
import io.warpbeam.coroutine.log.EntryState;
import io.warpbeam.coroutine.log.LogCodec;
import io.warpbeam.coroutine.log.LogEntry;
import io.warpbeam.coroutine.log.LogFormatException;
import io.warpbeam.coroutine.log.LogPart;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Logs as JSON in UTF-8 that a person can read: an object for each entry, always in the same order.
 * {@snippet file="io/warpbeam/coroutine/json/JsonLogCodecTest.java" region="codec"}
 *
 * <p>Values keep their exact types: texts, numbers of each width, booleans, {@code BigInteger} and {@code BigDecimal},
 * {@code UUID}, the types of {@code java.time}, {@code Optional}, {@code List}, {@code Set}, {@code Map} with their
 * order, and records, enums and other types that are registered under a short name. Collections come back immutable.
 * The effects of the kit are registered.
 *
 * <p><b>Security.</b> Only registered types are ever instantiated, by the constructor of the record, whatever a text
 * says; an unknown name, a wrong type, a missing, unknown or second member, a text that is cut, and nesting deeper than
 * 200 are each a {@link LogFormatException}. Texts of more than some megabytes in one value are refused too.
 *
 * <p>An immutable value; each method that registers returns a changed copy. Any thread; does not block. A record must
 * be accessible by reflection: on the module path its package is open to this module.
 */
public final class JsonLogCodec implements LogCodec {

    private static final int FORMAT = 1;

    private final Types types;
    private final Values values;

    private JsonLogCodec(Types types) {
        this.types = types;
        this.values = new Values(types);
    }

    /**
     * A codec that knows these types under their simple names, and those of the JDK and of the kit.
     *
     * @param types records, enums, and sealed interfaces, which stand for all their records and enums
     * @return the codec
     * @throws IllegalArgumentException when a type is another one, or its name is taken
     */
    public static JsonLogCodec of(Class<?>... types) {
        JsonLogCodec codec = new JsonLogCodec(Types.BUILT_IN);
        for (Class<?> type : types) {
            codec = codec.with(type);
        }
        return codec;
    }

    /**
     * Registers a type under its simple name.
     *
     * @param type a record, an enum, or a sealed interface, which stands for all its records and enums
     * @return the changed codec
     * @throws IllegalArgumentException when it is another one, or its name is taken
     */
    public JsonLogCodec with(Class<?> type) {
        if (!type.isSealed() || type.isEnum()) { // enums with bodies are sealed too
            return with(type.getSimpleName(), type);
        }
        JsonLogCodec codec = this;
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            codec = codec.with(permitted);
        }
        return codec;
    }

    /**
     * Registers a type under a name.
     *
     * @param name that stands in the text
     * @param type a record or an enum
     * @return the changed codec
     * @throws IllegalArgumentException when it is another one, or its name is taken
     */
    public JsonLogCodec with(String name, Class<?> type) {
        return new JsonLogCodec(types.and(NamedType.of(name, type)));
    }

    /**
     * Registers a type that has a text form.
     *
     * @param <V> the type
     * @param name that stands in the text
     * @param type the class of the values itself, not one above it
     * @param print from a value to its text
     * @param parse from the text to the value; throws {@link IllegalArgumentException} for other texts
     * @return the changed codec
     * @throws IllegalArgumentException when the name is taken
     */
    public <V> JsonLogCodec with(
            String name, Class<V> type, Function<? super V, String> print, Function<String, V> parse) {
        return new JsonLogCodec(types.and(Types.text(name, type, print, parse)));
    }

    /**
     * Writes a log.
     *
     * @param log to be written
     * @return its text
     * @throws LogFormatException when it holds a value of a type that is not registered
     */
    public String write(EffectLog log) {
        return new String(encodeLog(log), StandardCharsets.UTF_8);
    }

    /**
     * Reads a log.
     *
     * @param text that {@link #write} gave
     * @return the log
     * @throws LogFormatException when it is no such text
     */
    public EffectLog read(String text) {
        return decodeLog(text.getBytes(StandardCharsets.UTF_8));
    }

    // ---- to JSON

    @Override
    public byte[] encode(LogPart part) {
        Objects.requireNonNull(part, "part");
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("format", number(FORMAT));
        members.put("run", new Json.Text(part.run()));
        members.put("next", number(part.next()));
        members.put("from", number(part.from()));
        Place entriesPlace = Place.LOG.in("entries");
        List<Json> entries = new ArrayList<>();
        part.entries().forEach(entry -> entries.add(entry(entry, entriesPlace.in(entries.size()))));
        members.put("entries", new Json.Items(entries));
        Place statesPlace = Place.LOG.in("states");
        List<Json> states = new ArrayList<>();
        for (LogPart.ChangedState state : part.states()) {
            Map<String, Json> changed = new LinkedHashMap<>();
            changed.put("handler", number(state.index()));
            changed.putAll(state(state.state(), statesPlace.in(states.size())));
            states.add(new Json.Members(changed));
        }
        members.put("states", new Json.Items(states));
        return JsonText.write(new Json.Members(members));
    }

    private static Json number(long number) {
        return new Json.Whole(BigInteger.valueOf(number));
    }

    private Json entry(LogEntry entry, Place where) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", new Json.Text(entry.id()));
        members.put("effect", new Json.Text(entry.effect()));
        members.put("operation", values.write(entry.operation(), where.in("operation")));
        switch (entry.state()) {
            case EntryState.Started() -> members.put("state", new Json.Text("started"));
            case EntryState.Executed(var value) -> {
                members.put("state", new Json.Text("executed"));
                members.put("value", values.write(value, where.in("value")));
            }
            case EntryState.Discarded() -> members.put("state", new Json.Text("discarded"));
        }
        if (!entry.before().isEmpty()) {
            Place before = where.in("before");
            List<Json> states = new ArrayList<>();
            entry.before().forEach(state -> states.add(new Json.Members(state(state, before.in(states.size())))));
            members.put("before", new Json.Items(states));
        }
        return new Json.Members(members);
    }

    private Map<String, Json> state(HandlerState state, Place where) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("effect", new Json.Text(state.effect()));
        members.put("state", values.write(state.state(), where.in("state")));
        return members;
    }

    // ---- from JSON

    @Override
    public LogPart decode(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        Place where = Place.LOG;
        Json.Members log = JsonText.read(bytes).members(where);
        log.only(List.of("format", "run", "next", "from", "entries", "states"), where);
        log.member("format", where).whole(FORMAT, FORMAT, where.in("format"));
        return new LogPart(
                log.member("run", where).text(where.in("run")),
                log.member("next", where).whole(0, Long.MAX_VALUE, where.in("next")),
                (int) log.member("from", where).whole(0, Integer.MAX_VALUE, where.in("from")),
                list(log.member("entries", where), where.in("entries"), this::entry),
                list(log.member("states", where), where.in("states"), this::changedState));
    }

    private interface Reading<V> {
        V read(Json.Members json, Place where);
    }

    private static <V> List<V> list(Json json, Place where, Reading<V> reading) {
        List<V> list = new ArrayList<>();
        for (Json item : json.items(where)) {
            Place place = where.in(list.size());
            list.add(reading.read(item.members(place), place));
        }
        return list;
    }

    private LogEntry entry(Json.Members json, Place where) {
        json.only(List.of("id", "effect", "operation", "state", "value", "before"), where);
        Object operation = values.read(json.member("operation", where), where.in("operation"));
        if (!(operation instanceof Operation<?> performed)) {
            throw where.in("operation").wrong("is no operation");
        }
        String effect = json.member("effect", where).text(where.in("effect"));
        if (!effect.equals(performed.effect())) {
            throw where.wrong("is of the effect " + performed.effect() + ", but says " + effect);
        }
        String state = json.member("state", where).text(where.in("state"));
        if (json.members().containsKey("value") != state.equals("executed")) {
            throw where.wrong("has a value if it was executed, and only then");
        }
        Json before = json.members().getOrDefault("before", new Json.Items(List.of()));
        return new LogEntry(
                json.member("id", where).text(where.in("id")),
                performed,
                switch (state) {
                    case "started" -> new EntryState.Started();
                    case "executed" ->
                        new EntryState.Executed(values.read(json.member("value", where), where.in("value")));
                    case "discarded" -> new EntryState.Discarded();
                    default -> throw where.in("state").wrong("is no state: " + state);
                },
                list(before, where.in("before"), (item, place) -> {
                    item.only(List.of("effect", "state"), place);
                    return state(item, place);
                }));
    }

    private HandlerState state(Json.Members json, Place where) {
        return new HandlerState(
                json.member("effect", where).text(where.in("effect")),
                values.read(json.member("state", where), where.in("state")));
    }

    private LogPart.ChangedState changedState(Json.Members json, Place where) {
        json.only(List.of("handler", "effect", "state"), where);
        long index = json.member("handler", where).whole(0, Integer.MAX_VALUE, where.in("handler"));
        return new LogPart.ChangedState((int) index, state(json, where));
    }
}
