package slowcall.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds JDKs by their {@code release} files, without running them. */
public final class Jdks {
    /** Where {@link #ofThisMachine} looks, for messages. */
    public static final String PLACES =
            "JAVA_HOME and the like, Maven's toolchains.xml and the folders where JDKs usually are";

    private static final List<String> FOLDERS = List.of(
            "/usr/lib/jvm", "/usr/java", "/opt/java", "/Library/Java/JavaVirtualMachines", "C:/Program Files/Java");
    private static final List<String> FOLDERS_OF_USER =
            List.of(".sdkman/candidates/java", ".jdks", "Library/Java/JavaVirtualMachines");

    private final List<Path> homes;

    /** With the JDKs in these folders, the preferred first. */
    public Jdks(List<Path> homes) {
        this.homes = List.copyOf(homes);
    }

    /** The JDKs of this machine: those that somebody has pointed at before those that lie about. */
    public static Jdks ofThisMachine() {
        Path user = Path.of(System.getProperty("user.home", ""));
        return new Jdks(homes(
                Path.of(System.getProperty("java.home")),
                System.getenv(),
                user.resolve(".m2").resolve("toolchains.xml"),
                Stream.concat(
                                FOLDERS.stream().map(Path::of),
                                FOLDERS_OF_USER.stream().map(user::resolve))
                        .toList()));
    }

    /**
     * Candidates, the preferred first.
     *
     * @param own the folder of the JDK that this JVM runs on
     * @param environment where JAVA_HOME, JAVA_HOME_21, JAVA_HOME_21_X64, JAVA21_HOME, JDK21 and the like point at JDKs
     * @param toolchains Maven's file, which need not exist
     * @param folders with JDKs in them
     */
    static List<Path> homes(Path own, Map<String, String> environment, Path toolchains, List<Path> folders) {
        List<Path> homes = new ArrayList<>();
        environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("(JAVA|JDK)_?(HOME)?_?\\d{2,3}(_[A-Za-z0-9]+)?"))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(variable -> path(variable.getValue()).stream())
                .forEach(homes::add);
        homes.add(own);
        Optional.ofNullable(environment.get("JAVA_HOME")).flatMap(Jdks::path).ifPresent(homes::add);
        homes.addAll(Toolchains.homes(toolchains));
        folders.forEach(folder -> homes.addAll(inside(folder)));
        return homes;
    }

    /** The JDKs' folders in a folder, the newest version first. */
    private static List<Path> inside(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.flatMap(
                            entry -> Stream.of(entry, entry.resolve("Contents").resolve("Home")))
                    .flatMap(home -> Jdk.in(home).stream())
                    .sorted(Comparator.comparing(Jdk::numbers, Arrays::compare).reversed())
                    .map(Jdk::home)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * A JDK by its feature version, such as {@code 21}, or by its folder.
     *
     * @return empty if there is none; of several, the first that is pointed at, else the newest in the first folder that has one
     */
    public Optional<Jdk> find(String wanted) {
        if (!wanted.matches("\\d+")) {
            return path(wanted).flatMap(Jdk::in);
        }
        return all(jdk -> jdk.feature() == Integer.parseInt(wanted)).stream().findFirst();
    }

    /** The JDKs that there are by their feature versions, of each the one that {@link #find} takes. */
    public NavigableMap<Integer, Jdk> byFeature() {
        NavigableMap<Integer, Jdk> found = new TreeMap<>();
        all(jdk -> true).forEach(jdk -> found.putIfAbsent(jdk.feature(), jdk));
        return found;
    }

    private List<Jdk> all(Predicate<Jdk> wanted) {
        return homes.stream()
                .flatMap(home -> Jdk.in(home).stream())
                .filter(wanted)
                .toList();
    }
}
