package slowcall.cli.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import slowcall.result.SystemFiles;

/** Looks for JDKs by the {@code release} file that each has in its home, without running them. */
final class JdkCheck implements Check {
    private static final int LEAST = 21;

    private final List<String> homes;

    /**
     * Looks in these places.
     *
     * @param homes a JDK's home each; a trailing {@code /*} stands for every folder inside
     */
    JdkCheck(List<String> homes) {
        this.homes = List.copyOf(homes);
    }

    /** Where JDKs usually are. */
    static List<String> places() {
        List<String> places = new ArrayList<>();
        places.add(System.getProperty("java.home", ""));
        Optional.ofNullable(System.getenv("JAVA_HOME")).ifPresent(places::add);
        String user = System.getProperty("user.home", "");
        places.addAll(List.of(
                "/usr/lib/jvm/*",
                "/usr/java/*",
                "/opt/java/*",
                "/Library/Java/JavaVirtualMachines/*/Contents/Home",
                user + "/.sdkman/candidates/java/*",
                user + "/.jdks/*"));
        places.removeIf(place -> !Path.of(place.replace("*", "x")).isAbsolute());
        return places;
    }

    @Override
    public String name() {
        return "JDKs";
    }

    @Override
    public Finding run(SystemFiles files) {
        var found = new TreeMap<Integer, String>();
        for (String place : homes) {
            for (String home : expand(place, files)) {
                version(home, files).ifPresent(version -> found.putIfAbsent(feature(version), version));
            }
        }
        String value = found.isEmpty()
                ? "none"
                : found.descendingMap().values().stream().collect(Collectors.joining(", "));
        boolean enough = !found.isEmpty() && found.lastKey() >= LEAST;
        if (!enough) {
            return Finding.fail(value, "needs a JDK " + LEAST + " or newer: install one or set JAVA_HOME");
        }
        return found.containsKey(LEAST) && found.lastKey() >= 24
                ? Finding.ok(value, "virtual threads before and after JEP 491 (pinning) can be compared")
                : Finding.ok(value, "trials run on the JDK that runs slowcall");
    }

    private static List<String> expand(String place, SystemFiles files) {
        int star = place.indexOf("/*");
        if (star < 0) {
            return List.of(place);
        }
        String folder = place.substring(0, star);
        String rest = place.substring(star + 2);
        return files.names(folder).stream()
                .map(name -> folder + "/" + name + rest)
                .toList();
    }

    private static Optional<String> version(String home, SystemFiles files) {
        return files.lines(home + "/release").stream()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.substring("JAVA_VERSION=".length())
                        .replace("\"", "")
                        .strip())
                .filter(version -> feature(version) > 0)
                .findFirst();
    }

    /** 25 of {@code 25.0.1}, 8 of {@code 1.8.0_402}; 0 if it is no version. */
    private static int feature(String version) {
        String text = version.startsWith("1.") ? version.substring(2) : version;
        String digits = text.split("[^0-9]", 2)[0];
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }
}
