package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.plan.Exchange;

/** Guards against numbers that change on the wire, and against a payload of another size than the plan's. */
class WireTest {
    private static final PointsReply REPLY = new PointsReply(7, 10);

    private static Wire wire(boolean json, int payloadBytes) {
        return Wire.of(new Exchange("jdk", 0, payloadBytes, json));
    }

    private static Map<String, String> headers(Wire wire, PointsCall call) {
        Map<String, String> headers = new LinkedHashMap<>();
        wire.headers(call, headers::put);
        return headers;
    }

    @Test
    void aCallIsAJsonObject() throws Exception {
        Wire wire = wire(true, 0);
        PointsCall call = new PointsCall(7, 1, 200);

        assertEquals(
                "{\"requestId\":7,\"index\":1,\"delayMillis\":200}",
                new String(wire.body(call), StandardCharsets.US_ASCII));
        assertEquals(Map.of("Content-Type", "application/json"), headers(wire, call));
        assertEquals(call, PointsJson.readCall(wire.body(call)));
        assertEquals(call.failed(), PointsJson.readCall(wire.body(call.failed())));
    }

    /** It is JSON, and Jackson makes nothing of it. */
    @Test
    void nullIsNeitherACallNorAnAnswer() {
        byte[] nothing = "null".getBytes(StandardCharsets.US_ASCII);

        assertThrows(IOException.class, () -> PointsJson.readCall(nothing));
        assertThrows(IOException.class, () -> wire(true, 0).read(nothing));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void aPayloadIsAFieldOfTheAnswer(int payloadBytes) throws Exception {
        AnswerBody without = PointsJson.answer(REPLY, 0);
        AnswerBody with = PointsJson.answer(REPLY, payloadBytes);

        assertEquals("{\"id\":7,\"points\":10}", new String(without.bytes(), StandardCharsets.US_ASCII));
        assertEquals(
                "{\"id\":7,\"points\":10,\"filler\":\"" + "x".repeat(payloadBytes) + "\"}",
                new String(with.bytes(), StandardCharsets.US_ASCII));
        assertEquals(with.bytes().length, with.length());
        assertEquals(REPLY, wire(true, payloadBytes).read(with.bytes()));
        assertEquals(
                Integer.toString(payloadBytes),
                headers(wire(true, payloadBytes), new PointsCall(7, 1, 200)).get(Wire.PAYLOAD));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000})
    void withoutJsonTheNumbersAreAHeaderAndABinaryBody(int payloadBytes) throws Exception {
        Wire wire = wire(false, payloadBytes);
        PointsCall call = new PointsCall(-7, 1, 200, true, false);

        assertEquals(0, wire.body(call).length);
        assertEquals("-7;1;200;1", headers(wire, call).get(BareWire.CALL));
        assertEquals(call, BareWire.readCall("-7;1;200;1"));
        AnswerBody answer = BareWire.answer(REPLY, payloadBytes);
        assertEquals(12 + payloadBytes, answer.length());
        assertEquals(REPLY, wire.read(answer.bytes()));
    }

    @Test
    void onlyAnIdempotentCallSaysThatItIsOne() throws Exception {
        PointsCall once = new PointsCall(7, 1, 200).onlyOnce();

        assertEquals(
                "{\"requestId\":7,\"index\":1,\"delayMillis\":200,\"once\":true}",
                new String(wire(true, 0).body(once), StandardCharsets.US_ASCII));
        assertEquals(once, PointsJson.readCall(wire(true, 0).body(once)));
        assertEquals("7;1;200;0;1", headers(wire(false, 0), once).get(BareWire.CALL));
        assertEquals(once, BareWire.readCall("7;1;200;0;1"));
        assertEquals(new PointsCall(7, 1, 200, true, true), once.failed());
        assertEquals(new PointsCall(7, 1, 250, false, true), once.later(50));
    }

    @Test
    void anAnswerCutOffIsNoAnswer() {
        byte[] answer = BareWire.answer(REPLY, 5).bytes();

        assertThrows(IOException.class, () -> wire(false, 6).read(answer));
        assertThrows(
                IOException.class,
                () -> wire(true, 6).read(PointsJson.answer(REPLY, 5).bytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1;2;3", "1;2;x;0", "1;2;3;0;5", "1;2;3;0;1;1"})
    void refusesAHeaderThatIsNoCall(String header) {
        assertThrows(IOException.class, () -> BareWire.readCall(header));
    }

    @Test
    void onlyStatus200IsAnAnswer() {
        byte[] answer = BareWire.answer(REPLY, 0).bytes();

        assertThrows(UnexpectedStatusException.class, () -> wire(false, 0).reply(503, answer));
    }
}
