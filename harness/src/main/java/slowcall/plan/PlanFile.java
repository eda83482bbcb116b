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

    private PlanFile(Fields fields, String text) {
        this.fields = fields;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @throws PlanException one line, {@code file:line:column: what is wrong; what to do}
     */
    public static Plan read(Path file) {
        return parse(file.toString(), PlanText.read(file));
    }

    /**
     * Reads text.
     *
     * @param sourceName named in messages; without a {@code name} in the text, what its last part before the ending says
     * @throws PlanException one line, {@code sourceName:line:column: what is wrong; what to do}
     */
    public static Plan parse(String sourceName, String text) {
        String checked = PlanText.checked(sourceName, text);
        Json root = LocatedJson.parse(sourceName, checked);
        return new PlanFile(Fields.of("a plan", root, Vocabulary.PLAN), checked).plan();
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
        Fields defaults =
                fields.find("defaults").map(CellReader::defaults).orElseGet(() -> Fields.none(fields.position()));
        List<Cell> cells = new ArrayList<>();
        Map<String, Position> seen = new HashMap<>();
        for (Json element : array.elements()) {
            for (Cell cell : CellReader.read(element, defaults)) {
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

    private static PlanException repeated(Cell cell, Position first) {
        String problem = first.equals(cell.position())
                ? "an array repeats a value and with it the cell "
                : "the cell at line " + first.line() + ", column " + first.column() + " is repeated: ";
        return new PlanException(
                cell.position(), problem + cell.label() + "; remove one, \"blocks\" repeats every cell");
    }
}
