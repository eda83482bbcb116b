package slowcall.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single values: numbers, words, durations, sizes. Each method takes the key for its messages. */
final class Values {
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|m)");
    private static final Pattern MICROS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(us|ms|s)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})([mMgG])");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,8})([bBkKmM])");

    private Values() {}

    static long whole(String key, Json json) {
        if (json instanceof Json.Numeral numeral
                && WHOLE.matcher(numeral.digits()).matches()) {
            try {
                return Long.parseLong(numeral.digits());
            } catch (NumberFormatException e) {
                throw outOfRange(key, json);
            }
        }
        throw json.refuse("\"" + key + "\" must be a whole number, not " + written(json));
    }

    static int integer(String key, Json json) {
        long value = whole(key, json);
        if (value != (int) value) {
            throw outOfRange(key, json);
        }
        return (int) value;
    }

    private static PlanException outOfRange(String key, Json json) {
        return json.refuse("\"" + key + "\" is out of range: " + written(json) + "; no plan needs as much");
    }

    static double number(String key, Json json) {
        if (json instanceof Json.Numeral numeral) {
            return Double.parseDouble(numeral.digits());
        }
        throw json.refuse("\"" + key + "\" must be a number, not " + written(json));
    }

    static String text(String key, Json json) {
        if (json instanceof Json.Text text) {
            return text.value();
        }
        throw json.refuse("\"" + key + "\" must be a text in quotes, not " + written(json));
    }

    /** One of {@code words}. */
    static String word(String key, Json json, Collection<String> words) {
        String word = text(key, json);
        if (!words.contains(word)) {
            throw json.refuse("unknown " + key + " " + Json.quote(word) + "; " + Nearest.suggestion(word, words));
        }
        return word;
    }

    /** One of an enumeration's constants, by their texts. */
    static <E extends Enum<E>> E oneOf(String key, Json json, Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(Enum::toString).toList();
        return constants.get(words.indexOf(word(key, json, words)));
    }

    /** A whole number from 1 to {@code most}, or 0 for the word that stands for no number. */
    static int countOr(String noNumber, String key, Json json, int most) {
        if (json instanceof Json.Text text) {
            if (text.value().equals(noNumber)) {
                return 0;
            }
            throw json.refuse(
                    "\"" + key + "\" " + Json.quote(text.value()) + " must be a whole number or \"" + noNumber + "\"");
        }
        int count = integer(key, json);
        if (count < 1 || count > most) {
            throw json.refuse(key + " " + count + " must be between 1 and " + most + ", or \"" + noNumber + "\"");
        }
        return count;
    }

    /** CPU time in whole microseconds: {@code 500us}, {@code 2ms}, {@code 1s}. */
    static int micros(String key, Json json) {
        String remedy = "; write it as \"500us\" (microseconds), \"2ms\" or \"1s\"";
        if (json instanceof Json.Numeral) {
            throw json.refuse("\"" + key + "\" needs a unit" + remedy);
        }
        String text = text(key, json);
        Matcher matcher = MICROS.matcher(text);
        if (!matcher.matches()) {
            throw json.refuse("\"" + key + "\" " + Json.quote(text) + " is not a CPU time" + remedy);
        }
        long unitMicros = switch (matcher.group(2)) {
            case "us" -> 1;
            case "ms" -> 1_000;
            default -> 1_000_000;
        };
        BigDecimal micros = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitMicros));
        if (micros.stripTrailingZeros().scale() > 0) {
            throw json.refuse(
                    "\"" + key + "\" " + Json.quote(text) + " is not a whole number of microseconds; round it");
        }
        int whole = (int) Math.min(Integer.MAX_VALUE, micros.longValueExact());
        return json.located(() -> new Work(whole, 1, Work.Pin.NONE).cpuMicros());
    }

    /** A size such as {@code 512b}, {@code 4k} or {@code 1m}, in bytes. */
    static int bytes(String key, Json json) {
        String remedy = "; write it as \"512b\", \"4k\" or \"1m\" (bytes, KiB, MiB)";
        if (json instanceof Json.Numeral) {
            throw json.refuse("\"" + key + "\" needs a unit" + remedy);
        }
        String text = text(key, json);
        Matcher matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            throw json.refuse("\"" + key + "\" " + Json.quote(text) + " is not a size" + remedy);
        }
        int shift = switch (matcher.group(2)) {
            case "b", "B" -> 0;
            case "k", "K" -> 10;
            default -> 20;
        };
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(matcher.group(1)) << shift);
    }

    /** A JDK: its feature version, with or without quotes, its folder, or the one that the harness runs on. */
    static Setting jdk(String key, Json json) {
        String text = json instanceof Json.Numeral numeral ? numeral.digits() : text(key, json);
        if (text.equals("same")) {
            return TrialJvm.SAME;
        }
        if (text.matches("\\d{1,3}")) {
            if (Integer.parseInt(text) < TrialJvm.LEAST_JDK) {
                throw json.refuse("JDK " + text + " is too old; trials run on " + TrialJvm.LEAST_JDK + " or newer");
            }
            return new Setting(text, json.position());
        }
        if (text.length() > 4_096
                || !text.matches("(/|\\\\|[A-Za-z]:[/\\\\]).*")
                || text.matches(".*[\\p{Cntrl};].*")) {
            throw json.refuse(
                    "\"" + key + "\" " + Json.quote(text)
                            + " is no JDK; give a feature version, such as \"25\", a JDK's folder from the root on, or \"same\"");
        }
        return new Setting(text, json.position());
    }

    /** A duration in whole milliseconds: {@code 200ms}, {@code 1.5s}, {@code 2m} (minutes). */
    static Duration duration(String key, Json json) {
        if (json instanceof Json.Numeral) {
            throw json.refuse("\"" + key + "\" needs a unit; write it as \"200ms\", \"1.5s\" or \"2m\" (minutes)");
        }
        String text = text(key, json);
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw json.refuse("\"" + key + "\" " + Json.quote(text)
                    + " is not a duration; write it as \"200ms\", \"1.5s\" or \"2m\" (minutes)");
        }
        long unitMillis = switch (matcher.group(2)) {
            case "ms" -> 1;
            case "s" -> 1_000;
            default -> 60_000;
        };
        BigDecimal millis = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitMillis));
        if (millis.stripTrailingZeros().scale() > 0) {
            throw json.refuse("\"" + key + "\" " + Json.quote(text)
                    + " is not a whole number of milliseconds; round it, nothing finer is scheduled");
        }
        return Duration.ofMillis(millis.longValueExact());
    }

    /** A delay of the service, in milliseconds. */
    static int delayMillis(String key, Json json) {
        long millis = Math.min(Integer.MAX_VALUE, duration(key, json).toMillis());
        return json.located(() -> new ServiceProfile.Fixed((int) millis).millis());
    }

    /** A size such as {@code 512m} or {@code 1g}, in MiB. */
    static int mebibytes(String key, Json json) {
        if (json instanceof Json.Numeral) {
            throw json.refuse("\"" + key + "\" needs a unit; write it as \"512m\" or \"1g\" (MiB, GiB)");
        }
        String text = text(key, json);
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw json.refuse("\"" + key + "\" " + Json.quote(text)
                    + " is not a size; write it as \"512m\" or \"1g\" (MiB, GiB)");
        }
        int count = Integer.parseInt(matcher.group(1));
        return matcher.group(2).equalsIgnoreCase("g") ? count * 1024 : count;
    }

    private static String written(Json json) {
        return switch (json) {
            case Json.Numeral numeral -> numeral.digits().length() <= 40 ? numeral.digits() : "so long a number";
            case Json.Text text -> "the text " + Json.quote(text.value());
            case Json.Truth truth -> String.valueOf(truth.value());
            case Json.Null nothing -> nothing.kind();
            case Json.Array array -> array.kind();
            case Json.Struct struct -> struct.kind();
        };
    }
}
