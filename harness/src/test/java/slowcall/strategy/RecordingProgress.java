package slowcall.strategy;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a strategy reports of one request, in its order. */
final class RecordingProgress implements Progress {
    /** A moment of a call, or the end. */
    sealed interface Event {}

    record At(Moment moment, int call) implements Event {}

    record End(Outcome outcome) implements Event {}

    private final List<Event> events = new ArrayList<>();

    @Override
    public synchronized void at(Moment moment, int call) {
        events.add(new At(moment, call));
    }

    @Override
    public synchronized void end(Outcome outcome) {
        events.add(new End(outcome));
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    List<Outcome> ends() {
        return events().stream()
                .filter(End.class::isInstance)
                .map(event -> ((End) event).outcome())
                .toList();
    }
}
