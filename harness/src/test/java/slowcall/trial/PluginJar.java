package slowcall.trial;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import slowcall.strategy.Strategy;

/** A jar like one of somebody else's: classes of strategies, or of what starts servers for them, and the service entries that name them. */
public final class PluginJar {
    private PluginJar() {}

    /** Writes a jar that offers these strategies. */
    public static void write(Path file, List<Class<? extends Strategy>> strategies) throws IOException {
        write(file, Map.of(Strategy.class, strategies));
    }

    /** Writes a jar that offers these classes, by what they are found as. */
    public static void write(Path file, Map<Class<?>, List<? extends Class<?>>> offered) throws IOException {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<Class<?>, List<? extends Class<?>>> kind : offered.entrySet()) {
                jar.putNextEntry(
                        new JarEntry("META-INF/services/" + kind.getKey().getName()));
                jar.write(kind.getValue().stream()
                        .map(Class::getName)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8));
                for (Class<?> one : kind.getValue()) {
                    String entry = one.getName().replace('.', '/') + ".class";
                    jar.putNextEntry(new JarEntry(entry));
                    try (InputStream in = one.getClassLoader().getResourceAsStream(entry)) {
                        in.transferTo(jar);
                    }
                }
            }
        }
    }

    /** Lets this thread find the jar's strategies, as the command line does; {@code AutoCloseable} to undo it. */
    public static AutoCloseable use(Path file) throws MalformedURLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URLClassLoader plugins =
                new URLClassLoader("plugins", new URL[] {file.toUri().toURL()}, before);
        thread.setContextClassLoader(plugins);
        return () -> {
            thread.setContextClassLoader(before);
            plugins.close();
        };
    }
}
