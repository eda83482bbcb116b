package slowcall.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of an object whose keys are all known. */
final class Fields {
    private final Position position;
    private final Map<String, Json> values;

    private Fields(Position position, Map<String, Json> values) {
        this.position = position;
        this.values = values;
    }

    static Fields none(Position position) {
        return new Fields(position, Map.of());
    }

    /**
     * The members of {@code json}.
     *
     * @param what names the object in messages
     * @throws PlanException if it is no object, or at its first unknown key
     */
    static Fields of(String what, Json json, Vocabulary vocabulary) {
        if (!(json instanceof Json.Struct struct)) {
            throw json.refuse(what + " must be an object, not " + json.kind() + "; its keys are "
                    + String.join(", ", vocabulary.keys()));
        }
        Map<String, Json> values = new LinkedHashMap<>();
        struct.members().forEach((key, member) -> {
            if (!vocabulary.keys().contains(key)) {
                throw new PlanException(
                        member.key(),
                        "unknown key " + Json.quote(key) + " in " + what + "; "
                                + Nearest.suggestion(key, vocabulary.keys()));
            }
            values.put(key, member.value());
        });
        return new Fields(struct.position(), values);
    }

    /**
     * The one member of {@code json}, an object that chooses between alternatives by its key.
     *
     * @throws PlanException if it has none or several
     */
    static Map.Entry<String, Json> only(String what, Json json, Vocabulary vocabulary) {
        Map<String, Json> values = of(what, json, vocabulary).values;
        if (values.size() != 1) {
            throw json.refuse(what + " must have exactly one of the keys " + String.join(", ", vocabulary.keys())
                    + ", not " + (values.isEmpty() ? "none" : String.join(" and ", values.keySet()))
                    + "; several alternatives go into an array");
        }
        return values.entrySet().iterator().next();
    }

    Position position() {
        return position;
    }

    Optional<Json> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * A member that must be there.
     *
     * @param remedy what to do if it is not
     */
    Json require(String key, String remedy) {
        @Nullable Json value = values.get(key);
        if (value == null) {
            throw new PlanException(position, "\"" + key + "\" is missing; " + remedy);
        }
        return value;
    }

    /** These members, and those of {@code defaults} whose keys are not among them. */
    Fields orElse(Fields defaults) {
        Map<String, Json> both = new LinkedHashMap<>(defaults.values);
        both.putAll(values);
        return new Fields(position, both);
    }
}
