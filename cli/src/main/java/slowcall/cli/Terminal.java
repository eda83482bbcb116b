package slowcall.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where progress is shown.
 *
 * @param width columns of a terminal; empty where the output is read by something else
 */
record Terminal(OptionalInt width) {
    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 20;

    static Terminal ofThisProcess() {
        return of(System.getenv(), isTerminal() && !isErrorRedirected());
    }

    /** What the environment says; {@code NO_COLOR} holds by itself, as no colours are used. */
    static Terminal of(Map<String, String> environment, boolean terminal) {
        if (!terminal || environment.getOrDefault("TERM", "").equals("dumb")) {
            return new Terminal(OptionalInt.empty());
        }
        return new Terminal(OptionalInt.of(width(environment.getOrDefault("COLUMNS", ""))));
    }

    private static int width(String columns) {
        try {
            return Math.max(LEAST_WIDTH, Integer.parseInt(columns));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    /** From JDK 22 on there is a console without a terminal as well, and {@code isTerminal} to tell. */
    @SuppressWarnings("SystemConsoleNull") // On 21 it is null without a terminal.
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Java asks about stdin and stdout only; where stderr goes, Linux tells. */
    private static boolean isErrorRedirected() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return !target.startsWith("/dev/pts/") && !target.startsWith("/dev/tty") && !target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
