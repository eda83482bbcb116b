package slowcall.integrations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static slowcall.result.SchemaDocument.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slowcall.integrations.chapter.ChapterTable;
import slowcall.integrations.kill.ArmTable;
import slowcall.integrations.kill.KillTable;
import slowcall.result.Column;
import slowcall.result.SchemaDocument;

/**
 * Guards against a data dictionary that lags behind the columns of this module. After a change of columns, write its tables anew:
 *
 * <pre>mvn -pl integrations test -Dtest=SchemaDocumentTest -Dslowcall.schema.write=true</pre>
 */
class SchemaDocumentTest {
    /** Behind those of the harness. */
    private static final SchemaDocument DOCUMENT = SchemaDocument.from("kills.csv");

    @BeforeAll
    static void writeTheTablesAnewIfAsked() throws IOException {
        DOCUMENT.writeIfAsked(tables());
    }

    private static String tables() {
        return "## kills.csv\n"
                + "\nOnly in folders of `slowcall kills`, and of `slowcall chapter`: one row for each kill, appended when the books"
                + " have been compared. Of a\ncontrol the harm is what it is there for.\n\n"
                + table(KillTable.COLUMNS)
                + "\n## kill-arms.csv\n"
                + "\nOnly in folders of `slowcall kills`: one row for each place that was killed in, and for each control. Columns that"
                + " `kills.csv` has\nas well mean the same, added up, and these are its own:\n\n"
                + table(ArmTable.OWN)
                + "\n## chapter.csv\n"
                + "\nOnly in folders of `slowcall chapter`: one row for each claim.\n\n"
                + table(ChapterTable.COLUMNS);
    }

    @Test
    void explainsEveryColumnOfTheTablesAndNoOther() throws IOException {
        List<Column> columns = new ArrayList<>(KillTable.COLUMNS);
        columns.addAll(ArmTable.OWN);
        columns.addAll(ChapterTable.COLUMNS);

        assertEquals(SchemaDocument.lines(columns), DOCUMENT.lines(), "write the tables anew as this class says");
    }
}
