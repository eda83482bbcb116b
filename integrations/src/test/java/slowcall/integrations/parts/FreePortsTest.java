package slowcall.integrations.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guards against a server that gets the same port twice, or one that is taken. */
class FreePortsTest {
    @Test
    void findsDifferentOnesThatCanBeListenedOn() throws IOException {
        List<Integer> ports = FreePorts.find(5);

        assertEquals(5, new HashSet<>(ports).size());
        for (int port : ports) {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }
}
