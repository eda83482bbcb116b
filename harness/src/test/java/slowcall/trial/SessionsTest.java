package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import slowcall.plan.Work;
import slowcall.result.Row;
import slowcall.service.PointsCall;
import slowcall.service.PointsReply;
import slowcall.service.PointsService;
import slowcall.service.WorkingService;
import slowcall.strategy.Place;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Guards against a plan's CPU work that no session does, and against a service in between where there is none to do. */
class SessionsTest {
    static final PointsService SERVICE = new PointsService() {
        @Override
        public PointsReply call(PointsCall call) {
            return new PointsReply(call.requestId(), 10);
        }

        @Override
        public CompletableFuture<PointsReply> callAsync(PointsCall call) {
            return CompletableFuture.completedFuture(call(call));
        }

        @Override
        public void close() {}
    };

    /** Keeps the service that it is opened on. */
    static final class Opened implements Strategy {
        PointsService service = SERVICE;

        @Override
        public String name() {
            return "opened";
        }

        @Override
        public String description() {
            return "for tests";
        }

        @Override
        public Session open(PointsService service, Settings settings) {
            this.service = service;
            return new Session() {
                @Override
                public void submit(Request request, Progress progress) {}

                @Override
                public void close() {}
            };
        }
    }

    private final Opened strategy = new Opened();
    private final Row row = new Row();

    @Test
    void cpuWorkIsDoneByTheServiceAndItsAmountIsInTheRow() {
        sessions(new Work(100, 0.5, Work.Pin.NONE));

        assertInstanceOf(WorkingService.class, strategy.service);
        assertTrue(
                row.number("work_turns_per_us").orElse(0) > 0,
                () -> row.values().toString());
    }

    @Test
    void withoutCpuWorkNothingStandsInBetween() {
        sessions(Work.NONE);

        assertSame(SERVICE, strategy.service);
        assertEquals("", row.text("work_turns_per_us"));
    }

    private void sessions(Work work) {
        Sessions sessions = Sessions.of(strategy, Settings.Schema.NONE.defaults(), work, 1);
        sessions.open(SERVICE).close();
        sessions.put(row);
    }

    /** What a subject has compiled would end with the session that it was warmed by. */
    @Test
    void aSubjectIsWarmedByTheSessionThatIsMeasured() {
        List<String> told = new ArrayList<>();
        Sessions sessions = Sessions.of(Place.SUBJECT, service -> new Telling(told), Work.NONE, 1);

        sessions.openToWarm(SERVICE).close();
        sessions.openToWarm(SERVICE).close();
        sessions.open(SERVICE).close();

        assertEquals(List.of("opened", "drained", "drained", "closed"), told);
        assertTrue(sessions.areElsewhere());
    }

    @Test
    void inTheTrialEachSessionIsItsOwn() {
        List<String> told = new ArrayList<>();
        Sessions sessions = Sessions.of(Place.TRIAL, service -> new Telling(told), Work.NONE, 1);

        sessions.openToWarm(SERVICE).close();
        sessions.open(SERVICE).close();

        assertEquals(List.of("opened", "closed", "opened", "closed"), told);
    }

    private static final class Telling implements Strategy.Session {
        private final List<String> told;

        Telling(List<String> told) {
            this.told = told;
            told.add("opened");
        }

        @Override
        public void submit(Request request, Progress progress) {}

        @Override
        public void drain() {
            told.add("drained");
        }

        @Override
        public void close() {
            told.add("closed");
        }
    }
}
