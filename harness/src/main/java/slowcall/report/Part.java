package slowcall.report;

/** What a section is made of. */
public sealed interface Part permits Prose, Listing, Table, Figure {}
