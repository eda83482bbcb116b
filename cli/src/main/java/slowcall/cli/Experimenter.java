package slowcall.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import slowcall.Experiment;
import slowcall.HostLock;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.benchmarks.BenchmarkFailedException;
import slowcall.benchmarks.Benchmarks;
import slowcall.benchmarks.Selection;
import slowcall.cli.doctor.Diagnosis;
import slowcall.plan.Plan;
import slowcall.report.run.RunReport;
import slowcall.result.Manifest;
import slowcall.result.SystemFiles;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** What the command line needs of the harness, so that its tests can do without measuring. */
interface Experimenter {
    Experimenter REAL = new Experimenter() {
        @Override
        public List<String> warnings() throws InterruptedException {
            var machine = new Diagnosis(Diagnosis.passing(), SystemFiles.ofThisMachine());
            machine.watch(Diagnosis.LONG_LOOK_MILLIS);
            return machine.warnings();
        }

        @Override
        public List<String> limits(Plan plan) {
            return new Diagnosis(Diagnosis.limits(plan), SystemFiles.ofThisMachine()).warnings();
        }

        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener)
                throws IOException, InterruptedException {
            return new Experiment(plan, options, listener).run();
        }

        @Override
        public Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener)
                throws IOException, InterruptedException {
            return Experiment.resume(interrupted, options, listener);
        }

        @Override
        public Closeable takeMachine(Optional<String> load) throws IOException {
            HostLock lock =
                    load.isPresent() ? HostLock.together(HostLock.FILE, load.get()) : HostLock.alone(HostLock.FILE);
            return lock::close;
        }

        @Override
        public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener)
                throws IOException, InterruptedException {
            return Tuning.measure(question, options, listener);
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status)
                throws BenchmarkFailedException, IOException, InterruptedException {
            try {
                Benchmarks.run(folder, selection, status);
            } finally {
                Manifest.refresh(folder);
            }
            return Benchmarks.table(folder);
        }

        @Override
        public Path report(Path folder) throws IOException {
            return RunReport.write(folder);
        }
    };

    /** What keeps this machine from measuring well at the moment, a line each. Looks for a second. */
    List<String> warnings() throws InterruptedException;

    /** What this process's limits will not let a plan have, a line each. */
    default List<String> limits(Plan plan) {
        return List.of();
    }

    /** Tells them. */
    default void tellWarnings(Output output) throws InterruptedException {
        tell(warnings(), output);
    }

    /** Tells what a plan will run into. */
    default void tellLimits(Plan plan, Output output) {
        tell(limits(plan), output);
    }

    private static void tell(List<String> warnings, Output output) {
        for (String warning : warnings) {
            output.warning(warning + "; slowcall doctor says more");
        }
    }

    Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener)
            throws IOException, InterruptedException;

    /** Runs the trials that an interrupted run has not. */
    Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener)
            throws IOException, InterruptedException;

    /**
     * Keeps this machine to itself while it measures, until that is closed.
     *
     * @param load which generators of the same load share the machine for; empty for a run that wants it alone
     * @throws slowcall.AnotherRunException if another run has it
     */
    Closeable takeMachine(Optional<String> load) throws IOException;

    /** Looks for the size, or the rate, that is asked for. */
    Tuning.Result tune(Question question, Experiment.Options options, RunListener listener)
            throws IOException, InterruptedException;

    /** Runs JMH, adds its part to the folder and gives it as a table. */
    String benchmark(Path folder, Selection selection, Consumer<String> status)
            throws BenchmarkFailedException, IOException, InterruptedException;

    /** Writes the page of a finished run into its folder. */
    Path report(Path folder) throws IOException;
}
