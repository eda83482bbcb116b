package slowcall.cli.doctor;

import slowcall.result.SystemFiles;

/** Only Linux tells about threads, switches and memory through {@code /proc}. */
final class OperatingSystemCheck implements Check {
    private final String system;

    OperatingSystemCheck(String system) {
        this.system = system;
    }

    @Override
    public String name() {
        return "system";
    }

    @Override
    public Finding run(SystemFiles files) {
        return system.equals("Linux")
                ? Finding.ok(system, "every column can be filled")
                : Finding.note(system, "columns read from /proc (RSS, context switches, service CPU) stay empty");
    }
}
