package slowcall.integrations.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slowcall.integrations.parts.Part;

/** Guards against an arm that finds a server killed which another arm has left so: what it could not do would be its own fault. */
class KillServersTest {
    private final List<String> restarted = new ArrayList<>();

    private Part part(String name, boolean alive) {
        return (Part) Proxy.newProxyInstance(
                Part.class.getClassLoader(),
                new Class<?>[] {Part.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isAlive" -> alive;
                    case "restart" -> {
                        if (name.equals("broken")) {
                            throw new IOException("no room");
                        }
                        restarted.add(name);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    @SuppressWarnings("NullAway") // The service is not asked for.
    private static KillServers servers(Map<String, Part> parts) {
        Map<String, String> addresses = new HashMap<>();
        parts.keySet().forEach(name -> addresses.put(name, "somewhere"));
        return new KillServers(null, parts, addresses);
    }

    @Test
    void onlyWhatIsNotThereIsStartedAgain() throws Exception {
        servers(Map.of("kafka", part("kafka", true), "sftp", part("sftp", false)))
                .revive();

        assertEquals(List.of("sftp"), restarted);
    }

    @Test
    void saysSoIfItDoesNotStart() {
        KillServers servers = servers(Map.of("broken", part("broken", false)));

        assertEquals("no room", assertThrows(IOException.class, servers::revive).getMessage());
    }
}
