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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
                .body(() -> new Answer(body.bytes(), call, receivedNanos, current, faults))
                .build();
    }

    /**
     * A response's body. WireMock also reads bodies for its own journal; only the copy to the socket, which comes after the
     * delay, is the moment when the call is applied.
     */
    private static final class Answer extends ByteArrayInputStream {
        private final PointsCall call;
        private final long receivedNanos;
        private final Bookkeeping books;
        private final Faults faults;

        Answer(byte[] body, PointsCall call, long receivedNanos, Bookkeeping books, Faults faults) {
            super(body);
            this.call = call;
            this.receivedNanos = receivedNanos;
            this.books = books;
            this.faults = faults;
        }

        @Override
        public synchronized long transferTo(OutputStream socket) throws IOException {
            boolean first = books.applied(call, System.nanoTime());
            try {
                if (first && faults.drops(call.requestId())) {
                    drop(socket);
                }
                return super.transferTo(socket);
            } finally {
                // A caller that has gone away no longer waits, whether or not its answer could be written.
                books.answered(call, receivedNanos, System.nanoTime());
            }
        }

        /** Begins the answer and breaks off, so that its caller cannot know that the call was applied. */
        private void drop(OutputStream socket) throws IOException {
            socket.write(buf, pos, 1);
            socket.flush();
            throw new IOException("an answer is dropped, as ordered");
        }
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
