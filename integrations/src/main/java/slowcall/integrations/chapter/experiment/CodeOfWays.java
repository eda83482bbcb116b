package slowcall.integrations.chapter.experiment;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import slowcall.integrations.chapter.Observation;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.subject.Way;

/** What each way takes besides what the synchronous call takes: code, libraries, and processes. */
public record CodeOfWays() implements Observation<List<CodeOfWays.Taken>> {
    private static final String SYNC = "way-sync";

    /**
     * What one of them takes.
     *
     * @param way its name
     * @param lines of its code that compile to something, all classes that it alone needs together
     * @param libraries files of others' classes that these refer to, where the synchronous call's do not
     * @param processes that it needs, the application and its database not counted
     */
    public record Taken(String way, int lines, int libraries, int processes) {}

    @Override
    public String description() {
        return "counting what each way takes";
    }

    @Override
    public Duration expected() {
        return Duration.ofSeconds(1);
    }

    @Override
    public List<Taken> make(Workshop workshop) {
        List<Way> ways = ServiceLoader.load(Way.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(way -> !way.name().equals(SYNC))
                .sorted(Comparator.comparing(Way::name))
                .toList();
        Way sync = Way.named(SYNC);
        CodeReach simplest = CodeReach.of(sync.getClass());
        return ways.stream().map(way -> taken(way, sync, simplest)).toList();
    }

    private static Taken taken(Way way, Way sync, CodeReach simplest) {
        CodeReach reach = CodeReach.of(way.getClass());
        int servers = way.needs().size() - sync.needs().size();
        return new Taken(
                way.name(),
                reach.linesBeyond(simplest),
                reach.librariesBeyond(simplest),
                servers + (way.hasBack() ? 1 : 0));
    }
}
