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
    private static final int POINTS = 10;

    private final ObjectMapper json = new ObjectMapper();
    private volatile Bookkeeping books;

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
        PointsCall call = asked.call();
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
                .body(() -> new Answer(body.bytes(), call, receivedNanos, current))
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

        Answer(byte[] body, PointsCall call, long receivedNanos, Bookkeeping books) {
            super(body);
            this.call = call;
            this.receivedNanos = receivedNanos;
            this.books = books;
        }

        @Override
        public synchronized long transferTo(OutputStream socket) throws IOException {
            books.applied(call, System.nanoTime());
            try {
                return super.transferTo(socket);
            } finally {
                // A caller that has gone away no longer waits, whether or not its answer could be written.
                books.answered(call, receivedNanos, System.nanoTime());
            }
        }
    }

    @Override
    public void contributeAdminApiRoutes(Router router) {
        router.add(RequestMethod.POST, RESET, (admin, event, parameters) -> {
            books = books.afterReset();
            return aResponse().withStatus(204).build();
        });
        router.add(RequestMethod.GET, SNAPSHOT, (admin, event, parameters) -> json(books.snapshot()));
        router.add(
                RequestMethod.GET,
                LEDGER,
                (admin, event, parameters) -> aResponse()
                        .withHeader("Content-Type", "application/octet-stream")
                        .withBody(books.ledger())
                        .build());
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
