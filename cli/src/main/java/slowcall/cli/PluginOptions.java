package slowcall.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.jar.JarFile;
import picocli.CommandLine.Option;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.strategy.Strategies;

/** Jars with strategies of somebody else's. */
final class PluginOptions {
    @Option(
            names = "--plugin",
            paramLabel = "FILE.jar",
            description = "A jar with further strategies; may be repeated.")
    private List<Path> plugins = new ArrayList<>();

    List<Path> files() {
        return List.copyOf(plugins);
    }

    /**
     * Lets this thread, and those that it starts, find the plugins' strategies. For the rest of the process: strategies load
     * their classes when they need them.
     *
     * @throws PlanException if one is missing or no jar
     */
    void load() throws IOException {
        if (plugins.isEmpty()) {
            return;
        }
        URL[] jars = new URL[plugins.size()];
        for (int i = 0; i < jars.length; i++) {
            requireJar(plugins.get(i));
            jars[i] = plugins.get(i).toUri().toURL();
        }
        ClassLoader above = PluginOptions.class.getClassLoader();
        Thread.currentThread().setContextClassLoader(new URLClassLoader("plugins", jars, above));
        requireStrategies();
    }

    private static void requireStrategies() {
        try {
            Strategies.all();
        } catch (IllegalStateException | ServiceConfigurationError | LinkageError e) {
            throw new PlanException(Position.NONE, "--plugin: " + e.getMessage());
        }
    }

    private static void requireJar(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new PlanException(Position.NONE, "--plugin " + file + ": no such file; check the path");
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            if (jar.getEntry("META-INF/services/slowcall.strategy.Strategy") == null) {
                throw new PlanException(
                        Position.NONE,
                        "--plugin " + file
                                + ": names no strategy in META-INF/services/slowcall.strategy.Strategy; add an entry for each");
            }
        } catch (IOException e) {
            throw new PlanException(Position.NONE, "--plugin " + file + ": not a readable jar; build it anew");
        }
    }
}
