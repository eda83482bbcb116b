package slowcall.integrations.message;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** How constants are written in plans: {@code AFTER_COMMIT} is {@code after-commit}. */
public final class Labels {
    private Labels() {}

    /** One's. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of a kind, in their order. */
    public static <E extends Enum<E>> List<String> all(Class<E> kind) {
        return EnumSet.allOf(kind).stream().map(Labels::of).toList();
    }

    /**
     * The constant with this label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static <E extends Enum<E>> E constant(Class<E> kind, String label) {
        for (E each : EnumSet.allOf(kind)) {
            if (of(each).equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("\"" + label + "\" is none of " + String.join(", ", all(kind)));
    }
}
