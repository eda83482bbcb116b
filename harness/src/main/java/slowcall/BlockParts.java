package slowcall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import slowcall.jvm.ChildFailedException;
import slowcall.part.PartStarter;
import slowcall.part.StartedPart;
import slowcall.part.Usage;

/**
 * One repetition's servers besides the slow service: each started before the first trial that needs it, outside of all of them, and
 * replaced only if it dies.
 */
final class BlockParts implements AutoCloseable {
    private final Function<String, Optional<PartStarter>> starters;
    private final Function<String, Path> folders;
    private final Map<String, StartedPart> started = new LinkedHashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();

    /**
     * @param starters who starts a part, by its name
     * @param folders where something works that is called so
     */
    BlockParts(Function<String, Optional<PartStarter>> starters, Function<String, Path> folders) {
        this.starters = starters;
        this.folders = folders;
    }

    /**
     * Where these parts are, by their names; those that are not there yet, or not any more, are started.
     *
     * @throws IOException if one of them does not start
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

    private StartedPart part(String name) throws IOException, InterruptedException {
        @Nullable StartedPart there = started.get(name);
        if (there != null && there.isAlive()) {
            return there;
        }
        if (there != null) {
            started.remove(name);
            there.close();
        }
        PartStarter starter =
                starters.apply(name).orElseThrow(() -> new IOException("there is nobody who starts " + name));
        try {
            StartedPart fresh = starter.start(folder(name));
            started.put(name, fresh);
            return fresh;
        } catch (ChildFailedException e) {
            throw new IOException(name + " cannot be started: " + e.getMessage(), e);
        }
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
