package slowcall.report;

import java.util.List;

/** What a section is made of. */
public sealed interface Part permits Prose, Listing, Table, Figure {
    /** The tables in it. */
    default List<Table> tables() {
        return List.of();
    }
}
