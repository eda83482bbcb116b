package slowcall.integrations.subject;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.integrations.message.Passage;
import slowcall.integrations.parts.Database;
import slowcall.jvm.ParentWatch;
import slowcall.plan.Exchange;
import slowcall.service.Clients;
import slowcall.service.PointsService;

/**
 * A process of the subject. It reads its order, a line, and says {@code READY port}: what is behind the application has no port, 0. Then
 * it obeys: {@code GO} begins to work, {@code WORKING}; {@code ARM point passes} sets a failpoint, {@code ARMED}; {@code BACKLOG} is
 * answered by {@code BACKLOG n}, or {@code BACKLOG unknown}; {@code CLOCK} by {@code CLOCK t}, its monotonic time. In
 * between it may say {@code AT point id}. It halts when its input ends.
 */
public final class SubjectMain {
    /** In place of a number. */
    static final String UNKNOWN = "unknown";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ParentWatch parent;
    private final Failpoints failpoints;
    private final FailurePrinter looks = new FailurePrinter();

    /** One of the two halves at work. */
    private interface Half {
        /** Where logins come in; 0 if they do not. */
        int port();

        void begin();

        long backlog() throws Exception;
    }

    private SubjectMain(ParentWatch parent) {
        this.parent = parent;
        this.failpoints = new Failpoints(parent::send);
    }

    public static void main(String[] args) {
        ParentWatch parent = ParentWatch.start();
        try {
            new SubjectMain(parent).run();
        } catch (Throwable e) {
            // The first line is what the parent quotes.
            System.err.println(e.getMessage());
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private void run() throws Exception {
        SubjectOrder order = JSON.readValue(parent.receive(), SubjectOrder.class);
        Half half = open(order);
        parent.send("READY " + half.port());
        while (true) {
            obey(parent.receive().split(" ", -1), half);
        }
    }

    private void obey(String[] words, Half half) throws Exception {
        switch (words[0]) {
            case "GO" -> {
                half.begin();
                parent.send("WORKING");
            }
            case "ARM" -> {
                failpoints.arm(Labels.constant(Failpoint.class, words[1]), Integer.parseInt(words[2]));
                parent.send("ARMED");
            }
            case "BACKLOG" -> parent.send("BACKLOG " + backlog(half));
            case "CLOCK" -> parent.send("CLOCK " + System.nanoTime());
            default -> throw new IOException("there is no command \"" + words[0] + "\"");
        }
    }

    /** How much; who cannot look, because a server is away, may not take that for nothing. */
    private String backlog(Half half) {
        try {
            return Long.toString(half.backlog());
        } catch (Exception e) {
            looks.note(e);
            return UNKNOWN;
        }
    }

    private Half open(SubjectOrder order) throws Exception {
        Way way = Way.named(order.way());
        Site site = order.site(way);
        Stamps stamps = Stamps.create(Path.of(order.stamps()), order.capacity());
        Passage passage = (point, id) -> {
            stamps.note(id, point);
            failpoints.reach(point, id);
        };
        PointsService service = new ObservedService(Clients.open(Exchange.through("jdk"), site.points()), passage);
        int connections = site.settings().integer(LoginSettings.CONNECTIONS);
        String url = site.address(Database.NAME);
        return switch (order.role()) {
            case FRONT -> {
                HikariDataSource database = SiteDatabase.connect(url, connections, connections);
                yield front(way, new FrontSurroundings(site, database, service, passage), order.token());
            }
            case BACK -> {
                HikariDataSource database = SiteDatabase.connect(url, connections, 1);
                yield back(way.open(new BackSurroundings(site, database, service, passage)));
            }
        };
    }

    private static Half front(Way way, FrontSurroundings surroundings, String token) throws Exception {
        FailurePrinter failures = new FailurePrinter();
        Front front = way.open(surroundings);
        LoginTransaction transaction =
                new LoginTransaction(surroundings.database(), front, surroundings.passage(), failures);
        Application application = new Application(transaction, front, failures);
        Door door = Door.open(token, application);
        return new Half() {
            @Override
            public int port() {
                return door.port();
            }

            @Override
            public void begin() {
                // It does what it is asked for through its door.
            }

            @Override
            public long backlog() {
                return application.backlog();
            }
        };
    }

    private static Half back(Back back) {
        return new Half() {
            @Override
            public int port() {
                return 0;
            }

            @Override
            public void begin() {
                back.begin();
            }

            @Override
            public long backlog() throws Exception {
                return back.backlog();
            }
        };
    }
}
