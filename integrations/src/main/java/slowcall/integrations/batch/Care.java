package slowcall.integrations.batch;

/** What a sender of files does lest a kill should cost a row, or not. */
public enum Care {
    /** Marks rows when their file is there, and keeps the file until then: whoever comes back sends that very file, unless it is there. */
    KEEPS_FILES,
    /** Marks rows before their file is written: killed in between, they are lost. */
    MARKS_FIRST,
    /** Marks rows when their file is there, and does not know of it when it comes back: it makes another file of the same name. */
    FORGETS
}
