package slowcall.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;

/**
 * Makes WireMock the points service's bulk API: a POST of a JSON array of calls is one call with one delay, which grants the points of
 * all of them or of none, and is answered with their number.
 */
final class BulkExtension implements ResponseTransformerV2 {
    static final String NAME = "points-bulk";

    private final PointsExtension points;

    /**
     * @param points whose books, outages and faults are this one's as well
     */
    BulkExtension(PointsExtension points) {
        this.points = points;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        long receivedNanos = System.nanoTime();
        Bookkeeping books = points.books();
        Bulk bulk;
        try {
            bulk = Bulk.read(event.getRequest().getBody());
        } catch (IOException e) {
            books.malformed();
            return Response.Builder.like(response).status(400).body(new byte[0]).build();
        }
        PointsCall asked = points.outage().meets(bulk.asOne(), receivedNanos);
        if (asked.fails()) {
            books.failed();
            return Response.Builder.like(response).status(503).body(new byte[0]).build();
        }
        books.received();
        byte[] body = ("{\"granted\":" + bulk.calls().size() + "}").getBytes(US_ASCII);
        Faults faults = points.faults();
        return Response.Builder.like(response)
                .headers(new HttpHeaders(
                        HttpHeader.httpHeader("Content-Type", "application/json"),
                        HttpHeader.httpHeader("Content-Length", Integer.toString(body.length))))
                .incrementInitialDelay(asked.delayMillis())
                .body(() -> new GrantingAnswer(body, bulk.calls(), asked, receivedNanos, books, faults))
                .build();
    }
}
