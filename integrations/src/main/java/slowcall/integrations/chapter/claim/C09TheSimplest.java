package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.UnobservedException;
import slowcall.integrations.chapter.experiment.CodeOfWays;
import slowcall.integrations.chapter.experiment.CodeOfWays.Taken;

/** What a way takes besides what the synchronous call takes, counted: lines of code, libraries, processes. Simple is who takes least. */
@AutoService(Claim.class)
public final class C09TheSimplest implements Claim {
    /** The forms of a separate thread; the simplest of them counts. */
    private static final Set<String> THREADS = Set.of("way-pool", "way-virtual", "way-spring-async");

    @Override
    public int number() {
        return 9;
    }

    @Override
    public String says() {
        return "A separate thread is the simplest of the five";
    }

    @Override
    public String term() {
        return "가장 쉽고 간단";
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofObservations(new CodeOfWays());
    }

    @Override
    public Finding examine(Bench bench) throws UnobservedException, InterruptedException {
        List<Taken> all = bench.observe(new CodeOfWays());
        List<Figure> lines = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingInt(Taken::lines))
                .forEach(taken -> lines.add(Figure.counted("lines of " + taken.way(), "", taken.lines())));
        return new Finding(
                List.of(
                        rank("lines of code", all, Taken::lines),
                        rank("libraries", all, Taken::libraries),
                        rank("processes", all, Taken::processes)),
                lines,
                "Besides what the synchronous call takes; libraries by the files that their classes are in.");
    }

    /** Which place the separate thread has among all ways, if the one that takes least has the first. */
    private static Expectation rank(String of, List<Taken> all, ToIntFunction<Taken> taken) {
        int least = all.stream()
                .filter(way -> THREADS.contains(way.way()))
                .mapToInt(taken)
                .min()
                .orElse(Integer.MAX_VALUE);
        long less = all.stream()
                .filter(way -> !THREADS.contains(way.way()))
                .filter(way -> taken.applyAsInt(way) < least)
                .count();
        return Expectation.counted("place of the separate thread by " + of, "", less + 1, Range.exactly(1));
    }
}
