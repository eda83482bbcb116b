package slowcall.service;

import java.io.IOException;
import java.util.function.BiConsumer;

/** Calls and answers are JSON objects; the filler is a field of the answer, which is read like the others. */
record JsonWire(int payloadBytes) implements Wire {

    @Override
    public void headers(PointsCall call, BiConsumer<String, String> to) {
        to.accept("Content-Type", "application/json");
        if (payloadBytes > 0) {
            to.accept(PAYLOAD, Integer.toString(payloadBytes));
        }
    }

    @Override
    public byte[] body(PointsCall call) throws IOException {
        return PointsJson.write(call);
    }

    @Override
    public PointsReply read(byte[] body) throws IOException {
        return PointsJson.readReply(body, payloadBytes);
    }
}
