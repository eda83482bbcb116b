package slowcall.report;

import java.util.List;

/**
 * A part of a page with a heading, to which one can link.
 *
 * @param id what the link ends with, after the #
 */
public record Section(String id, String heading, List<Part> parts) {
    /**
     * A section.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Section {
        if (!id.matches("[a-z][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("section id \"" + id + "\" must match [a-z][a-z0-9-]{0,63}");
        }
        parts = List.copyOf(parts);
    }

    public Section(String id, String heading, Part... parts) {
        this(id, heading, List.of(parts));
    }
}
