package slowcall.plan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads recorded delays, each file once. */
final class Recordings {
    static final int MOST_BYTES = 8 << 20;

    private static final List<String> UNITS = List.of("ns", "us", "ms");

    private final RecordingSource source;
    private final Map<String, Recording> recordings = new HashMap<>();
    private final Map<List<String>, Replay> replays = new HashMap<>();

    Recordings(RecordingSource source) {
        this.source = source;
    }

    /** {@code "file.hlog"} or {@code {"file": "file.csv", "unit": "us", "column": "latency"}}. */
    Replay read(Json json) {
        if (json instanceof Json.Text text) {
            return replay(json, text.value(), "", "");
        }
        if (!(json instanceof Json.Struct)) {
            throw json.refuse("\"trace\" must be a text or an object, not " + json.kind()
                    + "; write it as \"recorded.hlog\" or {\"file\": \"recorded.csv\", \"column\": \"latency_ms\"}");
        }
        Fields fields = Fields.of("\"trace\"", json, Vocabulary.TRACE);
        Json file = fields.require("file", "name a HdrHistogram log (.hlog) or a CSV file (.csv)");
        String unit =
                fields.read("unit", value -> Values.word("unit", value, UNITS)).orElse("");
        String column =
                fields.read("column", value -> Values.text("column", value)).orElse("");
        return replay(file, Values.text("file", file), unit, column);
    }

    private Replay replay(Json json, String name, String unit, String column) {
        List<String> key = List.of(name, unit, column);
        Replay known = replays.get(key);
        if (known != null) {
            return known;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        boolean histograms = lower.endsWith(".hlog");
        if (!histograms && !lower.endsWith(".csv")) {
            throw json.refuse("trace " + Json.quote(name)
                    + " is neither a HdrHistogram log (.hlog) nor a CSV file (.csv); its ending says which");
        }
        Recording file = recording(json, name);
        String usual = histograms ? "us" : "ms";
        double millisPerUnit = millisPerUnit(unit.isEmpty() ? usual : unit);
        SortedMap<Integer, Long> counts = new TreeMap<>();
        try {
            RecordedValues values = (value, count) -> counts.merge(delay(value * millisPerUnit), count, Math::addExact);
            if (histograms) {
                HistogramRecording.read(file.content(), column, values);
            } else {
                CsvRecording.read(file.content(), column, values);
            }
            if (counts.isEmpty()) {
                throw new RecordingException("has no values; record it anew");
            }
            Replay replay = new Replay(file, what(unit.equals(usual) ? "" : unit, column), counts);
            replays.put(key, replay);
            return replay;
        } catch (RecordingException e) {
            throw json.refuse("trace " + Json.quote(name) + e.getMessage());
        } catch (ArithmeticException e) {
            throw json.refuse(
                    "trace " + Json.quote(name) + " counts more values than anybody has measured; record it anew");
        }
    }

    private static double millisPerUnit(String unit) {
        return switch (unit) {
            case "ns" -> 1e-6;
            case "us" -> 1e-3;
            default -> 1;
        };
    }

    private static int delay(double millis) {
        return (int) Math.min(ServiceProfile.MAX_DELAY_MILLIS, Math.round(millis));
    }

    private static String what(String unit, String column) {
        String plain = column.replaceAll("[^A-Za-z0-9._-]", "_");
        return unit + (unit.isEmpty() || plain.isEmpty() ? "" : "-") + plain;
    }

    private Recording recording(Json json, String name) {
        Recording known = recordings.get(name);
        if (known != null) {
            return known;
        }
        try (InputStream in = source.open(name)) {
            byte[] content = in.readNBytes(MOST_BYTES + 1);
            if (content.length > MOST_BYTES) {
                throw json.refuse("trace " + Json.quote(name) + " is larger than " + (MOST_BYTES >> 20)
                        + " MiB; give a sample of it, or a histogram");
            }
            Recording file = new Recording(name, content);
            recordings.put(name, file);
            return file;
        } catch (NoSuchFileException | InvalidPathException e) {
            throw json.refuse("there is no trace " + Json.quote(name) + "; its path counts from the plan's folder");
        } catch (AccessDeniedException e) {
            throw json.refuse("trace " + Json.quote(name) + " may not be read; check its permissions");
        } catch (IOException e) {
            throw json.refuse(
                    "trace " + Json.quote(name) + " cannot be read: " + e.getMessage() + "; give a file's path");
        }
    }
}
