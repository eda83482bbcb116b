package slowcall.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads plans: JSON with comments and trailing commas. {@code plans/example.json} explains every field. */
public final class PlanFile {
    private static final long DEFAULT_SEED = 1;
    private static final int DEFAULT_BLOCKS = 3;

    private final Fields fields;
    private final String text;
    private final Delays delays;

    private PlanFile(Fields fields, String text, Delays delays) {
        this.fields = fields;
        this.text = text;
        this.delays = delays;
    }

    /**
     * Reads a file, and the recordings that it names, whose paths count from its folder.
     *
     * @throws PlanException one line, {@code file:line:column: what is wrong; what to do}
     */
    public static Plan read(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return parse(
                file.toString(),
                PlanText.read(file),
                folder == null ? RecordingSource.none() : RecordingSource.in(folder));
    }

    /** Reads text that names no recordings. */
    public static Plan parse(String sourceName, String text) {
        return parse(sourceName, text, RecordingSource.none());
    }

    /**
     * Reads text.
     *
     * @param sourceName named in messages; without a {@code name} in the text, what its last part before the ending says
     * @param recordings where the recordings are that it names
     * @throws PlanException one line, {@code sourceName:line:column: what is wrong; what to do}
     */
    public static Plan parse(String sourceName, String text, RecordingSource recordings) {
        String checked = PlanText.checked(sourceName, text);
        Json root = LocatedJson.parse(sourceName, checked);
        Fields fields = Fields.of("a plan", root, Vocabulary.PLAN);
        return new PlanFile(fields, checked, new Delays(new Recordings(recordings))).plan();
    }

    private Plan plan() {
        String name = name();
        long seed = fields.find("seed").map(json -> Values.whole("seed", json)).orElse(DEFAULT_SEED);
        int blocks = fields.find("blocks").map(PlanFile::blocks).orElse(DEFAULT_BLOCKS);
        return new Plan(name, seed, blocks, cells(), text);
    }

    private String name() {
        var given = fields.find("name");
        if (given.isPresent()) {
            Json json = given.get();
            String name = Values.text("name", json);
            return json.located(() -> Plan.requireName(name));
        }
        String base = PlanText.baseName(fields.position().source());
        try {
            return Plan.requireName(base);
        } catch (IllegalArgumentException e) {
            throw new PlanException(
                    fields.position(),
                    "\"name\" is missing, and the file's base name will not do: " + e.getMessage()
                            + "; give the plan a \"name\"");
        }
    }

    private static int blocks(Json json) {
        int blocks = Values.integer("blocks", json);
        return json.located(() -> Plan.requireBlocks(blocks));
    }

    private List<Cell> cells() {
        Json json = fields.require("cells", "list at least one cell");
        if (!(json instanceof Json.Array array)) {
            throw json.refuse("\"cells\" must be an array, not " + json.kind() + "; put it in [ ]");
        }
        if (array.elements().isEmpty()) {
            throw json.refuse("\"cells\" is an empty array; list at least one cell");
        }
        Fields defaults = defaults();
        List<Cell> cells = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        for (Json element : array.elements()) {
            for (Cell cell : CellReader.read(element, defaults, delays)) {
                Position first = seen.putIfAbsent(cell.id(), cell.position());
                if (first != null) {
                    throw repeated(cell, first);
                }
                cells.add(cell);
            }
            Combination.requireCells(cells.size(), element.position());
        }
        return cells;
    }

    /** What cells fall back on: {@code jdks} is {@code jdk} for all. */
    private Fields defaults() {
        Fields defaults = fields.read("defaults", json -> CellReader.defaults(json, delays))
                .orElseGet(() -> Fields.none(fields.position()));
        return fields.read("jdks", json -> {
                    if (!(json instanceof Json.Array array)) {
                        throw json.refuse(
                                "\"jdks\" must be an array, not " + json.kind() + "; write it as [\"25\", \"21\"]");
                    }
                    if (array.elements().isEmpty()) {
                        throw json.refuse("\"jdks\" is an empty array; give it at least one JDK");
                    }
                    if (defaults.find("jdk").isPresent()) {
                        throw json.refuse("\"jdks\" and the \"jdk\" of the defaults say the same; remove one of them");
                    }
                    return CellReader.checked(defaults.with("jdk", json), delays);
                })
                .orElse(defaults);
    }

    private static PlanException repeated(Cell cell, Position first) {
        String problem = first.equals(cell.position())
                ? "an array repeats a value and with it the cell "
                : "the cell at line " + first.line() + ", column " + first.column() + " is repeated: ";
        return new PlanException(
                cell.position(), problem + cell.label() + "; remove one, \"blocks\" repeats every cell");
    }
}
