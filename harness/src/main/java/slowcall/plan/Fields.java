package slowcall.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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

    /** What {@code reader} makes of a member, if it is there. */
    <T> Optional<T> read(String key, Function<Json, T> reader) {
        return find(key).map(reader);
    }

    /** Where a member's value is; where the object is, if it lacks that member. */
    Position positionOf(String key) {
        return find(key).map(Json::position).orElse(position);
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

    /**
     * How many {@link #combinations} there are, counted up to a billion.
     *
     * @throws PlanException at the first array that is empty
     */
    long combinationCount(List<String> keys) {
        long count = 1;
        for (String key : keys) {
            count = Math.min(
                    1_000_000_000, count * Math.max(1, alternatives(key).size()));
        }
        return count;
    }

    /** One for each combination of the values of those of {@code keys} that are arrays; the last key's vary fastest. */
    List<Fields> combinations(List<String> keys) {
        List<Fields> all = List.of(this);
        for (String key : keys) {
            List<Json> alternatives = alternatives(key);
            if (!alternatives.isEmpty()) {
                all = all.stream()
                        .flatMap(one -> alternatives.stream().map(value -> one.with(key, value)))
                        .toList();
            }
        }
        return all;
    }

    /** Enough for each value of each array among {@code keys} to be in one of them: as many as the longest has values. */
    List<Fields> samples(List<String> keys) {
        int longest =
                keys.stream().mapToInt(key -> alternatives(key).size()).max().orElse(0);
        return IntStream.range(0, Math.max(1, longest))
                .mapToObj(i -> sample(keys, i))
                .toList();
    }

    private Fields sample(List<String> keys, int index) {
        Fields one = this;
        for (String key : keys) {
            List<Json> alternatives = alternatives(key);
            if (!alternatives.isEmpty()) {
                one = one.with(key, alternatives.get(Math.min(index, alternatives.size() - 1)));
            }
        }
        return one;
    }

    /** A member's value, or those of the array that it is; none if it is not there. */
    private List<Json> alternatives(String key) {
        Json json = values.get(key);
        if (!(json instanceof Json.Array array)) {
            return json == null ? List.of() : List.of(json);
        }
        if (array.elements().isEmpty()) {
            throw json.refuse("\"" + key + "\" is an empty array; give it at least one value");
        }
        return array.elements();
    }

    /** These members, and this one in the place of what is there. */
    Fields with(String key, Json value) {
        Map<String, Json> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new Fields(position, changed);
    }
}
