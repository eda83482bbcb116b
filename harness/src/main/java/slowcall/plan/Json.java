package slowcall.plan;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A JSON value that knows where it was written. */
sealed interface Json {
    Position position();

    /** What kind of value it is, for messages. */
    String kind();

    record Text(Position position, String value) implements Json {
        @Override
        public String kind() {
            return "a text";
        }
    }

    /** A number as it was written: whether it may have a fraction is for its reader to say. */
    record Numeral(Position position, String digits) implements Json {
        @Override
        public String kind() {
            return "a number";
        }
    }

    record Truth(Position position, boolean value) implements Json {
        @Override
        public String kind() {
            return "true or false";
        }
    }

    record Null(Position position) implements Json {
        @Override
        public String kind() {
            return "null";
        }
    }

    record Array(Position position, List<Json> elements) implements Json {
        @Override
        public String kind() {
            return "an array";
        }
    }

    /** Members in the order written. */
    record Struct(Position position, Map<String, Member> members) implements Json {
        @Override
        public String kind() {
            return "an object";
        }
    }

    record Member(Position key, Json value) {}

    default PlanException refuse(String message) {
        return new PlanException(position(), message);
    }

    /** Makes something of this value; what the maker objects to becomes a refusal at this position. */
    default <T> T located(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw refuse(String.valueOf(e.getMessage()));
        }
    }

    /** In quotes, and short enough for a line. */
    static String quote(String text) {
        return "\"" + shortened(text) + "\"";
    }

    /** Others' text at a length that a line of an error has room for. */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
