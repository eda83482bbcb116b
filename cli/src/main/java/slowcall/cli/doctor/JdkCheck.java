package slowcall.cli.doctor;

import java.util.NavigableMap;
import java.util.stream.Collectors;
import slowcall.jvm.Jdk;
import slowcall.jvm.Jdks;
import slowcall.plan.TrialJvm;
import slowcall.result.SystemFiles;

/** The JDKs that a plan may name by their feature versions. */
final class JdkCheck implements Check {
    /** The first one on which {@code synchronized} does not pin. */
    private static final int WITHOUT_PINNING_MONITORS = 24;

    private final Jdks jdks;

    JdkCheck(Jdks jdks) {
        this.jdks = jdks;
    }

    @Override
    public String name() {
        return "JDKs";
    }

    @Override
    public Finding run(SystemFiles files) {
        NavigableMap<Integer, Jdk> found = jdks.byFeature();
        String value = found.isEmpty()
                ? "none"
                : found.descendingMap().values().stream().map(Jdk::version).collect(Collectors.joining(", "));
        if (found.isEmpty() || found.lastKey() < TrialJvm.LEAST_JDK) {
            return Finding.fail(value, "needs a JDK " + TrialJvm.LEAST_JDK + " or newer: install one or set JAVA_HOME");
        }
        return found.subMap(TrialJvm.LEAST_JDK, WITHOUT_PINNING_MONITORS).isEmpty()
                        || found.lastKey() < WITHOUT_PINNING_MONITORS
                ? Finding.ok(value, "trials run on the JDK that runs slowcall")
                : Finding.ok(value, "virtual threads before and after JEP 491 (pinning) can be compared");
    }
}
