package slowcall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import slowcall.part.PartTable;
import slowcall.part.StartedPart;
import slowcall.part.Usage;
import slowcall.result.Row;

/**
 * One repetition's servers besides the slow service: each there before the first trial that needs it, outside of all of them, and
 * replaced only if it dies.
 */
final class BlockParts implements AutoCloseable {
    private final PartSources sources;
    private final Function<String, Path> folders;
    private final Map<String, StartedPart> started = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();

    /**
     * @param sources where they come from
     * @param folders where something works that is called so
     */
    BlockParts(PartSources sources, Function<String, Path> folders) {
        this.sources = sources;
        this.folders = folders;
    }

    /**
     * Where these parts are, by their names; those that are not there yet, or not any more, are started.
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

    /** A row of {@code parts.csv} for each that is there; one that was replaced has taken what was known of it along. */
    List<Row> rows(int block) throws InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, StartedPart> each : started.entrySet()) {
            StartedPart part = each.getValue();
            // Before it is asked what it is, which costs it something.
            Usage usage = part.usage();
            rows.add(PartTable.row(block, each.getKey(), sources.isGiven(each.getKey()), part.facts(), usage));
        }
        return rows;
    }

    private StartedPart part(String name) throws IOException, InterruptedException {
        @Nullable StartedPart there = started.get(name);
        if (there != null && there.isAlive()) {
            return there;
        }
        if (there != null) {
            started.remove(name);
            there.close();
        }
        StartedPart fresh = sources.open(name, folder(name));
        started.put(name, fresh);
        return fresh;
    }

    /** What one that died has left behind is not the next one's: it would take it for its own, or refuse it. */
    private Path folder(String name) {
        int number = starts.merge(name, 1, Integer::sum);
        return folders.apply(number == 1 ? name : name + "-" + number);
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
