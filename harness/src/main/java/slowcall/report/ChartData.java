package slowcall.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serial;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the page's script draws from, as JSON that may stand in a script element. */
final class ChartData {
    /** More digits cannot be seen in a chart; the tables have what is known. */
    private static final MathContext DIGITS = new MathContext(6);

    private static final ObjectMapper JSON =
            new ObjectMapper(JsonFactory.builder().build().setCharacterEscapes(new NoMarkup()));

    private ChartData() {}

    /** Nothing that ends a script element or begins a comment in it. */
    private static final class NoMarkup extends CharacterEscapes {
        @Serial
        private static final long serialVersionUID = 1;

        private final int[] ascii = standardAsciiEscapesForJSON();

        NoMarkup() {
            for (char c : new char[] {'<', '>', '&'}) {
                ascii[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ascii.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int c) {
            return c == 0x2028 || c == 0x2029 ? new SerializedString(String.format(Locale.ROOT, "\\u%04x", c)) : null;
        }
    }

    /**
     * The data of a page.
     *
     * @param keys of the tables' lines, which name them by their place in this list
     */
    static String json(List<Chart> charts, List<Keys> keys) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("charts", charts.stream().map(ChartData::of).toList());
        data.put("keys", keys.stream().map(Keys::values).toList());
        return write(data);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers, lists and maps can be written", e);
        }
    }

    private static Map<String, Object> of(Chart chart) {
        return switch (chart) {
            case LineChart lines -> of(lines);
            case BarChart bars -> of(bars);
        };
    }

    private static Map<String, Object> of(LineChart chart) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", "lines");
        data.put("x", of(chart.x()));
        data.put("y", of(chart.y()));
        List<Object> series = new ArrayList<>();
        for (LineChart.Series one : chart.series()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("label", one.label());
            line.put("keys", one.keys().values());
            line.put("stroke", one.stroke().name().toLowerCase(Locale.ROOT));
            line.put("x", column(one.points(), LineChart.Point::x));
            line.put("y", column(one.points(), LineChart.Point::y));
            if (one.points().stream().anyMatch(point -> !Double.isNaN(point.low()))) {
                line.put("low", column(one.points(), LineChart.Point::low));
                line.put("high", column(one.points(), LineChart.Point::high));
            }
            series.add(line);
        }
        data.put("series", series);
        return data;
    }

    private static Map<String, Object> of(BarChart chart) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("kind", "bars");
        data.put("value", of(chart.value()));
        data.put("origin", chart.origin());
        data.put("segments", chart.segments());
        List<Object> bars = new ArrayList<>();
        for (BarChart.Bar one : chart.bars()) {
            Map<String, Object> bar = new LinkedHashMap<>();
            bar.put("label", one.label());
            bar.put("keys", one.keys().values());
            bar.put("values", column(one.values(), Double::doubleValue));
            if (!Double.isNaN(one.low())) {
                bar.put("low", rounded(one.low()));
                bar.put("high", rounded(one.high()));
            }
            bars.add(bar);
        }
        data.put("bars", bars);
        return data;
    }

    private static Map<String, Object> of(Axis axis) {
        // In an order of its own, so that the same results make the same page.
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("label", axis.label());
        data.put("unit", axis.unit());
        data.put("scale", axis.scale().name().toLowerCase(Locale.ROOT));
        return data;
    }

    private static <T> List<@Nullable Object> column(List<T> values, ToDoubleFunction<T> value) {
        List<@Nullable Object> numbers = new ArrayList<>();
        values.forEach(each -> numbers.add(rounded(value.applyAsDouble(each))));
        return numbers;
    }

    private static @Nullable Object rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).stripTrailingZeros() : null;
    }
}
