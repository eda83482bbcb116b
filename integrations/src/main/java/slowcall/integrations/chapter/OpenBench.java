package slowcall.integrations.chapter;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The bench that measures. */
final class OpenBench implements Bench {
    private final Trials trials;
    private final Workshop workshop;
    private final Consumer<String> progress;
    private final Map<Observation<?>, Sight> seen = new HashMap<>();

    /**
     * @param progress told what is looked at
     */
    OpenBench(Trials trials, Workshop workshop, Consumer<String> progress) {
        this.trials = trials;
        this.workshop = workshop;
        this.progress = progress;
    }

    @Override
    public Size size() {
        return workshop.size();
    }

    @Override
    public Trials trials() {
        return trials;
    }

    @Override
    @SuppressWarnings("unchecked") // What an observation has made is what it makes.
    public <T> T observe(Observation<T> observation) throws UnobservedException, InterruptedException {
        Sight known = seen.get(observation);
        if (known == null) {
            progress.accept(observation.description());
            known = look(observation);
            seen.put(observation, known);
        }
        return (T) known.get();
    }

    /** What came of an observation: also of one that failed, which would fail every claim that needs it for as long again. */
    private interface Sight {
        Object get() throws UnobservedException;
    }

    private Sight look(Observation<?> observation) throws InterruptedException {
        try {
            Object what = observation.make(workshop);
            return () -> what;
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception | Error e) {
            String problem = observation.description() + ": " + problem(e);
            return () -> {
                throw new UnobservedException(problem, e);
            };
        }
    }

    /** One line for people. */
    static String problem(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
