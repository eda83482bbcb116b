package slowcall.integrations.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Lines as JSON objects, such as {@code {"line":"row","id":4711,"user":5,"delayMillis":20}}. */
final class JsonLines implements LineWriter {
    /** Takes nothing for what it is not: no text for a number, no nothing for 0. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader LINE = JSON.readerFor(Line.class);

    private final Writer to;

    JsonLines(Writer to) {
        this.to = to;
    }

    @Override
    public void write(Line line) throws IOException {
        to.write(JSON.writeValueAsString(line));
        to.write('\n');
    }

    @Override
    public void flush() throws IOException {
        to.flush();
    }

    static List<Line> read(String text) throws BrokenAgreementException {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                lines.add(LINE.readValue(line));
            } catch (JsonProcessingException e) {
                throw new BrokenAgreementException("line " + (lines.size() + 1) + ": " + e.getOriginalMessage());
            }
        }
        return lines;
    }
}
