package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.Manifest;

/** Guards against pages that are written elsewhere than asked, and against folders of others that are touched without need. */
class ReportCommandTest {
    @TempDir
    private Path root;

    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void publish() throws IOException {
        folder = Files.createDirectory(root.resolve("theirs"));
        Files.writeString(folder.resolve("trials.csv"), "cell_id,block,strategy,verdict\nc1,1,sync,VALID\n");
        Files.writeString(folder.resolve("summary.csv"), "cell_id,strategy,throughput_rps\nc1,sync,49.9\n");
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"schema_version\": 1, \"run_id\": \"theirs\", \"complete\": true, \"files\": []}");
        Manifest.refresh(folder);
    }

    private int report(Object... arguments) {
        String[] args = new String[arguments.length + 1];
        args[0] = "report";
        for (int i = 0; i < arguments.length; i++) {
            args[i + 1] = arguments[i].toString();
        }
        return Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    @Test
    void writesThePageIntoTheFolderAndItsManifest() throws IOException {
        assertEquals(0, report(folder), err::toString);

        Path page = folder.resolve("report.html");
        assertEquals(page.toString(), out.toString().strip());
        assertTrue(Files.readString(page).contains("49.9"));
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains("report.html"));
    }

    @Test
    void theTableOfTrialsStandsForItsFolder() throws IOException {
        assertEquals(0, report(folder.resolve("trials.csv")), err::toString);

        assertEquals(folder.resolve("report.html").toString(), out.toString().strip());
        assertTrue(Files.readString(folder.resolve("manifest.json")).contains("report.html"));
    }

    @Test
    void aFileThatHasNoFolderIsRefusedBeforeAnythingIsWritten() {
        Path image = root.resolve("none/chart.png");

        assertEquals(2, report(folder, "--image", image));

        assertEquals(
                "slowcall: --image " + image + ": there is no folder " + image.getParent()
                        + "; see slowcall report --help",
                err.toString().strip());
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void refusesATableOfTrialsThatIsInNoFolder() throws IOException {
        Path alone = Files.copy(folder.resolve("trials.csv"), root.resolve("trials.csv"));

        assertEquals(2, report(alone));

        assertEquals(
                "slowcall: " + alone + ": has no summary.csv with a cell: a report needs a whole results folder; name a"
                        + " folder that slowcall run has written",
                err.toString().strip());
    }

    @Test
    void refusesAPictureOfADamagedTable() throws IOException {
        Files.writeString(folder.resolve("trials.csv"), "cell_id,block,strategy,verdict\nc1,1.5,sync,VALID\n");
        Manifest.refresh(folder);

        assertEquals(2, report(folder, "--image", root.resolve("chart.png")));

        assertEquals(
                "slowcall: " + folder
                        + ": column block has \"1.5\", which is no whole number; take it as slowcall, or JMH, left"
                        + " it",
                err.toString().strip());
    }

    @Test
    void leavesTheFolderAsItIsIfThePageIsToBeElsewhere() throws IOException {
        String before = Files.readString(folder.resolve("manifest.json"));
        Path page = root.resolve("page.html");

        assertEquals(0, report(folder, "--output", page), err::toString);

        assertTrue(Files.exists(page));
        assertFalse(Files.exists(folder.resolve("report.html")));
        assertEquals(before, Files.readString(folder.resolve("manifest.json")));
    }

    @Test
    void refusesAPictureOfNothingBeforeAnythingIsWritten() {
        assertEquals(2, report(folder, "--image", root.resolve("chart.png")));

        assertEquals(
                "slowcall: " + folder + ": has no histograms to draw; take a run that has some",
                err.toString().strip());
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void drawsTheChartThatIsAskedFor() {
        assertEquals(2, report(folder, "--image", root.resolve("chart.png"), "--chart", "rate"));

        assertEquals(
                "slowcall: " + folder + ": has no load at several rates to draw; take a run that has some",
                err.toString().strip());
        assertFalse(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void aChartWithoutAPictureIsRefused() {
        assertEquals(2, report(folder, "--chart", "rate"));

        assertEquals(
                "slowcall: --chart: --image says where it is to be drawn; see slowcall report --help",
                err.toString().strip());
        assertFalse(Files.exists(folder.resolve("report.html")));
    }
}
