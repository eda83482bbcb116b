package slowcall.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.ChartTheme;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import slowcall.report.LineChart.Point;
import slowcall.report.LineChart.Series;
import slowcall.report.LineChart.Stroke;
import slowcall.result.AtomicFile;

/** A picture of a chart, PNG or SVG, for where no page can be: a README, a pull request. */
public final class ChartImage {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 700;

    /** Those of the page in the light. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0068b8),
            new Color(0xd05000),
            new Color(0x008a63),
            new Color(0xa2388f),
            new Color(0xb07d00),
            new Color(0x2f9bd6),
            new Color(0x6a4fd0),
            new Color(0xc62a4c),
            new Color(0x5c7a13),
            new Color(0x6b7480));

    private static final Color INK = new Color(0x1b1f24);
    private static final Color GRID = new Color(0xe8ebef);

    private ChartImage() {}

    /** Whether the file's name ends with a format that can be written. */
    public static boolean canWrite(Path file) {
        return ending(file).equals("png") || ending(file).equals("svg");
    }

    private static String ending(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * Writes it, whole or not at all.
     *
     * @throws IllegalArgumentException if the file's name ends with anything but .png and .svg
     * @throws IOException if it cannot be written, or the system has no fonts to write it with
     */
    public static void write(LineChart chart, Path file) throws IOException {
        if (!canWrite(file)) {
            throw new IllegalArgumentException(file + " must end with .png or .svg");
        }
        // Before the first class of AWT: no screen is needed, and there may be none.
        System.setProperty("java.awt.headless", "true");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            ChartEncoder.saveChart(drawn(chart), content, ending(file));
        } catch (LinkageError | InternalError | NullPointerException e) {
            // What the JDK throws without FreeType, fontconfig or any font depends on its version.
            throw new IOException("no text can be drawn here: is fontconfig installed, and a font?", e);
        }
        AtomicFile.write(file, content.toByteArray());
    }

    private static XYChart drawn(LineChart chart) {
        XYChart drawn = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .theme(ChartTheme.XChart)
                .title(chart.title())
                .xAxisTitle(title(chart.x()))
                .yAxisTitle(title(chart.y()))
                .build();
        style(drawn.getStyler(), chart);
        if (chart.x().scale() == Axis.Scale.QUANTILE) {
            drawn.setCustomXAxisTickLabelsFormatter(ChartImage::percent);
        }
        for (int i = 0; i < chart.series().size(); i++) {
            add(drawn, chart, chart.series().get(i), COLOURS.get(i % COLOURS.size()));
        }
        return drawn;
    }

    /** Where a value is drawn; not a number where the axis has no place for it. */
    private static double place(Axis axis, double value) {
        return switch (axis.scale()) {
            case LINEAR -> value;
            case LOG -> value > 0 ? value : Double.NaN;
            case QUANTILE -> -Math.log10(1 - value);
        };
    }

    private static String title(Axis axis) {
        if (axis.scale() == Axis.Scale.QUANTILE) {
            return "Share of requests that took at most so long";
        }
        return axis.label() + (axis.unit().isEmpty() ? "" : ", " + axis.unit());
    }

    /** Of a place on an axis of nines: 2 is 99 %. Only round figures have one: 50, 80, 90, 95, 98, 99, 99.5 and so on. */
    private static String percent(double nines) {
        BigDecimal beyond = BigDecimal.valueOf(100 * Math.pow(10, -nines));
        BigDecimal round = beyond.round(new MathContext(1));
        boolean isRound = Math.abs(beyond.doubleValue() / round.doubleValue() - 1) < 0.003;
        return isRound ? BigDecimal.valueOf(100).subtract(round).toPlainString() + " %" : "";
    }

    private static void style(XYStyler styler, LineChart chart) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 16);
        styler.setBaseFont(font);
        styler.setChartTitleFont(font.deriveFont(Font.BOLD, 18f));
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsFont(font.deriveFont(14f));
        styler.setLegendFont(font);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setChartFontColor(INK);
        styler.setAxisTickLabelsColor(INK);
        styler.setLegendPosition(LegendPosition.InsideNW);
        styler.setLegendLayout(LegendLayout.Vertical);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setChartTitleBoxVisible(false);
        styler.setMarkerSize(7);
        styler.setXAxisLogarithmic(chart.x().scale() == Axis.Scale.LOG);
        styler.setYAxisLogarithmic(chart.y().scale() == Axis.Scale.LOG);
    }

    private static void add(XYChart drawn, LineChart chart, Series series, Color colour) {
        List<Point> known = series.points().stream()
                .map(point -> new Point(place(chart.x(), point.x()), place(chart.y(), point.y())))
                .filter(point -> Double.isFinite(point.x()) && Double.isFinite(point.y()))
                .toList();
        if (known.isEmpty()) {
            return;
        }
        XYSeries line = drawn.addSeries(
                series.label(),
                known.stream().mapToDouble(Point::x).toArray(),
                known.stream().mapToDouble(Point::y).toArray());
        line.setMarker(series.stroke() == Stroke.MARKED ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        line.setMarkerColor(colour);
        line.setLineColor(colour);
        line.setLineStyle(
                series.stroke() == Stroke.DASHED
                        ? new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {8, 5}, 0)
                        : new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }
}
