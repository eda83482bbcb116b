package slowcall.result;

import java.nio.file.Path;

/** Results that cannot be used as they are: what is wrong, where, and what to do. The reader's input is at fault, not the disk. */
public final class ResultsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Longer ones quote what somebody else has written, and nobody reads on. */
    static final int LONGEST = 2000;

    public ResultsException(Path file, String problem) {
        super(oneLine(file + ": " + problem));
    }

    /**
     * What is wrong in a line.
     *
     * @param line from 1; that of a table's header is 1
     */
    public ResultsException(Path file, long line, String problem) {
        super(oneLine(file + ":" + line + ": " + problem));
    }

    private static String oneLine(String message) {
        return OneLine.of(message.length() <= LONGEST ? message : message.substring(0, LONGEST - 1) + "…");
    }
}
