package slowcall.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.plan.Setting;

/** A strategy's settings: whole numbers and words, checked against its schema, with defaults filled in. */
public final class Settings {
    private final Map<String, Object> values;

    private Settings(Map<String, Object> values) {
        this.values = values;
    }

    /** A whole number's value. */
    public int integer(String name) {
        return (Integer) value(name);
    }

    /** A word's value. */
    public String word(String name) {
        return (String) value(name);
    }

    private Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no setting \"" + name + "\" in " + values.keySet());
        }
        return value;
    }

    /** All of them by name, as a plan could give them. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    /** What a strategy can be set to. */
    public static final class Schema {
        /** For strategies without settings. */
        public static final Schema NONE = new Schema(List.of());

        private final List<Entry> entries;

        private Schema(List<Entry> entries) {
            this.entries = entries;
        }

        /** A whole number between {@code least} and {@code most}. */
        public Schema integer(String name, int defaultValue, int least, int most, String meaning) {
            return with(new IntegerEntry(name, defaultValue, least, most, meaning));
        }

        /** One of {@code words}; the first is the default. */
        public Schema word(String name, List<String> words, String meaning) {
            return with(new WordEntry(name, List.copyOf(words), meaning));
        }

        private Schema with(Entry entry) {
            List<Entry> longer = new ArrayList<>(entries);
            longer.add(entry);
            return new Schema(List.copyOf(longer));
        }

        /** Name, range, default and meaning of each setting, a line each. */
        public List<String> describe() {
            return entries.stream().map(Entry::describe).toList();
        }

        /** The settings' names, in the order declared. */
        public List<String> names() {
            return entries.stream().map(Entry::name).toList();
        }

        /** The settings with nothing given. */
        public Settings defaults() {
            return read("", Map.of());
        }

        /**
         * Checks what a plan gives.
         *
         * @throws PlanException at the position of a setting that is unknown or has a bad value
         */
        public Settings read(String strategy, Map<String, Setting> given) {
            for (Map.Entry<String, Setting> setting : given.entrySet()) {
                if (!names().contains(setting.getKey())) {
                    String known = entries.isEmpty() ? "it has none" : "it has " + String.join(", ", names());
                    throw new PlanException(
                            setting.getValue().position(),
                            "strategy \"" + strategy + "\" has no setting \"" + setting.getKey() + "\"; " + known);
                }
            }
            Map<String, Object> values = new LinkedHashMap<>();
            for (Entry entry : entries) {
                Setting setting = given.get(entry.name());
                values.put(entry.name(), setting == null ? entry.defaultValue() : entry.parse(setting));
            }
            return new Settings(values);
        }
    }

    private sealed interface Entry {
        String name();

        Object defaultValue();

        Object parse(Setting setting);

        String describe();
    }

    private record IntegerEntry(String name, Integer defaultValue, int least, int most, String meaning)
            implements Entry {
        @Override
        public Object parse(Setting setting) {
            try {
                int value = Integer.parseInt(setting.value());
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Falls through to the same message: what is needed is the same.
            }
            throw refuse(setting, "must be a whole number between " + least + " and " + most);
        }

        private PlanException refuse(Setting setting, String need) {
            Position position = setting.position();
            return new PlanException(position, name + " " + setting.value() + " " + need);
        }

        @Override
        public String describe() {
            return name + ": " + least + " to " + most + ", default " + defaultValue + "; " + meaning;
        }
    }

    private record WordEntry(String name, List<String> words, String meaning) implements Entry {
        @Override
        public Object defaultValue() {
            return words.getFirst();
        }

        @Override
        public Object parse(Setting setting) {
            if (words.contains(setting.value())) {
                return setting.value();
            }
            throw new PlanException(
                    setting.position(),
                    name + " \"" + setting.value() + "\" must be one of " + String.join(", ", words));
        }

        @Override
        public String describe() {
            return name + ": " + String.join(" or ", words) + ", default " + words.getFirst() + "; " + meaning;
        }
    }
}
