package slowcall.service;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;

/**
 * No JSON on either side: a call's numbers are a request header, {@code id;index;delay;fails}, with {@code ;1} behind them for an
 * idempotent call, and its body is empty; the answer's body is eight bytes of id, four of points, and the filler.
 */
record BareWire(int payloadBytes) implements Wire {
    /** The header that has a call's numbers. */
    static final String CALL = "Slowcall-Call";

    private static final int NUMBERS = Long.BYTES + Integer.BYTES;
    private static final byte[] NOTHING = {};

    @Override
    public void headers(PointsCall call, BiConsumer<String, String> to) {
        to.accept(
                CALL,
                call.requestId() + ";" + call.index() + ";" + call.delayMillis() + ";" + (call.fails() ? "1" : "0")
                        + (call.once() ? ";1" : ""));
        if (payloadBytes > 0) {
            to.accept(PAYLOAD, Integer.toString(payloadBytes));
        }
    }

    @Override
    public byte[] body(PointsCall call) {
        return NOTHING;
    }

    @Override
    public PointsReply read(byte[] body) throws IOException {
        if (body.length != NUMBERS + payloadBytes) {
            throw new IOException(
                    "the service answered with " + body.length + " bytes instead of " + (NUMBERS + payloadBytes));
        }
        ByteBuffer numbers = ByteBuffer.wrap(body);
        return new PointsReply(numbers.getLong(), numbers.getInt());
    }

    /** Reads the header {@link #CALL}. */
    static PointsCall readCall(String header) throws IOException {
        String[] numbers = header.split(";", -1);
        boolean once = numbers.length == 5 && numbers[4].equals("1");
        if (numbers.length != 4 && !once) {
            throw new IOException(CALL + " \"" + header + "\" has " + numbers.length + " numbers instead of 4");
        }
        try {
            return new PointsCall(
                    Long.parseLong(numbers[0]),
                    Integer.parseInt(numbers[1]),
                    Integer.parseInt(numbers[2]),
                    numbers[3].equals("1"),
                    once);
        } catch (NumberFormatException e) {
            throw new IOException(CALL + " \"" + header + "\" is not made of numbers", e);
        }
    }

    static AnswerBody answer(PointsReply reply, int fillerBytes) {
        byte[] numbers = ByteBuffer.allocate(NUMBERS)
                .putLong(reply.id())
                .putInt(reply.points())
                .array();
        return new AnswerBody(numbers, fillerBytes, NOTHING);
    }
}
