package slowcall.part;

import java.util.List;
import java.util.stream.Collectors;
import slowcall.result.Column;
import slowcall.result.Disk;
import slowcall.result.Row;

/** {@code parts.csv}: one row for each server besides the slow service, each time that a run has started or used one. */
public final class PartTable {
    /** Its name in a results folder. */
    public static final String FILE = "parts.csv";

    /** What {@link #PLACE} says of one that the run has started, and of one that somebody else keeps. */
    public static final String EMBEDDED = "embedded";

    public static final String EXTERNAL = "external";

    static final Column BLOCK = Column.of(
            "block",
            "The repetition that it was there for, from 1; one that was interrupted and finished later has had several");
    static final Column PART = Column.of("part", "Which server: postgresql, kafka, sftp");
    static final Column PLACE = Column.of(
            "place",
            "embedded, where the run has started it as a child of its own, or external, where somebody else keeps it: the manifest says where");
    static final Column VERSION = Column.of("version", "Its version, as it tells it (empty where it does not)");
    static final Column START_UP = Column.of(
            "start_up_ms",
            "From its start until it answered, in milliseconds; in no trial's time (empty where it is external)");
    static final Column CPU = Column.of(
            "cpu_ms",
            "CPU time of its processes from its start until the block's last trial was over, in milliseconds (empty where it is external, and elsewhere than on Linux)");
    static final Column PSS = Column.decimal(
            "pss_mib", 1, "Memory of its processes then, pages that they share counted once, in MiB (empty likewise)");
    static final Column FILESYSTEM = Column.of(
            "filesystem",
            "The file system that its data is on; on tmpfs, which is memory, a commit waits for no disk (empty where it is external)");
    static final Column SETTINGS = Column.of(
            "settings", "Its settings that matter to figures, as it tells them itself: name=value, name=value");

    public static final List<Column> COLUMNS =
            List.of(BLOCK, PART, PLACE, VERSION, START_UP, CPU, PSS, FILESYSTEM, SETTINGS);

    private PartTable() {}

    /**
     * A server when the block is over.
     *
     * @param external whether somebody else keeps it
     */
    public static Row row(int block, String part, boolean external, PartFacts facts, Usage usage) {
        Row row = new Row().put(BLOCK, block).put(PART, part).put(PLACE, external ? EXTERNAL : EMBEDDED);
        if (!facts.version().isEmpty()) {
            row.put(VERSION, facts.version());
        }
        facts.startUpMillis().ifPresent(millis -> row.put(START_UP, millis));
        usage.cpuMillis().ifPresent(millis -> row.put(CPU, millis));
        usage.pssKib().ifPresent(kib -> row.put(PSS, kib / 1024.0));
        facts.data().flatMap(Disk::under).ifPresent(disk -> row.put(FILESYSTEM, disk.type()));
        if (!facts.settings().isEmpty()) {
            row.put(
                    SETTINGS,
                    facts.settings().entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining(", ")));
        }
        return row;
    }
}
