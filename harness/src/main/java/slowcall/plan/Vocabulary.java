package slowcall.plan;

import java.util.Arrays;
import java.util.List;

/** The keys of each kind of object in a plan file. {@code plans/example.json} explains them, and a test keeps it complete. */
enum Vocabulary {
    PLAN("", "name", "seed", "blocks", "jdks", "defaults", "cells"),
    DEFAULTS("defaults", Keys.OF_DEFAULTS),
    CELL("cells", Keys.OF_CELL),
    STRATEGY("strategy", "name", "settings"),
    ARRIVALS("arrivals", "constant", "poisson", "closed", "burst", "step", "hold"),
    STEP("step", "base", "peak", "after", "for"),
    SHAPE("shape", "chain", "fan-out"),
    DELAY("delay", "lognormal", "bimodal", "trace"),
    LOGNORMAL("lognormal", "median", "p99"),
    BIMODAL("bimodal", "fast", "slow", "slow-share"),
    TRACE("trace", "file", "unit", "column"),
    OUTAGE("outage", "after", "for", "mode"),
    SERVICE("service", "container-threads", "async-threads"),
    CPU("cpu", "time", "share");

    /** The keys of a cell that may be arrays, which stand for a cell each; the last one's values side by side. */
    static final List<String> FACTORS = List.of(
            // The load: what is offered, and what the service does.
            "delay",
            "outage",
            "service",
            "target",
            "shape",
            "users",
            "arrivals",
            "payload",
            "format",
            "cpu",
            // What meets it.
            "client",
            "max-connections",
            "jdk",
            "gc",
            "parallelism",
            "max-pool-size",
            "flags",
            "pin",
            "cancel",
            "probes",
            "strategy");

    private final String parent;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is.
    private final List<String> keys;

    Vocabulary(String parent, String... keys) {
        this.parent = parent;
        this.keys = List.of(keys);
    }

    /** A cell's keys; its strategy has no default. */
    private static final class Keys {
        private static final String[] OF_CELL = {
            "strategy",
            "arrivals",
            "shape",
            "users",
            "delay",
            "outage",
            "service",
            "target",
            "awaits",
            "client",
            "max-connections",
            "connections",
            "payload",
            "format",
            "cpu",
            "pin",
            "cancel",
            "warmup",
            "measure",
            "timeout",
            "jdk",
            "heap",
            "gc",
            "parallelism",
            "max-pool-size",
            "flags",
            "probes"
        };
        private static final String[] OF_DEFAULTS =
                Arrays.stream(OF_CELL).skip(1).toArray(String[]::new);
    }

    /** The key under which such an object stands; empty for the whole plan. */
    String parent() {
        return parent;
    }

    List<String> keys() {
        return keys;
    }
}
