package slowcall.plan;

/** A recording that cannot be read: what follows the file's name in a message, such as {@code :12: "x" is no number; …}. */
final class RecordingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Something about the whole file. */
    RecordingException(String message) {
        super(" " + message);
    }

    /** Something about a line, counted from 1. */
    RecordingException(int line, String message) {
        super(", line " + line + ": " + message);
    }
}
