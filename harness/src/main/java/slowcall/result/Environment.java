package slowcall.result;

import java.nio.charset.Charset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What a measurement depends on outside the plan: the fingerprint in {@code manifest.json}, by which {@code compare} tells
 * unlike machines apart. An allow-list: no host or user name, no environment variables, no paths.
 */
public final class Environment {
    private static final long KIB_PER_MIB = 1L << 10;
    private static final long MIB = 1L << 20;

    private Environment() {}

    /**
     * The fingerprint, always with the same keys in the same order; what is unknown, or not limited, is "".
     *
     * @param trialJdks the versions of the JDKs that trials run on, each once; the harness itself and the service run on this JVM's
     * @param trialJvmFlags the flags that trials' JVMs are started with, each different line of them once; paths in them are left out
     */
    public static Map<String, String> fingerprint(List<String> trialJdks, List<List<String>> trialJvmFlags) {
        return fingerprint(SystemFiles.ofThisMachine(), trialJdks, trialJvmFlags);
    }

    static Map<String, String> fingerprint(
            SystemFiles files, List<String> trialJdks, List<List<String>> trialJvmFlags) {
        Map<String, String> values = new LinkedHashMap<>();
        putMachine(values, files);
        putLimits(values, files);
        putJvms(values, trialJdks, trialJvmFlags);
        LibraryVersions.putInto(values);
        values.put("charset", Charset.defaultCharset().name());
        values.put("locale", Locale.getDefault().toLanguageTag());
        return Collections.unmodifiableMap(values);
    }

    private static void putMachine(Map<String, String> values, SystemFiles files) {
        values.put("cpu_model", cpuModel(files));
        values.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        values.put("memory_mib", mib(files.field("/proc/meminfo", "MemTotal"), KIB_PER_MIB));
        values.put("os", property("os.name"));
        values.put("arch", property("os.arch"));
        values.put("kernel", property("os.version"));
        values.put(
                "clocksource",
                files.line("/sys/devices/system/clocksource/clocksource0/current_clocksource")
                        .orElse(""));
    }

    private static void putLimits(Map<String, String> values, SystemFiles files) {
        Cgroup cgroup = new Cgroup(files);
        values.put(
                "cgroup_cpu_max_cores",
                cgroup.cpuMax().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", cgroup.cpuMax().getAsDouble())
                        : "");
        values.put("cgroup_memory_max_mib", mib(cgroup.memoryMax(), MIB));
        values.put("cgroup_pids_max", text(cgroup.pidsMax()));
        values.put("somaxconn", text(files.number("/proc/sys/net/core/somaxconn")));
        values.put(
                "descriptor_limit",
                ProcessLimit.descriptors(files)
                        .filter(limit -> limit.hard() != ProcessLimit.UNLIMITED)
                        .map(limit -> Long.toString(limit.hard()))
                        .orElse(""));
    }

    private static void putJvms(Map<String, String> values, List<String> trialJdks, List<List<String>> trialJvmFlags) {
        values.put("jdk_version", property("java.runtime.version"));
        values.put("jdk_vendor", property("java.vendor"));
        values.put("jvm_name", property("java.vm.name"));
        values.put("trial_jdk_versions", String.join(", ", trialJdks));
        values.put(
                "trial_jvm_flags",
                trialJvmFlags.stream().map(Environment::withoutPaths).collect(Collectors.joining(" | ")));
    }

    /** x86 names its model; most ARM systems give the numbers of its maker and part only. */
    private static String cpuModel(SystemFiles files) {
        String[] keys = {"model name", "CPU part"};
        for (String key : keys) {
            for (String line : files.lines("/proc/cpuinfo")) {
                int colon = line.indexOf(':');
                if (colon > 0 && line.substring(0, colon).strip().equals(key)) {
                    String value = line.substring(colon + 1).strip();
                    return key.equals("CPU part") ? "part " + value : value;
                }
            }
        }
        return "";
    }

    private static String withoutPaths(List<String> flags) {
        return flags.stream().map(Environment::withoutPath).collect(Collectors.joining(" "));
    }

    private static String withoutPath(String flag) {
        int equals = flag.indexOf('=');
        boolean hasPath = flag.contains("/") || flag.contains("\\");
        return !hasPath ? flag : (equals > 0 ? flag.substring(0, equals) + "=<path>" : "<path>");
    }

    private static String property(String name) {
        return System.getProperty(name, "");
    }

    private static String text(OptionalLong value) {
        return value.isPresent() ? Long.toString(value.getAsLong()) : "";
    }

    /** An amount in another unit, {@code unitsPerMib} of them to a MiB. */
    private static String mib(OptionalLong value, long unitsPerMib) {
        return value.isPresent() ? Long.toString(value.getAsLong() / unitsPerMib) : "";
    }
}
