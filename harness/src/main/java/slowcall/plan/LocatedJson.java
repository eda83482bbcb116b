package slowcall.plan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON, with comments and trailing commas, into values that know their lines and columns. */
final class LocatedJson {
    private static final int MAX_NESTING = 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    /** How Jackson says where an unclosed object or array began. */
    private static final Pattern START_MARKER =
            Pattern.compile("\\(start marker at \\[.*line: (\\d+), column: (\\d+)]\\)", Pattern.DOTALL);

    private final String source;
    private final JsonParser parser;

    private LocatedJson(String source, JsonParser parser) {
        this.source = source;
        this.parser = parser;
    }

    /**
     * The one value that {@code text} holds.
     *
     * @throws PlanException at the place where it is not JSON, repeats a key or nests too deeply
     */
    static Json parse(String source, String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            var reader = new LocatedJson(source, parser);
            if (parser.nextToken() == null) {
                throw new PlanException(
                        new Position(source, 1, 1), "the plan is empty; a plan is an object with \"cells\"");
            }
            Json root = reader.value(1);
            if (parser.nextToken() != null) {
                throw new PlanException(
                        reader.here(), "there is more after the plan's closing bracket; a file holds one plan");
            }
            return root;
        } catch (JsonProcessingException e) {
            throw malformed(source, e);
        } catch (IOException e) {
            throw new UncheckedIOException("text in memory cannot fail to be read", e);
        }
    }

    private static PlanException malformed(String source, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        Position position = location == null
                ? new Position(source, 1, 1)
                : new Position(source, location.getLineNr(), location.getColumnNr());
        String problem = START_MARKER.matcher(e.getOriginalMessage()).replaceAll("(opened at line $1, column $2)");
        return new PlanException(
                position, "not JSON: " + problem + "; plans are JSON, with comments and trailing commas allowed");
    }

    private Json value(int depth) throws IOException {
        Position at = here();
        if (depth > MAX_NESTING) {
            throw new PlanException(
                    at, "nested more than " + MAX_NESTING + " deep; check the brackets, no plan needs as much");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> struct(at, depth);
            case START_ARRAY -> array(at, depth);
            case VALUE_STRING -> new Json.Text(at, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Numeral(at, parser.getText());
            case VALUE_TRUE -> new Json.Truth(at, true);
            case VALUE_FALSE -> new Json.Truth(at, false);
            case VALUE_NULL -> new Json.Null(at);
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private Json struct(Position at, int depth) throws IOException {
        Map<String, Json.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Position key = here();
            String name = parser.currentName();
            Json.Member before = members.get(name);
            if (before != null) {
                throw new PlanException(
                        key,
                        "key " + Json.quote(name) + " is already at line "
                                + before.key().line() + ", column "
                                + before.key().column() + "; remove one of them");
            }
            parser.nextToken();
            members.put(name, new Json.Member(key, value(depth + 1)));
        }
        return new Json.Struct(at, members);
    }

    private Json array(Position at, int depth) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(depth + 1));
        }
        return new Json.Array(at, elements);
    }

    private Position here() {
        JsonLocation location = parser.currentTokenLocation();
        return new Position(source, location.getLineNr(), location.getColumnNr());
    }
}
