package slowcall.cli;

import java.io.Console;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Where something is shown.
 *
 * @param width columns of a terminal; empty where the output is read by something else
 * @param colours whether words that decide may be coloured
 */
record Terminal(OptionalInt width, boolean colours) {
    /** A file, a pipe, a log. */
    static final Terminal NONE = new Terminal(OptionalInt.empty(), false);

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 20;

    /** Where progress and problems go. */
    static Terminal ofErrors() {
        return of(System.getenv(), isTerminal() && !isRedirected(2));
    }

    /** Where results go. */
    static Terminal ofOutput() {
        return of(System.getenv(), isTerminal() && !isRedirected(1));
    }

    /** What the environment says; {@code NO_COLOR} counts where it is set to anything, see no-color.org. */
    static Terminal of(Map<String, String> environment, boolean terminal) {
        if (!terminal || environment.getOrDefault("TERM", "").equals("dumb")) {
            return NONE;
        }
        return new Terminal(
                OptionalInt.of(width(environment.getOrDefault("COLUMNS", ""))),
                environment.getOrDefault("NO_COLOR", "").isEmpty());
    }

    /** The text, with its deciding words coloured where colours may be. */
    String painted(String text, Words words) {
        return colours ? words.paint(text) : text;
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

    /** Java asks about stdin and stdout together; where one of them, or stderr, goes, Linux tells. */
    private static boolean isRedirected(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return !target.startsWith("/dev/pts/") && !target.startsWith("/dev/tty") && !target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
