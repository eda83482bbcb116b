package slowcall.integrations.parts;

import slowcall.part.StartedPart;

/** A part as the harness's trials find it. */
record Started(Part part, String address) implements StartedPart {
    @Override
    public void close() {
        part.close();
    }
}
