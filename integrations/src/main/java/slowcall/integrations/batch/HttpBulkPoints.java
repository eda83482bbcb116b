package slowcall.integrations.batch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import slowcall.service.PointsCall;

/** Bulk grants by HTTP: a POST of a JSON array of calls, each as in a single one; answered with the number of those granted. */
public final class HttpBulkPoints implements BulkPoints, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Duration timeout;

    /**
     * Calls a service.
     *
     * @param address of the bulk API
     * @param timeout for a whole call, however many grants it has
     */
    public HttpBulkPoints(URI address, Duration timeout) {
        this.address = address;
        this.timeout = timeout;
    }

    @Override
    public void grant(List<PointsCall> calls) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(calls)))
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("the bulk API answered with status " + response.statusCode());
        }
        int granted = JSON.readTree(response.body()).path("granted").asInt(-1);
        if (granted != calls.size()) {
            throw new IOException("the bulk API was asked for " + calls.size() + " grants and says " + granted);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
