package slowcall.service;

import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import slowcall.plan.Exchange;

/**
 * What a request asks the service for.
 *
 * @param call the call
 * @param json whether it is JSON, and its answer as well
 * @param payloadBytes the filler that its answer is to have
 */
record Asked(PointsCall call, boolean json, int payloadBytes) {

    /**
     * Reads a request.
     *
     * @throws IOException if it is no call
     */
    static Asked read(Request request) throws IOException {
        String numbers = request.getHeader(BareWire.CALL);
        PointsCall call = numbers == null ? PointsJson.readCall(request.getBody()) : BareWire.readCall(numbers);
        requireDelay(call);
        return new Asked(call, numbers == null, payload(request.getHeader(Wire.PAYLOAD)));
    }

    /**
     * Makes sure that a call's delay can be honoured.
     *
     * @throws IOException if it cannot
     */
    static void requireDelay(PointsCall call) throws IOException {
        if (call.delayMillis() < 0 || call.delayMillis() > PointsCall.MOST_MILLIS) {
            throw new IOException(
                    "delay " + call.delayMillis() + " ms must be between 0 and " + PointsCall.MOST_MILLIS + " ms");
        }
    }

    private static int payload(String header) throws IOException {
        try {
            int bytes = header == null ? 0 : Integer.parseInt(header);
            if (bytes >= 0 && bytes <= Exchange.MOST_PAYLOAD) {
                return bytes;
            }
        } catch (NumberFormatException e) {
            // No number is as wrong as one out of range.
        }
        throw new IOException("payload \"" + header + "\" must be between 0 and " + Exchange.MOST_PAYLOAD + " bytes");
    }

    AnswerBody answer(PointsReply reply) throws IOException {
        return json ? PointsJson.answer(reply, payloadBytes) : BareWire.answer(reply, payloadBytes);
    }

    String answerType() {
        return json ? "application/json" : "application/octet-stream";
    }
}
