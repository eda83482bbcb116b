package slowcall.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a line of a table or a series of a chart belongs to; the page offers a filter for each key with two values or more. */
public record Keys(Map<String, String> values) {
    /** Belongs to all, whatever is chosen. */
    public static final Keys NONE = new Keys(Map.of());

    public Keys {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    public static Keys of(String key, String value) {
        return NONE.and(key, value);
    }

    /** Another one; an empty value is none. */
    public Keys and(String key, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(key, value);
        return new Keys(more);
    }
}
