package slowcall;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import slowcall.jvm.Jdk;
import slowcall.plan.Plan;
import slowcall.plan.Target;
import slowcall.plan.TrialJvm;
import slowcall.result.Environment;
import slowcall.service.ServiceElsewhere;
import slowcall.service.WireMockService;
import slowcall.trial.Trial;

/** What a manifest says of a run before its first trial. */
final class RunDescription {
    /** Those of a trial's usual JVM: a cell may have a JDK, a heap or flags of its own, with which only its trials may fail. */
    static final List<String> CALIBRATION_FLAGS = Trial.flags(TrialJvm.of(512, "g1"));

    private RunDescription() {}

    /** What the manifest says from its beginning on. */
    static Map<String, Object> of(Plan plan, Experiment.Options options) throws IOException, InterruptedException {
        Map<String, Object> about = BegunPlans.describe(plan);
        about.put("command", options.command());
        if (!plan.targets().isEmpty()) {
            about.put("targets", plan.targets().stream().map(Target::toString).toList());
            about.put("allowed_targets", options.allowedTargets().places());
        }
        options.joint().ifPresent(joint -> about.put("shard", about(plan, joint)));
        about.put("service_flags", serviceFlags(plan));
        about.put("calibration_flags", CALIBRATION_FLAGS);
        about.put("environment", environment(plan, options));
        return about;
    }

    private static Map<String, Object> about(Plan plan, JointLoad joint) {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("number", joint.shard().number());
        about.put("total", joint.shard().total());
        about.put("start_at", joint.begin().toString());
        about.put("load", joint.id(plan));
        about.put("clock", joint.clock(plan));
        return about;
    }

    /** Where the trials are run, and with what. */
    static Map<String, String> environment(Plan plan, Experiment.Options options)
            throws IOException, InterruptedException {
        Map<String, String> own = fingerprint(plan);
        if (!(options.services() instanceof ServiceElsewhere elsewhere)) {
            return own;
        }
        Map<String, String> all = new LinkedHashMap<>(own);
        all.putAll(Elsewhere.environment(own, elsewhere.about()));
        return all;
    }

    /** This machine's, and that of the JVMs that the plan's trials run in. */
    static Map<String, String> fingerprint(Plan plan) {
        return Environment.fingerprint(
                plan.cells().stream()
                        .flatMap(cell -> Trial.jdk(cell).stream())
                        .map(Jdk::version)
                        .distinct()
                        .toList(),
                plan.cells().stream().map(Trial::flags).distinct().toList());
    }

    /** Of each service that the plan needs. */
    static List<List<String>> serviceFlags(Plan plan) {
        return plan.services().stream()
                .map(threads -> WireMockService.flags(threads, plan.mostCallsAtOnce()))
                .toList();
    }
}
