package slowcall.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import slowcall.report.LineChart.Point;
import slowcall.report.LineChart.Series;
import slowcall.report.LineChart.Stroke;

/** Guards against pictures that cannot be opened, against points that have no place on their axis, and against labels in them that become markup. */
class ChartImageTest {
    private static final LineChart CHART = new LineChart(
            "Latency <b>&</b>",
            Axis.quantile(),
            Axis.log("latency", "ms"),
            List.of(
                    new Series(
                            "<script>alert(1)</script>",
                            Keys.NONE,
                            Stroke.LINE,
                            List.of(
                                    new Point(0, 0),
                                    new Point(.5, 200),
                                    new Point(.9, 210),
                                    new Point(.99, Double.NaN),
                                    new Point(1, 220))),
                    new Series("predicted", Keys.NONE, Stroke.DASHED, List.of(new Point(0, 200), new Point(.99, 1000))),
                    new Series("nothing", Keys.NONE, Stroke.LINE, List.of(new Point(.5, 0), new Point(.9, 0))),
                    new Series("unknown", Keys.NONE, Stroke.MARKED, List.of(new Point(0, Double.NaN)))));

    @TempDir
    private Path folder;

    @Test
    void writesAPng() throws IOException {
        Path file = folder.resolve("chart.PNG");

        ChartImage.write(CHART, file);

        assertEquals(1200, ImageIO.read(file.toFile()).getWidth());
    }

    @Test
    void writesAnSvgWhoseLabelsStayText() throws Exception {
        Path file = folder.resolve("chart.svg");

        ChartImage.write(CHART, file);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg = factory.newDocumentBuilder().parse(file.toFile());
        assertEquals("svg", svg.getDocumentElement().getTagName());
        assertEquals(0, svg.getElementsByTagName("script").getLength());
        assertEquals(0, svg.getElementsByTagName("b").getLength());
    }

    @Test
    void refusesOtherKinds() {
        assertFalse(ChartImage.canWrite(Path.of("chart.gif")));
        assertFalse(ChartImage.canWrite(Path.of("svg/chart")));
        assertThrows(IllegalArgumentException.class, () -> ChartImage.write(CHART, folder.resolve("chart.gif")));
    }
}
