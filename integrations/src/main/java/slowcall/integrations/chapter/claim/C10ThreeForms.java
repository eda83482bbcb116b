package slowcall.integrations.chapter.claim;

import com.google.auto.service.AutoService;
import java.util.Arrays;
import java.util.List;
import slowcall.integrations.chapter.Bench;
import slowcall.integrations.chapter.Budget;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Claim;
import slowcall.integrations.chapter.Expectation;
import slowcall.integrations.chapter.Figure;
import slowcall.integrations.chapter.Finding;
import slowcall.integrations.chapter.Range;
import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.Trials;

/** The forms that the chapter names, and two that came later, under one load: each must do what it is asked for. */
@AutoService(Claim.class)
public final class C10ThreeForms implements Claim {
    @Override
    public int number() {
        return 10;
    }

    @Override
    public String says() {
        return "A new thread, an ExecutorService and Spring's @Async are three forms of the same";
    }

    @Override
    public String term() {
        return "새로운 스레드, ExecutorService, @Async";
    }

    /** A form, and the strategy that is it. */
    enum Form {
        NEW_THREAD("a new thread", "\"thread-per-request\""),
        EXECUTOR("an ExecutorService", "{\"name\": \"fixed-pool\", \"settings\": {\"pool_size\": 100}}"),
        SPRING("@Async", "{\"name\": \"spring-async\", \"settings\": {\"pool_size\": 100}}"),
        FUTURE("CompletableFuture", "{\"name\": \"completable-future\", \"settings\": {\"pool_size\": 100}}"),
        VIRTUAL("virtual threads", "\"virtual-threads\"");

        private final String label;
        private final String strategy;

        Form(String label, String strategy) {
            this.label = label;
            this.strategy = strategy;
        }

        /** Warmed for a short time: it is counted what arrives. */
        CellText cell(Size size) {
            return CellText.of(
                    "{\"strategy\": %s, \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": 250}, \"delay\": \"50ms\","
                            + " \"warmup\": \"%s\"}",
                    strategy, size.choose("200ms", "3s"));
        }
    }

    @Override
    public Budget budget(Size size) {
        return Budget.ofCells(cells(size));
    }

    private static List<CellText> cells(Size size) {
        return Arrays.stream(Form.values()).map(form -> form.cell(size)).toList();
    }

    @Override
    public Finding examine(Bench bench) {
        Trials trials = bench.trials();
        Size size = bench.size();
        List<CellText> cells = cells(size);
        return Finding.of(
                        Expectation.all("forms with a row of every block", trials.finished(cells), cells.size()),
                        Expectation.counted(
                                "points that they have lost", trials.total(cells, "ledger_lost"), Range.exactly(0)))
                .with(Figure.counted("trials that are not valid", "", trials.disturbed(cells)))
                .with(Arrays.stream(Form.values())
                        .map(form -> trials.sample(form.cell(size), "accepted_p50_ms")
                                .figure("the user's wait with " + form.label, "ms"))
                        .toArray(Figure[]::new));
    }
}
