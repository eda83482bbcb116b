package slowcall.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.admin.Router;
import com.github.tomakehurst.wiremock.extension.AdminApiExtension;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import slowcall.jvm.CompilerThreads;

/**
 * Makes WireMock the points service: honours the delay that a call asks for, keeps the books, and answers the parent's
 * questions under {@code /__admin/slowcall/}.
 */
final class PointsExtension implements ResponseTransformerV2, AdminApiExtension {
    static final String NAME = "points";
    static final String RESET = "/slowcall/reset";
    static final String SNAPSHOT = "/slowcall/snapshot";
    static final String LEDGER = "/slowcall/ledger";
    static final String CLOCK = "/slowcall/clock";
    static final String OUTAGE = "/slowcall/outage";
    static final String FAULTS = "/slowcall/faults";
    private static final int POINTS = 10;

    private final ObjectMapper json = new ObjectMapper();
    private volatile Bookkeeping books;
    private volatile OrderedOutage outage = OrderedOutage.NONE;
    private volatile Faults faults = Faults.NONE;

    PointsExtension(LongAdder connections) {
        this.books = new Bookkeeping(CompilerThreads.find(), connections, new AtomicLong());
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
        Bookkeeping current = books;
        Asked asked;
        AnswerBody body;
        try {
            asked = Asked.read(event.getRequest());
            body = asked.answer(new PointsReply(asked.call().requestId(), POINTS));
        } catch (IOException e) {
            current.malformed();
            return Response.Builder.like(response).status(400).body(new byte[0]).build();
        }
        PointsCall call = outage.meets(asked.call(), receivedNanos);
        if (call.fails()) {
            current.failed();
            return Response.Builder.like(response).status(503).body(new byte[0]).build();
        }
        current.received();
        return Response.Builder.like(response)
                .headers(new HttpHeaders(
                        HttpHeader.httpHeader("Content-Type", asked.answerType()),
                        HttpHeader.httpHeader("Content-Length", Integer.toString(body.length()))))
                .incrementInitialDelay(call.delayMillis())
                .body(() -> new GrantingAnswer(body.bytes(), List.of(call), call, receivedNanos, current, faults))
                .build();
    }

    /** The books that are kept now. */
    Bookkeeping books() {
        return books;
    }

    /** The outage that was ordered last. */
    OrderedOutage outage() {
        return outage;
    }

    /** The faults that were ordered last. */
    Faults faults() {
        return faults;
    }

    @Override
    public void contributeAdminApiRoutes(Router router) {
        router.add(RequestMethod.POST, RESET, (admin, event, parameters) -> {
            books = books.afterReset();
            outage = OrderedOutage.NONE;
            faults = Faults.NONE;
            return aResponse().withStatus(204).build();
        });
        router.add(RequestMethod.POST, OUTAGE, (admin, event, parameters) -> {
            outage = ordered(event, OrderedOutage.class);
            return aResponse().withStatus(204).build();
        });
        router.add(RequestMethod.POST, FAULTS, (admin, event, parameters) -> {
            faults = ordered(event, Faults.class);
            return aResponse().withStatus(204).build();
        });
        router.add(
                RequestMethod.GET,
                CLOCK,
                (admin, event, parameters) ->
                        aResponse().withBody(Long.toString(System.nanoTime())).build());
        router.add(RequestMethod.GET, SNAPSHOT, (admin, event, parameters) -> json(books.snapshot()));
        router.add(
                RequestMethod.GET,
                LEDGER,
                (admin, event, parameters) -> aResponse()
                        .withHeader("Content-Type", "application/octet-stream")
                        .withBody(books.ledger())
                        .build());
    }

    /** What the parent orders; who cannot be understood is told so by status 500. */
    private <T> T ordered(ServeEvent event, Class<T> type) {
        try {
            return json.readValue(event.getRequest().getBody(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("no " + type.getSimpleName() + " can be read", e);
        }
    }

    private ResponseDefinition json(ServiceSnapshot snapshot) {
        try {
            return aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody(json.writeValueAsBytes(snapshot))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of numbers and texts is always JSON", e);
        }
    }
}
