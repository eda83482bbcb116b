package slowcall.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import slowcall.Experiment;
import slowcall.RunListener;
import slowcall.benchmarks.BenchmarkFailedException;
import slowcall.benchmarks.Benchmarks;
import slowcall.plan.Plan;
import slowcall.result.Manifest;

/** What the command line needs of the harness, so that its tests can do without measuring. */
interface Experimenter {
    Experimenter REAL = new Experimenter() {
        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener)
                throws IOException, InterruptedException {
            return new Experiment(plan, options, listener).run();
        }

        @Override
        public String benchmark(Path folder, boolean smoke, Consumer<String> status)
                throws BenchmarkFailedException, IOException, InterruptedException {
            try {
                Benchmarks.run(folder, smoke, status);
            } finally {
                Manifest.refresh(folder);
            }
            return Benchmarks.table(folder);
        }
    };

    Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener)
            throws IOException, InterruptedException;

    /** Runs JMH, adds its part to the folder and gives it as a table. */
    String benchmark(Path folder, boolean smoke, Consumer<String> status)
            throws BenchmarkFailedException, IOException, InterruptedException;
}
