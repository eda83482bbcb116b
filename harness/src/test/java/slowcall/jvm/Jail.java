package slowcall.jvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prefixes of commands that take something away from them: disk, rights, threads, descriptors. Linux's tools; root's where it says so. */
public final class Jail {
    /** Nobody's, so that nobody else's threads count. */
    private static final String USER = "54321";

    private Jail() {}

    /** Whether we are root, who can become anybody. */
    public static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Whether a prefix works here. */
    public static boolean works(List<String> prefix) throws InterruptedException {
        List<String> command = new java.util.ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A disk of its own: what is in the folder in the end is copied before it goes.
     *
     * @param size of a tmpfs, such as {@code 64k}
     * @param folder where it is, empty
     * @param kept where the copy goes
     */
    public static List<String> disk(String size, Path folder, Path kept) {
        String script =
                "size=$1; folder=$2; kept=$3; shift 3; mount -t tmpfs -o size=\"$size\" none \"$folder\" || exit 99;"
                        + " \"$@\"; code=$?; cp -r \"$folder/.\" \"$kept\"; exit $code";
        return List.of(
                "unshare",
                isRoot() ? "-m" : "-Urm",
                "sh",
                "-c",
                script,
                "sh",
                size,
                folder.toString(),
                kept.toString());
    }

    /** Whether {@link #disk} works here. */
    public static boolean hasDisks(Path folder) throws InterruptedException {
        return works(disk("64k", folder, folder));
    }

    /** Root's right to write where nobody may, taken away; others have none. */
    public static List<String> withoutOverride() {
        return isRoot() ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search") : List.of();
    }

    /** Another user than root, who may read whatever root may and have so many threads. Root's. */
    public static List<String> threads(int most) {
        return List.of(
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                "--inh-caps=+dac_read_search",
                "--ambient-caps=+dac_read_search",
                "prlimit",
                "--nproc=" + most + ":" + most);
    }

    /** So many descriptors, and no right to more. */
    public static List<String> descriptors(int most) {
        return List.of("prlimit", "--nofile=" + most + ":" + most);
    }
}
