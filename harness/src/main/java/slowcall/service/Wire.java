package slowcall.service;

import java.io.IOException;
import java.util.function.BiConsumer;
import slowcall.plan.Exchange;

/** What goes over the wire for a call and its answer, whichever client carries it. */
interface Wire {
    /** The header that asks for so many bytes of filler in the answer; absent for none. */
    String PAYLOAD = "Slowcall-Payload";

    /** How calls of this exchange are written. */
    static Wire of(Exchange exchange) {
        if (exchange.target().isPresent()) {
            return new TargetWire();
        }
        return exchange.json() ? new JsonWire(exchange.payloadBytes()) : new BareWire(exchange.payloadBytes());
    }

    /** Whether a call is a GET, which has no body; otherwise it is a POST. */
    default boolean isGet() {
        return false;
    }

    /** Gives the headers of a call, name and value. */
    void headers(PointsCall call, BiConsumer<String, String> to);

    /** The body of a call; empty where its headers say everything. */
    byte[] body(PointsCall call) throws IOException;

    /** Reads the body of an answer whose status says that it is one. */
    PointsReply read(byte[] body) throws IOException;

    /**
     * Reads an answer.
     *
     * @throws UnexpectedStatusException if its status is not 200
     */
    default PointsReply reply(int status, byte[] body) throws IOException {
        if (status != 200) {
            throw new UnexpectedStatusException(status);
        }
        return read(body);
    }
}
