package slowcall.report;

/** A drawing of numbers. */
public sealed interface Chart permits LineChart, BarChart {
    /** What it shows. */
    String title();
}
