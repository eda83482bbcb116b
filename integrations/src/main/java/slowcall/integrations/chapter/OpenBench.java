package slowcall.integrations.chapter;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The bench that measures. */
final class OpenBench implements Bench {
    private final Trials trials;
    private final Workshop workshop;
    private final Consumer<String> progress;
    private final Map<Observation<?>, Object> seen = new HashMap<>();

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
        Object known = seen.get(observation);
        if (known == null) {
            progress.accept(observation.description());
            known = make(observation);
            seen.put(observation, known);
        }
        return (T) known;
    }

    private Object make(Observation<?> observation) throws UnobservedException, InterruptedException {
        try {
            return observation.make(workshop);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new UnobservedException(observation.description() + ": " + problem(e), e);
        }
    }

    private static String problem(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
