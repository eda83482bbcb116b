package slowcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import slowcall.result.Row;

/** Something that a program is told, one line of JSON. What is unknown is not there: never 0, never null. */
final class Event {
    /** ASCII alone, since a terminal's character set need not be UTF-8. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Event(EventName name) {
        fields.put("event", name.toString());
    }

    Event with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    Event with(String field, long value) {
        fields.put(field, value);
        return this;
    }

    Event with(String field, List<?> value) {
        fields.put(field, value);
        return this;
    }

    Event with(String field, OptionalDouble value) {
        value.ifPresent(number -> fields.put(field, number));
        return this;
    }

    Event with(String field, Optional<Path> value) {
        value.ifPresent(path -> fields.put(field, path.toString()));
        return this;
    }

    /** A row's values by column, texts as they stand in its CSV. */
    Event with(Row row) {
        Map<String, String> known = new LinkedHashMap<>(row.values());
        known.values().removeIf(String::isEmpty);
        fields.put("row", known);
        return this;
    }

    @Override
    public String toString() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and lists of them are always JSON", e);
        }
    }
}
