package slowcall.cli.doctor;

import java.util.List;
import slowcall.result.SystemFiles;

/** A core that clocks down while a service is waited for answers late. */
final class GovernorCheck implements Check {
    private static final String CPUS = "/sys/devices/system/cpu";

    @Override
    public String name() {
        return "CPU governor";
    }

    @Override
    public Finding run(SystemFiles files) {
        List<String> governors = files.names(CPUS).stream()
                .filter(name -> name.matches("cpu[0-9]+"))
                .flatMap(name -> files.line(CPUS + "/" + name + "/cpufreq/scaling_governor").stream())
                .distinct()
                .sorted()
                .toList();
        if (governors.isEmpty()) {
            return Finding.unknown("usual in virtual machines: the host decides about clock rates");
        }
        String value = String.join(", ", governors);
        return governors.equals(List.of("performance"))
                ? Finding.ok(value, "steady clock rates")
                : Finding.note(value, "clock rates vary with load: prefer \"performance\" for published runs");
    }
}
