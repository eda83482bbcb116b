package slowcall.plan;

import java.util.List;

/** The keys of each kind of object in a plan file. {@code plans/example.json} explains them, and a test keeps it complete. */
enum Vocabulary {
    PLAN("", "name", "seed", "blocks", "defaults", "cells"),
    DEFAULTS(
            "defaults",
            "arrivals",
            "shape",
            "delay",
            "awaits",
            "client",
            "connections",
            "warmup",
            "measure",
            "timeout",
            "heap",
            "gc"),
    CELL(
            "cells",
            "strategy",
            "arrivals",
            "shape",
            "delay",
            "awaits",
            "client",
            "connections",
            "warmup",
            "measure",
            "timeout",
            "heap",
            "gc"),
    STRATEGY("strategy", "name", "settings"),
    ARRIVALS("arrivals", "constant", "poisson", "closed", "burst"),
    SHAPE("shape", "chain", "fan-out"),
    DELAY("delay", "lognormal", "bimodal"),
    LOGNORMAL("lognormal", "median", "p99"),
    BIMODAL("bimodal", "fast", "slow", "slow-share");

    private final String parent;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> keys;

    Vocabulary(String parent, String... keys) {
        this.parent = parent;
        this.keys = List.of(keys);
    }

    /** The key under which such an object stands; empty for the whole plan. */
    String parent() {
        return parent;
    }

    List<String> keys() {
        return keys;
    }
}
