package slowcall.integrations.ways;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.subject.Driver;
import slowcall.integrations.subject.LoginSettings;
import slowcall.integrations.subject.Noted;
import slowcall.integrations.subject.Subjects;
import slowcall.jvm.ChildFailedException;
import slowcall.part.Usage;
import slowcall.strategy.Milestones;
import slowcall.strategy.Moment;
import slowcall.strategy.Outcome;
import slowcall.strategy.Pending;
import slowcall.strategy.Progress;
import slowcall.strategy.Request;
import slowcall.strategy.Settings;
import slowcall.strategy.Strategy;

/** Drives a subject from the trial's JVM. */
final class HandOffSession implements Strategy.Session {
    /** One could be the bottleneck, and each takes a thread on both sides. */
    private static final int CONNECTIONS = 4;

    private final Subjects subjects;
    private final Settings settings;
    private final Map<Long, Progress> open = new ConcurrentHashMap<>();
    private final Pending pending = new Pending();
    private final boolean oneClock;
    private final Driver driver;

    private HandOffSession(Subjects subjects, Settings settings)
            throws IOException, ChildFailedException, InterruptedException {
        this.subjects = subjects;
        this.settings = settings;
        this.oneClock = subjects.haveThisClock();
        this.driver = subjects.connect(CONNECTIONS, this::answered);
    }

    /** Connects to a subject, which is the session's from now on. */
    static HandOffSession open(Subjects subjects, Settings settings)
            throws IOException, ChildFailedException, InterruptedException {
        try {
            return new HandOffSession(subjects, settings);
        } catch (IOException | ChildFailedException | InterruptedException | RuntimeException e) {
            subjects.close();
            throw e;
        }
    }

    @Override
    public void submit(Request request, Progress progress) {
        pending.begin();
        open.put(request.id(), progress);
        if (!driver.send(LoginSettings.asked(settings, request))) {
            end(request.id(), new Outcome.Failed(new IOException("the subject has gone")));
        }
    }

    private void answered(long id, Answer answer) {
        switch (answer) {
            case ACKNOWLEDGED -> {
                Progress progress = open.get(id);
                if (progress != null) {
                    progress.at(Moment.ACCEPTED, 0);
                    end(id, Outcome.OK);
                }
            }
            case REFUSED -> end(id, Outcome.REJECTED);
            case UNKNOWN -> end(id, new Outcome.Failed(new IndeterminateException()));
        }
    }

    private void end(long id, Outcome outcome) {
        Progress progress = open.remove(id);
        if (progress != null) {
            progress.end(outcome);
            pending.end();
        }
    }

    @Override
    public void drain() {
        pending.awaitNone();
        try {
            if (!subjects.drainInAMinute()) {
                throw new IllegalStateException("the subject does not come to an end");
            }
        } catch (ChildFailedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public Map<String, Usage> usage() {
        return subjects.usage();
    }

    @Override
    public Optional<Milestones> milestones() throws IOException {
        return oneClock ? Optional.of(Noted.in(subjects.site().folder())) : Optional.empty();
    }

    @Override
    public void close() {
        try {
            drain();
        } finally {
            driver.close();
            subjects.close();
        }
    }
}
