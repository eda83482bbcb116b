package slowcall.cli;

import java.util.List;
import java.util.regex.Pattern;
import slowcall.result.ResultsException;

/** What to try about a problem whose own words do not say it. Those that do have a semicolon before it. */
final class Remedies {
    /** What says by itself what to do. */
    private static final Pattern HAS_ONE = Pattern.compile("; |did you mean|must |write it as|give each ");

    /** Of what the operating system refuses, in its words and Java's. */
    private static final List<Remedy> SYSTEM = List.of(
            Remedy.of("No space left|quota exceeded", "free some, or choose another disk with --results"),
            Remedy.of("Read-only file system", "choose another place with --results"),
            Remedy.of("[Pp]ermission denied", "choose another place, or change who may write there"),
            Remedy.of("no such file|No such file", "check the path"),
            Remedy.of("exists already", "choose another name, or remove it"),
            Remedy.of("Too many open files", "raise the limit with ulimit -n"),
            Remedy.of(
                    "Cannot allocate memory|Resource temporarily unavailable|unable to create native thread",
                    "raise the limits with ulimit -u, or leave this machine more memory"),
            Remedy.of("did not answer within", "is it running, and can it be reached from here?"),
            Remedy.of("cannot be started|calibration failed", "slowcall doctor tells what this machine lacks"));

    /** Of results that somebody else may have written, or changed. */
    private static final List<Remedy> RESULTS = List.of(
            Remedy.of("did not finish", "finish it with slowcall run --resume, or take a run that has"),
            Remedy.of("no such file|no such folder", "check the path"),
            Remedy.of("nothing to resume", "slowcall report and slowcall compare read it as it is"),
            Remedy.of("nothing to merge", "name the folders that run --shard has left"),
            Remedy.of(
                    "it is no|is no folder|whole results folder|lists no ",
                    "name a folder that slowcall run has written"),
            Remedy.of("cannot be read: Record", "name a results folder, or its trials.csv as slowcall left it"),
            Remedy.of("no file of JMH", "name a file of JMH's, written with -rf json"),
            Remedy.of("no trial|no cell|no strateg|no two|no block|no load|no histograms", "take a run that has some"),
            Remedy.of("", "take it as slowcall, or JMH, left it"));

    /**
     * A remedy.
     *
     * @param problem what the line says
     * @param text what to try
     */
    private record Remedy(Pattern problem, String text) {
        static Remedy of(String problem, String text) {
            return new Remedy(Pattern.compile(problem), text);
        }
    }

    private Remedies() {}

    /**
     * The line with what to try.
     *
     * @param command whose help is the last resort
     */
    static String with(Exception problem, String line, String command) {
        if (HAS_ONE.matcher(line).find() || problem instanceof InterruptedException) {
            return line;
        }
        return line + "; "
                + (problem instanceof ResultsException ? RESULTS : SYSTEM)
                        .stream()
                                .filter(remedy -> remedy.problem().matcher(line).find())
                                .map(Remedy::text)
                                .findFirst()
                                .orElse("see " + command + " --help");
    }
}
