package slowcall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import slowcall.part.PartTable;
import slowcall.part.StartedPart;
import slowcall.part.Usage;
import slowcall.result.Row;

/** One repetition's servers besides the slow service: each there before the first trial that needs it, outside of all of them. */
final class BlockParts implements AutoCloseable {
    private final PartSources sources;
    private final Function<String, Path> folders;
    private final Map<String, StartedPart> started = new LinkedHashMap<>();

    /**
     * @param sources where they come from
     * @param folders where a part works, by its name
     */
    BlockParts(PartSources sources, Function<String, Path> folders) {
        this.sources = sources;
        this.folders = folders;
    }

    /**
     * Where these parts are, by their names; those that are not there yet are started.
     *
     * @throws IOException if one of them does not start, or cannot be used
     */
    Map<String, String> addresses(Collection<String> needed) throws IOException, InterruptedException {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String part : needed) {
            addresses.put(part, part(part).address());
        }
        return addresses;
    }

    /** What these parts have used since they were started, by their names; nothing of those that are not there. */
    Map<String, Usage> usage(Collection<String> needed) {
        Map<String, Usage> usage = new LinkedHashMap<>();
        started.forEach((name, part) -> {
            if (needed.contains(name)) {
                usage.put(name, part.usage());
            }
        });
        return usage;
    }

    /** A row of {@code parts.csv} for each that is there. */
    List<Row> rows(int block) {
        List<Row> rows = new ArrayList<>();
        started.forEach((name, part) ->
                rows.add(PartTable.row(block, name, sources.isGiven(name), part.facts(), part.usage())));
        return rows;
    }

    private StartedPart part(String name) throws IOException, InterruptedException {
        @Nullable StartedPart there = started.get(name);
        if (there != null) {
            return there;
        }
        StartedPart fresh = sources.open(name, folders.apply(name));
        started.put(name, fresh);
        return fresh;
    }

    @Override
    public void close() {
        RuntimeException failure = null;
        for (StartedPart part : started.values()) {
            try {
                part.close();
            } catch (RuntimeException e) {
                // The others are to end as well.
                failure = e;
            }
        }
        started.clear();
        if (failure != null) {
            throw failure;
        }
    }
}
