package slowcall.integrations.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import slowcall.integrations.message.Failpoint;
import slowcall.integrations.message.Labels;
import slowcall.jvm.ChildFailedException;
import slowcall.jvm.ChildJvm;
import slowcall.jvm.OneClock;
import slowcall.part.Usage;

/** A process of the subject, seen from its parent. Its methods are called by one thread. */
public final class Subject implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String AT = "AT ";

    private final ChildJvm jvm;
    /** What it said of failpoints while something else was asked. */
    private final Deque<String> arrivals = new ArrayDeque<>();

    private int port;

    private Subject(ChildJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * Starts one, and does not wait for it.
     *
     * @param flags its JVM's
     * @param errors where its standard error goes
     */
    static Subject start(SubjectOrder order, List<String> flags, Path errors) throws IOException, ChildFailedException {
        ChildJvm jvm =
                ChildJvm.start("the subject's " + Labels.of(order.role()), flags, List.of(), SubjectMain.class, errors);
        try {
            jvm.send(new ObjectMapper().writeValueAsString(order));
            return new Subject(jvm);
        } catch (JsonProcessingException | ChildFailedException | RuntimeException e) {
            jvm.close();
            throw e;
        }
    }

    /** Waits until it is connected to everything and takes orders. */
    void awaitReady() throws ChildFailedException, InterruptedException {
        port = Integer.parseInt(expect("READY "));
    }

    /** Where it takes logins, once it is ready; 0 if it does not. */
    int port() {
        return port;
    }

    /** Has it begin its work. */
    void begin() throws ChildFailedException, InterruptedException {
        ask("GO", "WORKING");
    }

    /** The thread that reaches this point after so many others waits there to be killed. */
    public void arm(Failpoint point, int passes) throws ChildFailedException, InterruptedException {
        ask("ARM " + Labels.of(point) + " " + passes, "ARMED");
    }

    /**
     * Waits until a thread is there.
     *
     * @return the login that it works for
     * @throws ChildFailedException if none comes in time
     */
    public long awaitArrival(Failpoint point, Duration patience) throws ChildFailedException, InterruptedException {
        String line = arrivals.isEmpty() ? jvm.receive(patience) : arrivals.removeFirst();
        String start = AT + Labels.of(point) + " ";
        if (!line.startsWith(start)) {
            throw new ChildFailedException("the subject said \"" + line + "\" instead of " + start.strip());
        }
        return Long.parseLong(line.substring(start.length()));
    }

    /** What it has still to do, as far as it can see; something, if it cannot look now. */
    public long backlog() throws ChildFailedException, InterruptedException {
        String backlog = ask("BACKLOG", "BACKLOG ");
        return backlog.equals(SubjectMain.UNKNOWN) ? 1 : Long.parseLong(backlog);
    }

    private String ask(String command, String start) throws ChildFailedException, InterruptedException {
        jvm.send(command);
        return expect(start);
    }

    /** The rest of the next line that tells of no failpoint, which begins so. */
    private String expect(String start) throws ChildFailedException, InterruptedException {
        String line = jvm.receive(PATIENCE);
        while (line.startsWith(AT)) {
            arrivals.addLast(line);
            line = jvm.receive(PATIENCE);
        }
        if (!line.startsWith(start)) {
            throw new ChildFailedException("the subject said \"" + line + "\" instead of " + start.strip());
        }
        return line.substring(start.length());
    }

    /** Whether its times and this process's may be subtracted. */
    boolean hasThisClock() throws ChildFailedException, InterruptedException {
        return OneClock.isShared(() -> Long.parseLong(ask("CLOCK", "CLOCK ")));
    }

    /** What it has used since it started. */
    public Usage usage() {
        return Usage.of(jvm.pid());
    }

    /** Ends it at once by SIGKILL, and waits until it is gone. */
    public void kill() throws InterruptedException {
        jvm.kill();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
