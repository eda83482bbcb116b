package slowcall.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import slowcall.Experiment;
import slowcall.Resumption;
import slowcall.RunListener;
import slowcall.benchmarks.Selection;
import slowcall.fuzz.Fuzz;
import slowcall.fuzz.Seeds;
import slowcall.plan.Plan;
import slowcall.tune.Question;
import slowcall.tune.Tuning;

/** Guards against a command line that ends in a stack trace. An input is arguments, a line each; nothing is measured. */
class CommandFuzzTest {
    private static final List<byte[]> VALID = Seeds.of(
            "run\n--plan\nsmoke\n--blocks\n2\n--seed\n7",
            "run\n--plan=quick\n--jmh\n--jmh-forks\n8\n--strict",
            "run\n--results\nr\n--allow-target\napi.example.org:8080",
            "tune\n--rate\n300\n--delay\n200ms\n--slo\np99=350ms",
            "tune\n--rate\n200-400\n--delay\nlognormal-100ms-900ms\n--slo\np99=2s\n--strategy\nfixed-pool(queue_bound=50)",
            "tune\n--rate\n300\n--delay\nbimodal-20ms-500ms-0.1\n--slo\nrejection<=1%\n--slo\ngoodput>=99%",
            "tune\n--find\nrate\n--size\n84\n--delay\n{\"fixed\": \"200ms\"}\n--slo\ngoodput>=290/s\n--timeout\n20s",
            "tune\n--rate\n50\n--target\nhttp://127.0.0.1:8080/slow\n--slo\np99=350ms\n--arrivals\nconstant",
            "compare\nno-such-a\nno-such-b\n--min-effect\n5%\n--format\njson\n--across-environments",
            "compare\n--by\nstrategy\n--baseline\nsync\nno-such",
            "report\nno-such\n--image\nno-such/x.png",
            "run\n--resume\nno-such",
            "run\n--plan\nsmoke\n--shard\n1/2\n--start-at\n2026-11-23T12:00:00Z",
            "merge\nno-such-a\nno-such-b",
            "strategies",
            "--version",
            "run\n--help");

    /** What a command line asks for has been understood, and would begin here. */
    private static final class Understood extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Understood() {
            super("understood", new IOException("nothing is measured"));
        }
    }

    /** A command's line and what it ended with. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        Refused(String line) {
            super(line);
        }
    }

    private static final class NeverMeasures extends MainTest.NeverRun {
        @Override
        public Experiment.Result run(Plan plan, Experiment.Options options, RunListener listener) {
            throw new Understood();
        }

        @Override
        public Experiment.Result resume(Resumption interrupted, Experiment.Options options, RunListener listener) {
            throw new Understood();
        }

        @Override
        public Closeable takeMachine(Optional<String> load) {
            return () -> {};
        }

        @Override
        public Tuning.Result tune(Question question, Experiment.Options options, RunListener listener) {
            throw new Understood();
        }

        @Override
        public String benchmark(Path folder, Selection selection, Consumer<String> status) {
            throw new Understood();
        }

        @Override
        public Path report(Path folder) {
            throw new Understood();
        }
    }

    @Test
    void commandLines() throws Exception {
        new Fuzz("command-line", 1L << 30, Refused.class)
                .run(Seeds.all(VALID, Seeds.corpus("command-line")), CommandFuzzTest::execute);
    }

    private static void execute(byte[] input) throws Refused {
        List<String> arguments = new String(input, UTF_8).lines().toList();
        // These look at the machine, measure, and listen until a signal comes.
        if (arguments.stream().anyMatch(word -> word.matches("doctor|selfcheck|service|chapter|kills"))) {
            return;
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.execute(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                new NeverMeasures(),
                arguments.toArray(String[]::new));
        boolean understood = exitCode == ExitCode.OK || err.toString().contains("slowcall: understood");
        if (!understood && exitCode != ExitCode.USAGE) {
            throw new IllegalStateException("exit code " + exitCode + ": " + err);
        }
        if (!understood) {
            throw new Refused(err.toString().strip());
        }
    }
}
