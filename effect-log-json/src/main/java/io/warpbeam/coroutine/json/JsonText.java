package io.warpbeam.coroutine.json;

import io.warpbeam.coroutine.log.LogFormatException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Trees to JSON text in UTF-8, laid out for people, and back. What is read is not trusted. */
final class JsonText {

    /** How deep objects and lists may stand in each other. */
    static final int MAX_DEPTH = 200;

    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private static final ObjectWriteContext PRETTY = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return PRINTER.createInstance();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private JsonText() {}

    static byte[] write(Json json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator generator = FACTORY.createGenerator(PRETTY, bytes)) {
            write(json, generator);
        } catch (JacksonException error) {
            throw new LogFormatException("cannot be written: " + error.getOriginalMessage(), error);
        }
        return bytes.toByteArray();
    }

    private static void write(Json json, JsonGenerator generator) {
        switch (json) {
            case Json.Text(var value) -> generator.writeString(value);
            case Json.Whole(var value) -> generator.writeNumber(value);
            case Json.Fraction(var value) -> generator.writeNumber(value);
            case Json.Truth(var value) -> generator.writeBoolean(value);
            case Json.Items(var items) -> {
                generator.writeStartArray();
                items.forEach(item -> write(item, generator));
                generator.writeEndArray();
            }
            case Json.Members(var members) -> {
                generator.writeStartObject();
                members.forEach((name, member) -> {
                    generator.writeName(name);
                    write(member, generator);
                });
                generator.writeEndObject();
            }
        }
    }

    static Json read(byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            Json json = read(parser);
            if (parser.nextToken() != null) {
                throw new LogFormatException("there is more behind the end of the log");
            }
            return json;
        } catch (JacksonException error) {
            throw new LogFormatException("not JSON: " + error.getOriginalMessage(), error);
        }
    }

    private static Json read(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new LogFormatException("the text ends too early");
        }
        return switch (token) {
            case VALUE_STRING -> new Json.Text(parser.getString());
            case VALUE_NUMBER_INT -> new Json.Whole(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> new Json.Fraction(parser.getDecimalValue());
            case VALUE_TRUE -> new Json.Truth(true);
            case VALUE_FALSE -> new Json.Truth(false);
            case START_ARRAY -> {
                List<Json> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(read(parser));
                }
                yield new Json.Items(items);
            }
            case START_OBJECT -> {
                Map<String, Json> members = new LinkedHashMap<>();
                String name = parser.nextName();
                while (name != null) {
                    parser.nextToken();
                    members.put(name, read(parser));
                    name = parser.nextName();
                }
                yield new Json.Members(members);
            }
            default -> throw new LogFormatException("a log has no " + token.asString());
        };
    }
}
