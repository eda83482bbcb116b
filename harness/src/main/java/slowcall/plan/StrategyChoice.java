package slowcall.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** A strategy's name and settings as a plan gives them. Whether they exist is for the strategies to say, which know this position. */
record StrategyChoice(String name, SortedMap<String, Setting> settings, Position position) {
    private static final String NAME = "[a-z0-9._-]{1,64}";

    /** {@code "fixed-pool"} or {@code {"name": "fixed-pool", "settings": {"pool_size": 160}}}. */
    static StrategyChoice read(Json json) {
        if (!(json instanceof Json.Struct)) {
            return new StrategyChoice(name("strategy", json), Collections.emptySortedMap(), json.position());
        }
        Fields fields = Fields.of("\"strategy\"", json, Vocabulary.STRATEGY);
        Json name =
                fields.require("name", "write it as {\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 160}}");
        SortedMap<String, Setting> settings =
                fields.find("settings").map(StrategyChoice::settings).orElseGet(TreeMap::new);
        return new StrategyChoice(name("name", name), settings, name.position());
    }

    private static String name(String key, Json json) {
        String name = Values.text(key, json);
        if (!name.matches(NAME)) {
            throw json.refuse("strategy name " + Json.quote(name) + " must match " + NAME);
        }
        return name;
    }

    private static SortedMap<String, Setting> settings(Json json) {
        if (!(json instanceof Json.Struct struct)) {
            throw json.refuse(
                    "\"settings\" must be an object, not " + json.kind() + "; write it as {\"pool_size\": 160}");
        }
        SortedMap<String, Setting> settings = new TreeMap<>();
        struct.members().forEach((key, member) -> {
            if (!key.matches(NAME)) {
                throw new PlanException(member.key(), "setting name " + Json.quote(key) + " must match " + NAME);
            }
            settings.put(
                    key, new Setting(value(key, member.value()), member.value().position()));
        });
        return settings;
    }

    private static String value(String key, Json json) {
        return switch (json) {
            case Json.Numeral numeral -> Long.toString(Values.whole(key, numeral));
            case Json.Truth truth -> Boolean.toString(truth.value());
            case Json.Text text -> word(key, text);
            case Json.Null nothing -> throw unsettable(key, nothing);
            case Json.Array array -> throw unsettable(key, array);
            case Json.Struct struct -> throw unsettable(key, struct);
        };
    }

    private static String word(String key, Json.Text text) {
        if (text.value().matches("-?\\d+(\\.\\d+)?|true|false")) {
            throw text.refuse("setting " + key + " is the text " + Json.quote(text.value())
                    + "; write it without quotes: " + text.value());
        }
        if (text.value().matches("[A-Za-z0-9._:/+-]{1,64}")) {
            return text.value();
        }
        throw text.refuse(
                "setting " + key + " " + Json.quote(text.value()) + " must be 1 to 64 letters, digits or . _ : / + -");
    }

    private static PlanException unsettable(String key, Json json) {
        return json.refuse("setting " + key + " must be a whole number, a text, true or false, not " + json.kind()
                + "; to compare values, list the strategy once for each");
    }
}
