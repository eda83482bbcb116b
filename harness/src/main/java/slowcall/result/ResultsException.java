package slowcall.result;

import java.nio.file.Path;

/** Results that cannot be used as they are: what is wrong, where, and what to do. The reader's input is at fault, not the disk. */
public final class ResultsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ResultsException(Path file, String problem) {
        super(file + ": " + problem);
    }

    /**
     * What is wrong in a line.
     *
     * @param line from 1; that of a table's header is 1
     */
    public ResultsException(Path file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
    }
}
