package slowcall.integrations.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import slowcall.service.PointsCall;

/**
 * That points are due for a login.
 *
 * @param id the login's: two messages with the same one are the same message twice
 * @param user whose login; where order is promised, it is that of one user's messages
 * @param delayMillis what the call for its points draws at the service, in milliseconds
 * @param intent what it means to who gets it
 */
public record Message(long id, int user, int delayMillis, Intent intent) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectReader READ = JSON.readerFor(Message.class)
            .with(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The call that it leads to. */
    public PointsCall call() {
        return new PointsCall(id, 0, delayMillis);
    }

    /** As it travels: {@code {"id":7,"user":3,"delayMillis":20,"intent":"event"}}. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of numbers cannot be written", e);
        }
    }

    /**
     * Reads one that has travelled.
     *
     * @throws UnreadableMessageException if it is none
     */
    public static Message fromJson(byte[] json) throws UnreadableMessageException {
        try {
            Message message = READ.readValue(json);
            if (message == null) {
                throw new UnreadableMessageException(text(json), null);
            }
            return message;
        } catch (UnreadableMessageException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreadableMessageException(text(json), e);
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
