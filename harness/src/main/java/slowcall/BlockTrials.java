package slowcall;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import slowcall.part.PartTable;
import slowcall.plan.Cell;
import slowcall.plan.Plan;
import slowcall.plan.Shard;
import slowcall.result.ResultsFolder;
import slowcall.result.Row;
import slowcall.service.ServiceCapacity;
import slowcall.service.WireMockService;
import slowcall.trial.CommonStart;
import slowcall.trial.Parameters;
import slowcall.trial.ServiceSide;
import slowcall.trial.Trial;
import slowcall.trial.TrialOrder;

/** The trials of a plan, block by block: each is told its orders, and its row is on disk before the next begins. */
final class BlockTrials {
    private static final Ending ENDING = Ending.watch();

    private final Plan plan;
    private final Experiment.Options options;
    private final Shard shard;
    private final ResultsFolder folder;
    private final KeptRecordings recordings;
    private final PartSources sources;
    private final RunClock clock;
    private final Optional<Timetable> timetable;

    /** @param timetable when each trial's clock starts, if others run beside it */
    BlockTrials(
            Plan plan,
            Experiment.Options options,
            ResultsFolder folder,
            KeptRecordings recordings,
            PartSources sources,
            RunClock clock,
            Optional<Timetable> timetable) {
        this.plan = plan;
        this.options = options;
        this.shard = options.joint().map(JointLoad::shard).orElse(Shard.WHOLE);
        this.folder = folder;
        this.recordings = recordings;
        this.sources = sources;
        this.clock = clock;
        this.timetable = timetable;
    }

    /**
     * Runs those of a block's trials that are to be done.
     *
     * @param toDo some of the plan's cells, in the block's order
     * @param capacity the service's, if it is known
     * @return their rows; one that failed says so
     * @throws IOException if a row cannot be written, or a server cannot be started
     */
    List<Row> run(int block, List<Cell> toDo, Block services, Optional<ServiceCapacity> capacity)
            throws IOException, InterruptedException {
        List<Cell> order = plan.shuffled(block);
        List<Row> rows = new ArrayList<>();
        for (Cell cell : toDo) {
            Optional<WireMockService> service = cell.exchange().callsTheService()
                    ? Optional.of(services.service(cell.serviceThreads()))
                    : Optional.empty();
            Set<String> needed = PartSources.needs(cell);
            TrialOrder orders = orders(block, cell, service, services.addresses(needed));
            clock.trialStarting(block, cell);
            Trial trial = new Trial(shard.of(cell), orders, options.plugins(), clock::phase)
                    .watching(() -> services.usage(needed));
            Row row = trial.run(service, capacity);
            if (row.text("status").equals("FAILED")) {
                ENDING.await();
            }
            Trial.place(row, folder.runId(), block, 1 + order.indexOf(cell));
            CommonStart.put(row, cell, shard);
            tellWhatIsElsewhere(row, service, needed);
            rows.add(row);
            folder.append(row, trial.histograms(), trial.trace());
            clock.trialFinished(row);
        }
        return rows;
    }

    /** A server that somebody else runs makes another cell of it. */
    private void tellWhatIsElsewhere(Row row, Optional<WireMockService> service, Set<String> needed) {
        if (service.isPresent() && !service.get().isHere()) {
            Parameters.depart(row, ServiceSide.VARIANT);
        }
        needed.stream()
                .filter(sources::isGiven)
                .sorted()
                .forEach(part -> Parameters.depart(row, part + "=" + PartTable.EXTERNAL));
    }

    private TrialOrder orders(int block, Cell cell, Optional<WireMockService> service, Map<String, String> addresses) {
        return new TrialOrder(
                plan.name(),
                plan.text(),
                cell.id(),
                plan.seed(block),
                service.map(WireMockService::port).orElse(0),
                recordings.files(),
                addresses,
                folder.work(block + "-" + cell.id()).toString(),
                service.map(WireMockService::host).orElse(WireMockService.LOOPBACK),
                shard,
                timetable
                        .map(table -> table.start(block, cell))
                        .map(Instant::toEpochMilli)
                        .orElse(0L),
                sources.names());
    }
}
