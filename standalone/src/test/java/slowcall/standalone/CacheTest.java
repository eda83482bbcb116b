package slowcall.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Guards where jars are unpacked to: never where anybody else could have put some. */
class CacheTest {
    @Test
    void isTheUsersOwn() throws IOException {
        assertEquals(Path.of("/home/a/.cache/slowcall"), Cache.folder(Map.of(), "/home/a"));
        assertEquals(Path.of("/caches/slowcall"), Cache.folder(Map.of("XDG_CACHE_HOME", "/caches"), "/home/a"));
        assertEquals(
                Path.of("/jars"),
                Cache.folder(Map.of("SLOWCALL_CACHE", "/jars", "XDG_CACHE_HOME", "/caches"), "/home/a"));
    }

    @Test
    void aRelativeCacheHomeIsIgnoredAsTheSpecificationSays() throws IOException {
        assertEquals(Path.of("/home/a/.cache/slowcall"), Cache.folder(Map.of("XDG_CACHE_HOME", "caches"), "/home/a"));
    }

    @Test
    void whoHasNoHomeSaysWhereTo() {
        assertThrows(IOException.class, () -> Cache.folder(Map.of(), "?"));
        assertThrows(IOException.class, () -> Cache.folder(Map.of(), ""));
    }

    @Test
    void anOlderJavaIsToldWhichIsNeeded() {
        assertTrue(Launcher.tooOld(17).startsWith("needs a JDK 21 or newer, and this is 17; "), Launcher.tooOld(17));
    }
}
