package slowcall.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A response's body. WireMock also reads bodies for its own journal; only the copy to the socket, which comes after the delay, is the
 * moment when what was asked for is applied.
 */
final class GrantingAnswer extends ByteArrayInputStream {
    private final List<PointsCall> granted;
    private final PointsCall asked;
    private final long receivedNanos;
    private final Bookkeeping books;
    private final Faults faults;

    /**
     * @param granted the calls that are applied by it: one, or many that came together
     * @param asked the one whose delay it had
     */
    GrantingAnswer(
            byte[] body,
            List<PointsCall> granted,
            PointsCall asked,
            long receivedNanos,
            Bookkeeping books,
            Faults faults) {
        super(body);
        this.granted = granted;
        this.asked = asked;
        this.receivedNanos = receivedNanos;
        this.books = books;
        this.faults = faults;
    }

    @Override
    public synchronized long transferTo(OutputStream socket) throws IOException {
        long now = System.nanoTime();
        boolean lost = false;
        for (PointsCall call : granted) {
            boolean first = books.applied(call, now);
            lost |= first && faults.drops(call.requestId());
        }
        try {
            if (lost) {
                drop(socket);
            }
            return super.transferTo(socket);
        } finally {
            // A caller that has gone away no longer waits, whether or not its answer could be written.
            books.answered(asked, receivedNanos, System.nanoTime());
        }
    }

    /** Begins the answer and breaks off, so that its caller cannot know that anything was applied. */
    private void drop(OutputStream socket) throws IOException {
        socket.write(buf, pos, 1);
        socket.flush();
        throw new IOException("an answer is dropped, as ordered");
    }
}
