package slowcall.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards against a published result that tells more than the measurement needs, such as whose machine it was. */
class EnvironmentTest {
    private static final List<String> ALLOWED = List.of(
            "cpu_model",
            "cores",
            "memory_mib",
            "os",
            "arch",
            "kernel",
            "clocksource",
            "cgroup_cpu_max_cores",
            "cgroup_memory_max_mib",
            "cgroup_pids_max",
            "somaxconn",
            "descriptor_limit",
            "jdk_version",
            "jdk_vendor",
            "jvm_name",
            "trial_jdk_versions",
            "trial_jvm_flags",
            "slowcall_version",
            "slowcall_revision",
            "wiremock_version",
            "httpclient5_version",
            "okhttp_version",
            "jetty_client_version",
            "spring_version",
            "kafka_version",
            "debezium_version",
            "postgresql_driver_version",
            "hikaricp_version",
            "sshd_version",
            "hdrhistogram_version",
            "jackson_version",
            "jmh_version",
            "charset",
            "locale");

    @TempDir
    private Path root;

    private void write(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void hasExactlyTheAllowedKeysInOrder() {
        assertEquals(
                ALLOWED,
                List.copyOf(Environment.fingerprint(List.of(), List.of()).keySet()));
        assertEquals(
                ALLOWED,
                List.copyOf(Environment.fingerprint(new SystemFiles(root), List.of(), List.of())
                        .keySet()));
    }

    @Test
    void namesNeitherHostNorUserNorPaths() throws IOException {
        String all = Environment.fingerprint(
                        List.of(), List.of(List.of("-Xmx512m", "-XX:LogFile=/home/somebody/jvm.log")))
                .toString();
        // Short names such as "vm" stand in other words as well.
        String host = InetAddress.getLocalHost().getHostName();
        assertTrue(host.length() < 4 || !all.contains(host), all);
        assertFalse(all.contains(System.getProperty("user.home")), all);
        assertFalse(all.contains("somebody"), all);
        assertTrue(all.contains("-Xmx512m -XX:LogFile=<path>"), all);
    }

    @Test
    void namesEveryJvmThatTrialsRunOn() {
        Map<String, String> values = Environment.fingerprint(
                List.of("21.0.9+10", "25.0.1+8"), List.of(List.of("-Xmx512m"), List.of("-Xmx1g", "-XX:+UseZGC")));

        assertEquals("21.0.9+10, 25.0.1+8", values.get("trial_jdk_versions"));
        assertEquals("-Xmx512m | -Xmx1g -XX:+UseZGC", values.get("trial_jvm_flags"));
        assertEquals(System.getProperty("java.runtime.version"), values.get("jdk_version"));
    }

    @Test
    void readsTheSystemsFiles() throws IOException {
        write("proc/cpuinfo", "processor\t: 0\nmodel name\t: Some CPU @ 3 GHz\n");
        write("proc/meminfo", "MemTotal:       16384000 kB\n");
        write("proc/sys/net/core/somaxconn", "4096\n");
        write("proc/self/limits", "Max open files            1024                 524288               files\n");
        write("proc/self/cgroup", "0::/outer/inner\n");
        write("sys/fs/cgroup/outer/inner/cpu.max", "max 100000\n");
        write("sys/fs/cgroup/outer/cpu.max", "250000 100000\n");
        write("sys/fs/cgroup/outer/memory.max", "1073741824\n");
        write("sys/fs/cgroup/outer/inner/memory.max", "max\n");
        write("sys/fs/cgroup/pids.max", "max\n");
        Map<String, String> values = Environment.fingerprint(new SystemFiles(root), List.of(), List.of());
        assertEquals("Some CPU @ 3 GHz", values.get("cpu_model"));
        assertEquals("16000", values.get("memory_mib"));
        assertEquals("4096", values.get("somaxconn"));
        assertEquals("524288", values.get("descriptor_limit"));
        assertEquals("2.50", values.get("cgroup_cpu_max_cores"));
        assertEquals("1024", values.get("cgroup_memory_max_mib"));
        assertEquals("", values.get("cgroup_pids_max"));
    }

    @Test
    void readsControlGroupsOfVersion1() throws IOException {
        write("proc/self/cgroup", "4:memory:/job\n2:cpu,cpuacct:/\n0::/\n");
        write("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "536870912\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "-1\n");
        write("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        Map<String, String> values = Environment.fingerprint(new SystemFiles(root), List.of(), List.of());
        assertEquals("512", values.get("cgroup_memory_max_mib"));
        assertEquals("", values.get("cgroup_cpu_max_cores"));
    }

    @Test
    void knowsTheLibrariesThatMeasure() {
        Map<String, String> values = Environment.fingerprint(List.of(), List.of());
        for (String library : List.of(
                "wiremock_version",
                "httpclient5_version",
                "okhttp_version",
                "jetty_client_version",
                "hdrhistogram_version",
                "jackson_version")) {
            assertTrue(values.get(library).matches("\\d+\\.\\d+.*"), library + " " + values.get(library));
        }
    }
}
