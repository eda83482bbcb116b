package slowcall.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import slowcall.Endpoint;
import slowcall.plan.Exchange;
import slowcall.plan.Target;

/** Guards what a real endpoint is sent: nothing but a GET, nothing twice, and nobody that it redirects to. */
class TargetIT {
    private Endpoint endpoint;

    @BeforeEach
    void start() throws Exception {
        endpoint = new Endpoint();
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    static Stream<String> clients() {
        return slowcall.plan.Clients.NAMES.stream()
                .filter(name -> Exchange.through(name).overTheWire());
    }

    private PointsService open(String client, String path) {
        Target target = endpoint.at(path);
        return Clients.open(new Exchange(client, 0, 0, true, Optional.of(target)), target.uri());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void asksByGetForWhatTheAddressSaysAndTakesAny2xx(String client) throws Exception {
        try (PointsService points = open(client, "/status/201?of=2")) {
            points.call(new PointsCall(3, 0, 20));
            points.callAsync(new PointsCall(4, 0, 20)).join();
        }

        assertEquals(List.of("GET /status/201?of=2 0", "GET /status/201?of=2 0"), endpoint.asked());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void followsNoRedirection(String client) throws Exception {
        assertIsAnError(client, "/status/302");
    }

    @ParameterizedTest
    @MethodSource("clients")
    void repeatsNothingThatFailed(String client) throws Exception {
        assertIsAnError(client, "/status/503");
    }

    private void assertIsAnError(String client, String path) throws Exception {
        try (PointsService points = open(client, path)) {
            assertThrows(UnexpectedStatusException.class, () -> points.call(new PointsCall(0, 0, 0)));
            CompletionException e = assertThrows(
                    CompletionException.class,
                    () -> points.callAsync(new PointsCall(1, 0, 0)).join());
            assertInstanceOf(UnexpectedStatusException.class, e.getCause());
        }

        assertEquals(List.of("GET " + path + " 0", "GET " + path + " 0"), endpoint.asked());
    }

    @Test
    void oneThatAnswersIsAskedOnce() throws Exception {
        TargetCheck.require(endpoint.at("/status/202"));

        assertEquals(List.of("GET /status/202 0"), endpoint.asked());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 301, 500})
    void oneThatAnswersOtherwiseCannotBeUsed(int status) {
        Target target = endpoint.at("/status/" + status);

        assertEquals(
                "target " + target + " cannot be used: the target answered with status " + status,
                assertThrows(IOException.class, () -> TargetCheck.require(target))
                        .getMessage());
    }

    @Test
    void nobodyCannotBeUsed() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        Target target = Target.parse("http://127.0.0.1:" + nobody + "/");
        String message = String.valueOf(assertThrows(IOException.class, () -> TargetCheck.require(target))
                .getMessage());

        assertEquals("target " + target + " cannot be used: nothing answers there; is it running?", message);
    }
}
