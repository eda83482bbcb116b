package slowcall.cli.doctor;

import java.util.Optional;
import java.util.Set;
import slowcall.result.SystemFiles;

/** What the kernel reads the time from. */
final class ClockSourceCheck implements Check {
    private static final Set<String> READ_WITHOUT_A_SYSTEM_CALL =
            Set.of("tsc", "kvm-clock", "arch_sys_counter", "hyperv_clocksource_tsc_page");
    private static final Set<String> SLOW = Set.of("hpet", "acpi_pm", "jiffies", "refined-jiffies", "pit");

    @Override
    public String name() {
        return "clock source";
    }

    @Override
    public Finding run(SystemFiles files) {
        Optional<String> source = files.line("/sys/devices/system/clocksource/clocksource0/current_clocksource");
        if (source.isEmpty()) {
            return Finding.unknown("see the cost of the clock below");
        }
        if (READ_WITHOUT_A_SYSTEM_CALL.contains(source.get())) {
            return Finding.ok(source.get(), "read without a system call");
        }
        return SLOW.contains(source.get())
                ? Finding.warn(
                        source.get(), "each reading takes about a microsecond: CPU per request and tails are inflated")
                : Finding.note(source.get(), "may need a system call: see the cost of the clock below");
    }
}
