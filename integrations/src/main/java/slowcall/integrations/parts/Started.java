package slowcall.integrations.parts;

import slowcall.part.StartedPart;
import slowcall.part.Usage;

/** A part as the harness's trials find it. */
record Started(Part part, String address) implements StartedPart {
    @Override
    public Usage usage() {
        return part.usage();
    }

    @Override
    public void close() {
        part.close();
    }
}
