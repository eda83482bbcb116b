package slowcall.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads further flags for a trial's JVM: none that the harness sets itself, changes what runs, or keeps it from running. */
final class Flags {
    private static final int MOST = 40;

    /** Options with a value, and those of {@code -X} and {@code --} that do not merely print something and leave. */
    private static final Pattern ALLOWED = Pattern.compile("-XX:[+-]?[A-Za-z0-9_]+(=[A-Za-z0-9_.,:=+/-]+)?"
            + "|-D[A-Za-z0-9_.-]+(=[A-Za-z0-9_.,:=+/-]*)?"
            + "|-X(int|comp|mixed|batch|rs|noclassgc|check:jni|ss[0-9]+[kKmMgG]?|mn[0-9]+[kKmMgG]?|share:[a-z]+)"
            + "|-Xlog:[A-Za-z0-9_.,:=+/*-]*:file=[A-Za-z0-9_.,:=+/-]+"
            + "|--(add-opens|add-exports|add-reads|add-modules|illegal-native-access|sun-misc-unsafe-memory-access)"
            + "=[A-Za-z0-9_.,:=+/-]+"
            + "|--enable-preview");

    /** What to do instead, by what a flag begins with; the first that matches. */
    private static final Map<Pattern, String> INSTEAD = new LinkedHashMap<>();

    static {
        instead("-Xm[sx]|-XX:(Max|Initial|Min|SoftMax)HeapSize|-XX:(Max|Initial|Min)RAM", "use the key \"heap\"");
        instead("-XX:[+-]Use[A-Za-z0-9]*GC$", "use the key \"gc\"");
        instead("-Djdk\\.virtualThreadScheduler\\.parallelism", "use the key \"parallelism\"");
        instead("-Djdk\\.virtualThreadScheduler\\.maxPoolSize", "use the key \"max-pool-size\"");
        instead(
                "-javaagent|-agentlib|-agentpath|-Xrun|-Xdebug",
                "leave it out: an agent would be measured along with the strategy");
        instead(
                "-cp|-classpath|--class-path|-p$|--module-path|--upgrade-module-path|--patch-module|-jar|-Xbootclasspath"
                        + "|-Djava\\.class\\.path",
                "leave it out; run with --plugin FILE.jar to add strategies");
        instead(
                "-XX:(Flags|VMOptionsFile)=|@",
                "write the flags here: those that nobody sees in the results would change what they say");
        instead(
                "-Xlog(?!.*:file=)",
                "give it a file, as in -Xlog:gc:file=gc.log; its output would get among the trial's own");
        // A plan may be somebody else's.
        instead("-XX:On(Error|OutOfMemoryError)=", "leave it out: a plan starts no programs");
        instead("-Dcom\\.sun\\.management\\.", "leave it out: nothing that a plan starts listens to the network");
        instead(
                "(-Xlog:.*:file|-XX:(ErrorFile|ReplayDataFile|HeapDumpPath|LogFile|PerfDataSaveFile))=(.*/|\\.\\.)",
                "give the file's name alone: a plan writes into no other folder");
        instead(
                "-XX:[+-](AlwaysPreTouch|ExitOnOutOfMemoryError|UseDynamicNumberOfCompilerThreads|DisplayVMOutputTo)"
                        + "|--enable-native-access|-Djdk\\.httpclient\\.keepalive\\.timeout",
                "leave it out: every trial's JVM is started with it as the harness needs it");
    }

    private Flags() {}

    private static void instead(String beginning, String remedy) {
        INSTEAD.put(Pattern.compile(beginning), remedy);
    }

    /** Flags with spaces between them. */
    static List<String> read(Json json) {
        List<String> flags = new ArrayList<>();
        for (String flag : Values.text("flags", json).strip().split("\\s+", -1)) {
            if (!flag.isEmpty()) {
                flags.add(require(flag, json));
            }
        }
        if (flags.size() > MOST) {
            throw json.refuse(flags.size() + " flags are more than " + MOST + "; leave out those that change nothing");
        }
        return flags;
    }

    private static String require(String flag, Json json) {
        INSTEAD.forEach((pattern, remedy) -> {
            if (pattern.matcher(flag).lookingAt()) {
                throw json.refuse("flag " + Json.quote(flag) + " is not for plans; " + remedy);
            }
        });
        if (flag.length() > 200 || !ALLOWED.matcher(flag).matches()) {
            throw json.refuse("flag " + Json.quote(flag)
                    + " is none that a plan may give; write -XX:Name=value, -XX:+Name, -Dname=value, --add-opens=… or the like,"
                    + " with spaces between them and none inside");
        }
        return flag;
    }
}
