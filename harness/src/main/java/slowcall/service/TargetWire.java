package slowcall.service;

import java.util.function.BiConsumer;

/** A target is asked for what its address says and nothing else; what it answers is of no interest as long as it is an answer. */
record TargetWire() implements Wire {
    private static final byte[] NOTHING = {};
    private static final PointsReply ANSWER = new PointsReply(0, 0);

    @Override
    public boolean isGet() {
        return true;
    }

    @Override
    public void headers(PointsCall call, BiConsumer<String, String> to) {}

    @Override
    public byte[] body(PointsCall call) {
        return NOTHING;
    }

    @Override
    public PointsReply read(byte[] body) {
        return ANSWER;
    }

    /** Reads an answer with a status of 2xx; a redirection is none, and is not followed. */
    @Override
    public PointsReply reply(int status, byte[] body) throws UnexpectedStatusException {
        if (status / 100 != 2) {
            throw new UnexpectedStatusException("the target", status);
        }
        return read(body);
    }
}
