package slowcall.service;

import java.util.Arrays;

/** The body of an answer. It is put together when it is sent, so that a call that waits at the service holds no payload. */
final class AnswerBody {
    /** Stands for itself in JSON. */
    private static final byte FILLER = 'x';

    private final byte[] head;
    private final int fillerBytes;
    private final byte[] tail;

    /**
     * @param head what comes before the filler
     * @param fillerBytes how much filler there is
     * @param tail what comes after it
     */
    AnswerBody(byte[] head, int fillerBytes, byte[] tail) {
        this.head = head;
        this.fillerBytes = fillerBytes;
        this.tail = tail;
    }

    int length() {
        return head.length + fillerBytes + tail.length;
    }

    byte[] bytes() {
        byte[] bytes = Arrays.copyOf(head, length());
        Arrays.fill(bytes, head.length, head.length + fillerBytes, FILLER);
        System.arraycopy(tail, 0, bytes, head.length + fillerBytes, tail.length);
        return bytes;
    }
}
