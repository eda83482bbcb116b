package slowcall.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that goes over the wire, both ways. Buffers are recycled through one shared lock-free pool: Jackson's default keeps
 * them in thread-locals, which a new thread for each request never reuses.
 */
final class PointsJson {
    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .build());
    private static final ObjectWriter WRITE_CALL = MAPPER.writerFor(PointsCall.class);
    private static final ObjectReader READ_CALL = MAPPER.readerFor(PointsCall.class);
    private static final ObjectReader READ_CALLS = MAPPER.readerFor(PointsCall[].class);
    private static final ObjectWriter WRITE_ANSWER = MAPPER.writerFor(Answer.class);
    private static final ObjectReader READ_ANSWER = MAPPER.readerFor(Answer.class);
    /** What follows the filler, the object's last field: a quotation mark and a brace. */
    private static final int AFTER_FILLER = 2;

    /** The answer on the wire. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(long id, int points, @Nullable String filler) {}

    private PointsJson() {}

    static byte[] write(PointsCall call) throws IOException {
        return WRITE_CALL.writeValueAsBytes(call);
    }

    /** An answer; its filler, if it has any, is a field that Jackson, which would quote it again for every answer, does not write. */
    static AnswerBody answer(PointsReply reply, int fillerBytes) throws IOException {
        byte[] object =
                WRITE_ANSWER.writeValueAsBytes(new Answer(reply.id(), reply.points(), fillerBytes == 0 ? null : ""));
        int tail = fillerBytes == 0 ? 0 : AFTER_FILLER;
        return new AnswerBody(
                Arrays.copyOf(object, object.length - tail),
                fillerBytes,
                Arrays.copyOfRange(object, object.length - tail, object.length));
    }

    /**
     * Reads a call.
     *
     * @throws IOException if it is none
     */
    static PointsCall readCall(byte[] body) throws IOException {
        @Nullable PointsCall call = READ_CALL.readValue(body);
        if (call == null) {
            throw new IOException("null is no call");
        }
        return call;
    }

    /**
     * Reads an array of calls.
     *
     * @throws IOException if it is none
     */
    static List<PointsCall> readCalls(byte[] body) throws IOException {
        @Nullable PointsCall @Nullable [] calls = READ_CALLS.readValue(body);
        List<PointsCall> all = new ArrayList<>();
        if (calls == null) {
            throw new IOException("null is no array of calls");
        }
        for (@Nullable PointsCall call : calls) {
            if (call == null) {
                throw new IOException("null is no call");
            }
            all.add(call);
        }
        return all;
    }

    /**
     * Reads an answer.
     *
     * @throws IOException if it is none, or has other filler than was asked for
     */
    static PointsReply readReply(byte[] body, int fillerBytes) throws IOException {
        @Nullable Answer answer = READ_ANSWER.readValue(body);
        if (answer == null) {
            throw new IOException("the service answered with null");
        }
        int filler = answer.filler() == null ? 0 : answer.filler().length();
        if (filler != fillerBytes) {
            throw new IOException(
                    "the service answered with a payload of " + filler + " bytes instead of " + fillerBytes);
        }
        return new PointsReply(answer.id(), answer.points());
    }
}
