package slowcall.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;

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
    private static final ObjectWriter WRITE_REPLY = MAPPER.writerFor(PointsReply.class);
    private static final ObjectReader READ_REPLY = MAPPER.readerFor(PointsReply.class);

    private PointsJson() {}

    static byte[] write(PointsCall call) throws IOException {
        return WRITE_CALL.writeValueAsBytes(call);
    }

    static byte[] write(PointsReply reply) throws IOException {
        return WRITE_REPLY.writeValueAsBytes(reply);
    }

    static PointsCall readCall(byte[] body) throws IOException {
        return READ_CALL.readValue(body);
    }

    static PointsReply readReply(byte[] body) throws IOException {
        return READ_REPLY.readValue(body);
    }
}
