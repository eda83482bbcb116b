package slowcall.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import slowcall.Expected;
import slowcall.Overcommitment;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.result.CellNames;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;

/**
 * Shows how a run goes: on a terminal one line that is written over again and again, elsewhere a line as each trial starts.
 * Every finished trial leaves a line with its main figures.
 */
final class StatusLine implements Progress {
    private final PrintWriter out;
    private final Terminal terminal;
    private final OptionalInt width;
    private final Kept kept;
    private int trials;
    private int blocks;
    private int number;
    private int block;
    private @Nullable Cell cell;
    private @Nullable Path results;
    private int shown;
    private boolean ended;

    /** Writes to {@code out}, which is that terminal or none, and notes what is {@code kept}. */
    StatusLine(PrintWriter out, Terminal terminal, Kept kept) {
        this.out = out;
        this.terminal = terminal;
        this.width = terminal.width();
        this.kept = kept;
    }

    @Override
    public void startingIn(Path folder) {
        kept.startingIn(folder);
    }

    @Override
    public void finishedBefore(int earlier) {
        kept.finishedBefore(earlier);
    }

    @Override
    public void runStarting(Plan plan, Path folder) {
        kept.startingIn(folder, plan.trials());
        trials = plan.trials();
        blocks = plan.blocks();
        print(String.format(
                Locale.ROOT,
                "plan %s: %d trials (cells × blocks: %d × %d), %s, seed %d",
                plan.name(),
                trials,
                plan.cells().size(),
                blocks,
                About.minutes(Expected.of(plan)),
                plan.seed()));
        // A search runs plan after plan in one folder.
        if (!folder.equals(results)) {
            results = folder;
            print("results: " + folder);
        }
    }

    @Override
    public void blockStarting(int starting) {
        block = starting;
        show(blockText() + ": starting and warming the service");
    }

    @Override
    public void calibrationStarting() {
        block = 1;
        show(blockText() + ": calibrating");
    }

    @Override
    public void calibrationStep(String step, Duration remaining) {
        if (width.isPresent()) {
            show(blockText() + ": calibrating  ETA " + minutes(remaining) + "  " + step);
        }
    }

    @Override
    public void calibrationFinished(Optional<ServiceCapacity> capacity, List<Overcommitment> overcommitted) {
        print("calibrated: "
                + capacity.map(StatusLine::keepsUp).orElse("clock and generator only, the plan calls no service"));
        for (Overcommitment excess : overcommitted) {
            String planned = Double.isInfinite(excess.callsPerSecond())
                    ? "as many calls/s as the service answers"
                    : String.format(Locale.ROOT, "%.0f calls/s", excess.callsPerSecond());
            print(String.format(
                    Locale.ROOT,
                    "too much for the service: %s plans %s of its %.0f; its rows will be INVALID: lower the rate, or give the"
                            + " service more processors or threads",
                    excess.cell().label(),
                    planned,
                    excess.capacityRps()));
        }
    }

    private static String keepsUp(ServiceCapacity capacity) {
        return capacity.rps().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "the service keeps up with %.0f calls/s beside a client",
                        capacity.rps().getAsDouble())
                : capacity.equals(ServiceCapacity.UNKNOWN)
                        ? "clock and generator only; what the service can do takes longer to find out than so short a run may"
                        : "the service kept up with none of the rates tried: is this machine busy with something else?";
    }

    @Override
    public void trialStarting(int starting, int itsBlock, Cell itsCell) {
        number = starting;
        block = itsBlock;
        cell = itsCell;
        show(counter() + " " + blockText() + "  " + itsCell.label());
    }

    @Override
    public void trialPhase(String phase, Duration remaining) {
        if (width.isPresent()) {
            String label = cell == null ? "" : "  " + cell.label();
            show(counter() + " " + blockText() + "  " + phase + "  ETA " + minutes(remaining) + label);
        }
    }

    @Override
    public void trialFinished(Row row) {
        kept.trialFinished();
        List<String> parts = new ArrayList<>();
        parts.add(counter() + " " + CellNames.inFull(row));
        add(parts, "", row.text("throughput_rps"), "/s");
        add(parts, "p50 ", row.text("completed_p50_ms"), " ms");
        add(parts, "excess p50 ", row.text("excess_p50_ms"), " ms");
        String ending = String.join(" ", RowText.present(row, "regime", "verdict"));
        add(parts, "", RowText.failed(row) ? "FAILED" : ending, "");
        if (!row.text("verdict").equals("VALID")) {
            add(parts, "", row.text("reasons"), "");
        }
        print(String.join("  ", parts));
    }

    private static void add(List<String> parts, String before, String value, String after) {
        if (!value.isEmpty()) {
            parts.add(before + value + after);
        }
    }

    private String counter() {
        int digits = Integer.toString(trials).length();
        return String.format(Locale.ROOT, "[%" + digits + "d/%d]", number, trials);
    }

    private String blockText() {
        return "block " + block + "/" + blocks;
    }

    private static String minutes(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60);
    }

    /** Shows what will soon be outdated: on a terminal over what was shown before. */
    @Override
    public synchronized void show(String text) {
        if (ended) {
            return;
        }
        if (width.isEmpty()) {
            print(text);
            return;
        }
        // The last column stays free: some terminals wrap as soon as it is filled.
        int room = width.getAsInt() - 1;
        String line = text.length() <= room ? text : text.substring(0, room - 1) + "…";
        out.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        out.flush();
        shown = line.length();
    }

    /** Leaves a line. */
    @Override
    public synchronized void print(String text) {
        if (ended) {
            return;
        }
        close();
        out.println(terminal.painted(text, Words.VERDICTS));
        out.flush();
    }

    @Override
    public synchronized void end() {
        close();
        ended = true;
    }

    /** Takes back what was shown, so that an error does not begin in the middle of a line. */
    @Override
    public synchronized void close() {
        if (shown > 0) {
            out.print("\r" + " ".repeat(shown) + "\r");
            out.flush();
            shown = 0;
        }
    }
}
