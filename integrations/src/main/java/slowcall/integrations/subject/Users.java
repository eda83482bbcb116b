package slowcall.integrations.subject;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Login;
import slowcall.jvm.ChildFailedException;

/**
 * Users who log in again and again, each when his last login has been answered, and the book of what they were told. Ids count up from
 * 0. When the subject has gone they wait for another driver, and go on with that.
 */
public final class Users implements Driver.Listener {
    private static final long NOBODY_THERE_MILLIS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final int count;
    private final int delayMillis;
    private final int everyHowManyRollsBack;
    private final Duration patience;
    private final AtomicLong nextId = new AtomicLong();
    private final Map<Long, Open> open = new ConcurrentHashMap<>();
    private final Map<Long, Login> book = new ConcurrentHashMap<>();
    private volatile @Nullable Driver driver;

    /** A login without an answer. */
    private record Open(int user, long sentNanos, CompletableFuture<Login> answered) {}

    /**
     * None has logged in yet.
     *
     * @param count how many, from 0
     * @param delayMillis what each login's call draws at the service
     * @param everyHowManyRollsBack of so many logins one rolls back; 0 for none
     */
    public Users(int count, int delayMillis, int everyHowManyRollsBack) {
        this(count, delayMillis, everyHowManyRollsBack, PATIENCE);
    }

    /**
     * The same with a patience of their own.
     *
     * @param patience how long none of them may be answered before they give up
     */
    Users(int count, int delayMillis, int everyHowManyRollsBack, Duration patience) {
        this.count = count;
        this.delayMillis = delayMillis;
        this.everyHowManyRollsBack = everyHowManyRollsBack;
        this.patience = patience;
    }

    /** Whom they ask from now on. */
    public void ask(Driver driver) {
        this.driver = driver;
    }

    /**
     * They log in so many times between them; returns when all are answered, or will not be. Waits while there is nobody to ask.
     *
     * @throws ChildFailedException if none of them is answered for a minute: then they have given up
     */
    public void logIn(int times) throws ChildFailedException, InterruptedException {
        AtomicInteger left = new AtomicInteger(times);
        AtomicBoolean patient = new AtomicBoolean(true);
        awaitEnd(start(() -> patient.get() && left.getAndDecrement() > 0, patient::get), patient);
    }

    /** They log in until they are told to stop. */
    public Visit begin() {
        AtomicBoolean going = new AtomicBoolean(true);
        List<Thread> users = start(going::get, going::get);
        return () -> {
            going.set(false);
            awaitEnd(users, going);
        };
    }

    /** Users who log in all the time. */
    public interface Visit {
        /**
         * No further logins; returns when those that are open are answered, or will not be.
         *
         * @throws ChildFailedException if none of them is answered for a minute
         */
        void end() throws ChildFailedException, InterruptedException;
    }

    /** Waits for users as long as any of them is answered now and then. */
    private void awaitEnd(List<Thread> users, AtomicBoolean patient) throws ChildFailedException, InterruptedException {
        int answered = book.size();
        long since = System.nanoTime();
        for (Thread user : users) {
            while (!user.join(LOOK)) {
                long now = System.nanoTime();
                if (book.size() != answered) {
                    answered = book.size();
                    since = now;
                } else if (now - since > patience.toNanos()) {
                    patient.set(false);
                    giveUp();
                }
            }
        }
    }

    /** Nothing that is open will be answered any more. */
    private void giveUp() throws ChildFailedException, InterruptedException {
        List.copyOf(open.keySet()).forEach(id -> answered(id, Answer.UNKNOWN));
        Driver current = driver;
        if (current != null) {
            current.requireSubject();
        }
        throw new ChildFailedException("no login was answered for " + patience.toSeconds() + " s");
    }

    /**
     * Starts a thread for each.
     *
     * @param more asked before each login
     * @param patient asked while there is nobody to ask for it
     */
    private List<Thread> start(BooleanSupplier more, BooleanSupplier patient) {
        return IntStream.range(0, count)
                .mapToObj(user -> Thread.ofVirtual().name("user-" + user).start(() -> {
                    while (more.getAsBoolean()) {
                        logInAs(user, patient);
                    }
                }))
                .toList();
    }

    /** Tries until a login is sent, and waits for its answer. */
    private void logInAs(int user, BooleanSupplier patient) {
        long id = nextId.getAndIncrement();
        boolean rollsBack = everyHowManyRollsBack > 0 && id % everyHowManyRollsBack == 0;
        Asked asked = new Asked(id, user, delayMillis, rollsBack);
        do {
            Open login = new Open(user, System.nanoTime(), new CompletableFuture<>());
            open.put(id, login);
            Driver current = driver;
            if (current != null && current.send(asked)) {
                var unused = login.answered().join();
                return;
            }
            // Nothing of it was sent.
            open.remove(id);
            pause();
        } while (patient.getAsBoolean());
    }

    private static void pause() {
        try {
            Thread.sleep(NOBODY_THERE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void answered(long id, Answer answer) {
        long now = System.nanoTime();
        Open login = open.remove(id);
        if (login != null) {
            Login told = new Login(id, login.user(), answer, login.sentNanos(), now);
            book.put(id, told);
            login.answered().complete(told);
        }
    }

    /** What the user of a login was told of it, if he has been told. */
    public @Nullable Answer answer(long id) {
        Login login = book.get(id);
        return login == null ? null : login.answer();
    }

    /** The id that the next login will have. */
    public long nextId() {
        return nextId.get();
    }

    /** Logins that are sent and not answered. */
    public int open() {
        return open.size();
    }

    /** The logins with ids from one to another, that one not included, by id; those without an answer are not among them. */
    public List<Login> logins(long from, long to) {
        List<Login> logins = new ArrayList<>(book.values().stream()
                .filter(login -> login.id() >= from && login.id() < to)
                .toList());
        logins.sort(Comparator.comparingLong(Login::id));
        return logins;
    }
}
