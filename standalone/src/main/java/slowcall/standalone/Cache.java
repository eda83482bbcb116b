package slowcall.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Where jars are unpacked to. */
final class Cache {
    static final String REMEDY = "set SLOWCALL_CACHE to a folder that can be written";

    private Cache() {}

    /**
     * {@code SLOWCALL_CACHE}, or the user's folder for such things, see the XDG Base Directory Specification.
     *
     * @throws IOException if there is no such folder: not the system's temporary one, where anybody could have put jars before
     */
    static Path folder(Map<String, String> environment, String home) throws IOException {
        String own = environment.getOrDefault("SLOWCALL_CACHE", "");
        if (!own.isEmpty()) {
            return Path.of(own).toAbsolutePath();
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!caches.isEmpty() && Path.of(caches).isAbsolute()) {
            return Path.of(caches, "slowcall");
        }
        if (home.isEmpty() || home.equals("?") || home.equals("/nonexistent")) {
            throw new IOException("this user has no home");
        }
        return Path.of(home, ".cache", "slowcall");
    }
}
