package slowcall.integrations.batch;

import java.io.IOException;

/** Writes lines down in some format. */
interface LineWriter {
    void write(Line line) throws IOException;

    /** Hands on what it keeps to itself, so that what was written down can be counted and digested. */
    void flush() throws IOException;
}
