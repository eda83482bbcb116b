package slowcall.standalone;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Unpacks the jars in this one, and hands over to the command line in them. They stay files of their own: trials' JVMs and JMH's
 * forks are started from them, and libraries' versions, which results name, are read from their manifests.
 */
public final class Launcher {
    static final int LEAST_JAVA = 21;

    private static final int USAGE = 2;
    private static final int INPUT_OUTPUT = 4;

    private Launcher() {}

    /** Ends the JVM with the command line's exit code; 2 on a Java that is too old, 4 if the jars cannot be unpacked. */
    public static void main(String[] args) throws ReflectiveOperationException {
        int feature = Runtime.version().feature();
        if (feature < LEAST_JAVA) {
            System.err.println("slowcall: " + tooOld(feature));
            System.exit(USAGE);
        }
        try {
            hand(unpacked(), args);
        } catch (IOException | URISyntaxException e) {
            System.err.println("slowcall: its jars cannot be unpacked: " + e + "; " + Cache.REMEDY);
            System.exit(INPUT_OUTPUT);
        }
    }

    private static Path unpacked() throws IOException, URISyntaxException {
        Path self = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return Unpacked.from(self, Cache.folder(System.getenv(), System.getProperty("user.home", "")));
    }

    static String tooOld(int feature) {
        return "needs a JDK " + LEAST_JAVA + " or newer, and this is " + feature + "; start it with the java of one";
    }

    /** What children are started with is the class path of a start with {@code -jar}, as if there had been nothing to unpack. */
    private static void hand(Path jar, String... args) throws IOException, ReflectiveOperationException {
        System.setProperty("java.class.path", jar.toString());
        URL[] path = {jar.toUri().toURL()};
        ClassLoader loader = new URLClassLoader("slowcall", path, ClassLoader.getPlatformClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        loader.loadClass("slowcall.cli.Main").getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
