package slowcall.integrations.batch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A line of a file. The first is a header, the last a trailer, and all between them are rows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Line.Header.class, name = Line.HEADER),
    @JsonSubTypes.Type(value = PointsRow.class, name = Line.ROW),
    @JsonSubTypes.Type(value = Line.Trailer.class, name = Line.TRAILER)
})
sealed interface Line permits Line.Header, PointsRow, Line.Trailer {
    String HEADER = "header";
    String ROW = "row";
    String TRAILER = "trailer";

    /**
     * Whose file it is.
     *
     * @param from who sends it
     * @param to who is to apply it
     * @param name the file's own
     */
    record Header(String from, String to, String name) implements Line {}

    /**
     * What tells a whole file from one that was cut short or changed.
     *
     * @param rows how many there are
     * @param sha256 of all lines before this one with their ends, in hexadecimal digits
     */
    record Trailer(int rows, String sha256) implements Line {}
}
