package slowcall.trial;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static slowcall.result.SchemaDocument.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slowcall.calibration.Calibration;
import slowcall.compare.ComparisonRows;
import slowcall.measure.Trace;
import slowcall.part.PartTable;
import slowcall.result.Column;
import slowcall.result.Manifest;
import slowcall.result.SchemaDocument;
import slowcall.selfcheck.Answer;
import slowcall.tune.FitTable;
import slowcall.tune.TuneTable;
import slowcall.validity.CheckCounts;

/**
 * Guards against a data dictionary that lags behind the columns. After a change of columns, write its tables anew; what stands
 * before them is kept:
 *
 * <pre>mvn -pl harness test -Dtest=SchemaDocumentTest -Dslowcall.schema.write=true</pre>
 */
class SchemaDocumentTest {
    /** Before those of the module of integrations. */
    private static final SchemaDocument DOCUMENT = SchemaDocument.between("trials.csv", "kills.csv");

    @BeforeAll
    static void writeTheTablesAnewIfAsked() throws IOException {
        DOCUMENT.writeIfAsked(tables());
    }

    private static String tables() {
        return "## trials.csv\n"
                + "\nOne row for each trial: what it was told to do, what came of it, whether the measurement can be trusted.\n\n"
                + table(TrialColumns.all())
                + "\n## summary.csv\n"
                + "\nOne row for each cell, in the plan's order. Figures are medians over the cell's trials that are not `INVALID`, and"
                + " have the\nmeanings above. These columns mean something else than in `trials.csv`:\n\n"
                + Summary.COLUMNS.stream()
                        .filter(SchemaDocumentTest::meansSomethingElse)
                        .map(column -> "- `" + column.name() + "`: " + column.meaning() + "\n")
                        .collect(joining())
                + "\nAnd these are its own:\n\n"
                + table(ownOfSummary())
                + "\n## memory.csv\n"
                + "\nOnly where the plan holds requests in flight: for each strategy, client, variant, collector and JDK one row for each kind"
                + " of memory.\nThe line goes through all blocks' trials of all numbers of requests. Columns that `trials.csv` has as well"
                + " mean the same, and these\nare its own:\n\n"
                + table(ownOfMemory())
                + "\n## selfcheck.csv\n"
                + "\nOne row for each answer of `slowcall selfcheck`, in a folder of its own, `<utc>-selfcheck-<id>`: what was"
                + " measured beside what it\nmust be.\n\n"
                + table(Answer.COLUMNS)
                + "\n## tune.csv\n"
                + "\nOnly in folders of `slowcall tune`: one row for each point that was measured and each objective.\n\n"
                + table(TuneTable.COLUMNS)
                + "\n## tune-fits.csv\n"
                + "\nOnly beside `tune.csv`: one row for each parameter of the models that were fitted.\n\n"
                + table(FitTable.COLUMNS)
                + "\n## traces/\n"
                + "\nOne row for each whole second of the rehearsal, and of the measured schedule and what drained after it.\n\n"
                + table(Trace.TABLE)
                + "\n## verdicts.csv\n"
                + "\nOne row for each check of [`CHECKS.md`](CHECKS.md), and one for trials that failed.\n\n"
                + table(CheckCounts.COLUMNS)
                + "\n## calibration.csv\n"
                + "\nOne row for each step of the calibration, in the order measured. Its quantiles are those of `n` samples, few of"
                + " which may lie\nbeyond them: they say what this machine can do, and nothing about a strategy.\n\n"
                + table(Calibration.COLUMNS)
                + "\n## parts.csv\n"
                + "\nOnly where strategies need servers besides the slow service: one row for each, in each block. What they cost a"
                + " login is in\n`trials.csv`; here is what they are.\n\n"
                + table(PartTable.COLUMNS)
                + "\n## What `slowcall compare --format csv` prints\n"
                + "\nOne row for each cell and endpoint, and one for each cell without a partner, with the cell's parameters as in"
                + " `trials.csv` (none for\nJMH's benchmarks), and with these columns of its own:\n\n"
                + table(ComparisonRows.ownColumns());
    }

    private static List<Column> ownOfSummary() {
        return Summary.COLUMNS.stream()
                .filter(column -> !trialMeanings().containsKey(column.name()))
                .toList();
    }

    private static List<Column> ownOfMemory() {
        return MemorySlopes.COLUMNS.stream()
                .filter(column -> !column.meaning().equals(trialMeanings().get(column.name())))
                .toList();
    }

    private static boolean meansSomethingElse(Column column) {
        String meaning = trialMeanings().get(column.name());
        return meaning != null && !meaning.equals(column.meaning());
    }

    private static Map<String, String> trialMeanings() {
        return TrialColumns.all().stream().collect(Collectors.toMap(Column::name, Column::meaning));
    }

    @Test
    void explainsEveryColumnOfTheTablesOnceAndNoOther() throws IOException {
        List<Column> columns = new ArrayList<>(TrialColumns.all());
        columns.addAll(ownOfSummary());
        columns.addAll(ownOfMemory());
        columns.addAll(Answer.COLUMNS);
        columns.addAll(TuneTable.COLUMNS);
        columns.addAll(FitTable.COLUMNS);
        columns.addAll(Trace.TABLE);
        columns.addAll(CheckCounts.COLUMNS);
        columns.addAll(Calibration.COLUMNS);
        columns.addAll(PartTable.COLUMNS);
        columns.addAll(ComparisonRows.ownColumns());

        Map<String, Long> lines = SchemaDocument.lines(columns);
        assertEquals(Set.of(1L), Set.copyOf(lines.values()));
        assertEquals(lines, DOCUMENT.lines(), "write the tables anew as this class says");
    }

    @Test
    void explainsWhereASummarysColumnMeansSomethingElse() throws IOException {
        String text = SchemaDocument.text();

        for (Column column : Summary.COLUMNS) {
            assertTrue(
                    !meansSomethingElse(column)
                            || text.contains("- `" + column.name() + "`: " + column.meaning() + "\n"),
                    column.name());
        }
    }

    @Test
    void namesTheSchemaVersion() throws IOException {
        assertTrue(SchemaDocument.text().contains("schema version " + Manifest.SCHEMA_VERSION));
    }

    @Test
    void everyColumnHasAMeaningThatFitsATable() {
        for (Column column : Stream.of(TrialColumns.all(), Calibration.COLUMNS, PartTable.COLUMNS)
                .flatMap(List::stream)
                .toList()) {
            assertFalse(column.meaning().isBlank() || column.meaning().contains("|"), column.name());
        }
    }
}
