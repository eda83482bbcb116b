package slowcall.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.fuzz.Fuzz;
import slowcall.fuzz.Seeds;
import slowcall.plan.Exchange;

/** Guards against a call of a stranger's that the service does not refuse, and an answer that ends in more than its request's failure. */
class WireFuzzTest {
    private static final List<byte[]> SEEDS = Seeds.of(
            "{\"requestId\":7,\"index\":1,\"delayMillis\":200}",
            "{\"requestId\":7,\"index\":1,\"delayMillis\":200,\"fails\":true}",
            "[{\"requestId\":7,\"index\":0,\"delayMillis\":200},{\"requestId\":8,\"index\":0,\"delayMillis\":0}]",
            "7;1;200;0",
            "7;1;200;0;1",
            "{\"id\":7,\"points\":10}",
            "{\"id\":7,\"points\":10,\"filler\":\"xxxx\"}",
            "null",
            "");

    /** What is told of a refusal comes from a library, and no person reads it as it is. */
    private static Fuzz.Parser told(Fuzz.Parser reader) {
        return input -> {
            try {
                reader.read(input);
            } catch (IOException e) {
                throw new IOException("refused: " + e.getClass().getSimpleName());
            }
        };
    }

    @Test
    void callsAndAnswers() throws Exception {
        Wire json = Wire.of(new Exchange("jdk", 0, 4, true));
        Wire bare = Wire.of(new Exchange("jdk", 0, 4, false));

        new Fuzz("wire", 64L << 20, IOException.class)
                .run(
                        SEEDS,
                        told(PointsJson::readCall),
                        told(input -> BareWire.readCall(new String(input, UTF_8))),
                        told(Bulk::read),
                        told(json::read),
                        told(bare::read));
    }
}
