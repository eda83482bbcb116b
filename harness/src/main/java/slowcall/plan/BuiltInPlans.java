package slowcall.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The plans that come with the harness, and the way from what a user names to a plan. */
public final class BuiltInPlans {
    /** Whether all parts work; too short for figures. */
    public static final String SMOKE = "smoke";

    /**
     * In the order in which one is likely to want them; {@code example} is there to be read, though it runs too. A plan's own name is
     * this one with a hyphen for the slash.
     */
    public static final List<String> NAMES = List.of(
            SMOKE,
            "quick",
            "full",
            "rates",
            "arithmetic",
            "overload",
            "scheduler",
            "hold",
            "hold-parked",
            "probes",
            "ways",
            "reproduce/loom-comparison",
            "reproduce/batch-of-sleeps",
            "reproduce/wiremock-threads",
            "reproduce/client-default-pool",
            "reproduce/recycler",
            "example");

    private BuiltInPlans() {}

    /**
     * The plan that a user names: a built-in by its name, anything else as a file. A file with a built-in's name is reached as
     * {@code ./quick}.
     *
     * @throws PlanException if there is neither, or the file cannot be used
     */
    public static Plan locate(String nameOrFile) {
        if (NAMES.contains(nameOrFile)) {
            return named(nameOrFile);
        }
        try {
            Path file = Path.of(nameOrFile);
            if (!nameOrFile.isEmpty() && Files.exists(file)) {
                return PlanFile.read(file);
            }
        } catch (InvalidPathException e) {
            // Then it is no file either, and the message below says what there is.
        }
        if (isMeantAsFile(nameOrFile)) {
            throw new PlanException(
                    Position.NONE,
                    "no such file " + Json.quote(nameOrFile) + "; check the path, or give a built-in plan ("
                            + String.join(", ", NAMES) + ")");
        }
        String guess = Nearest.to(nameOrFile, NAMES)
                .map(name -> "did you mean \"" + name + "\"? Otherwise ")
                .orElse("");
        throw new PlanException(
                Position.NONE,
                "no plan " + Json.quote(nameOrFile) + "; " + guess + "give a built-in plan (" + String.join(", ", NAMES)
                        + ") or the path of a plan file, such as ./my-plan.json");
    }

    private static boolean isMeantAsFile(String nameOrFile) {
        return nameOrFile.endsWith(".json") || nameOrFile.startsWith(".") || nameOrFile.startsWith("/");
    }

    /**
     * A built-in plan.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Plan named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException(
                    "no built-in plan \"" + name + "\"; there are " + String.join(", ", NAMES));
        }
        return PlanFile.parse(name, text(name), BuiltInPlans::open);
    }

    private static InputStream open(String file) throws IOException {
        InputStream in = BuiltInPlans.class.getResourceAsStream("/slowcall/plans/" + file);
        if (in == null) {
            throw new NoSuchFileException(file);
        }
        return in;
    }

    /** A built-in plan's file as it was written, to read or to start one's own from. */
    public static String text(String name) {
        String resource = "/slowcall/plans/" + name + ".json";
        try (InputStream in = BuiltInPlans.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path; the build puts it there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
