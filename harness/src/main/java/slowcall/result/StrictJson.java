package slowcall.result;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** JSON that somebody else may have written: of bounded depth, with nothing said twice and nothing behind its end. */
public final class StrictJson {
    /** The largest file that is read, 16 MiB: what is made of it takes up to thirty times as much. */
    public static final int LARGEST_FILE = 16 << 20;

    private static final int DEEPEST = 32;
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StrictJson() {}

    /**
     * Reads a file's content; that of an empty file is missing.
     *
     * @param file for messages
     * @throws ResultsException if it is no such JSON
     */
    public static JsonNode read(Path file, byte[] content) {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new ResultsException(
                    file, e.getLocation() == null ? 1 : e.getLocation().getLineNr(), e.getOriginalMessage());
        } catch (IOException e) {
            // The first bytes look like those of another encoding than UTF-8, and the next are nothing in it.
            throw new ResultsException(file, 1, "is no JSON: " + e.getMessage());
        }
    }
}
