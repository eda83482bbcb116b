package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import slowcall.AnotherRunException;
import slowcall.benchmarks.BenchmarkFailedException;
import slowcall.plan.PlanException;
import slowcall.result.OneLine;
import slowcall.result.ResultsException;

/** Turns what goes wrong into one line and an exit code. */
final class Problems implements IParameterExceptionHandler, IExecutionExceptionHandler {
    /** Longer ones quote what somebody has written, and nobody reads on; what to do about it stands at the end. */
    static final int LONGEST = 2000;

    private static final int LONGEST_END = 300;

    private static final String HOW_TO_SEE_MORE = "this is a defect; --debug prints where it happened";

    private final PrintWriter err;
    private final Consumer<Event> events;
    private final BooleanSupplier debug;

    /** Prints to {@code err}, and tells {@code events} as well. */
    Problems(PrintWriter err, Consumer<Event> events, BooleanSupplier debug) {
        this.err = err;
        this.events = events;
        this.debug = debug;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        tell(usageLine(problem) + "; see " + command.getCommandSpec().qualifiedName() + " --help", ExitCode.USAGE);
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        boolean defect = exitCode(problem) == ExitCode.DEFECT;
        String line = line(problem);
        tell(
                defect
                        ? line
                        : Remedies.with(problem, line, command.getCommandSpec().qualifiedName()),
                exitCode(problem));
        if (debug.getAsBoolean()) {
            problem.printStackTrace(err);
        } else if (defect) {
            print(HOW_TO_SEE_MORE);
        }
        err.flush();
        if (problem instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return exitCode(problem);
    }

    /** What no command handles: broken classes, exhausted memory. Left to the JVM, it would exit with 1. */
    int handleError(Error problem) {
        tell(oneLine(problem.toString()), ExitCode.DEFECT);
        if (debug.getAsBoolean()) {
            problem.printStackTrace(err);
        } else {
            print(HOW_TO_SEE_MORE);
        }
        err.flush();
        return ExitCode.DEFECT;
    }

    private void tell(String line, int exitCode) {
        String told = shortened(line);
        print(told);
        events.accept(new Event(EventName.ERROR).with("exit_code", exitCode).with("message", told));
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST
                ? line
                : line.substring(0, LONGEST - LONGEST_END - 1) + "…" + line.substring(line.length() - LONGEST_END);
    }

    private void print(String line) {
        err.println("slowcall: " + line);
        err.flush();
    }

    private static int exitCode(Exception problem) {
        return switch (problem) {
            case PlanException plan -> ExitCode.USAGE;
            case ResultsException results -> ExitCode.USAGE;
            case ParameterException usage -> ExitCode.USAGE;
            case AnotherRunException another -> ExitCode.USAGE;
            case IOException io -> ExitCode.INPUT_OUTPUT;
            case UncheckedIOException io -> ExitCode.INPUT_OUTPUT;
            case BenchmarkFailedException failed -> ExitCode.TRIAL_FAILED;
            case InterruptedException interrupted -> ExitCode.INTERRUPTED;
            default -> ExitCode.DEFECT;
        };
    }

    /** What went wrong, in one line. */
    static String line(Exception problem) {
        return switch (problem) {
            case UncheckedIOException unchecked -> ioLine(unchecked);
            case IOException io -> ioLine(io);
            case InterruptedException interrupted -> "interrupted";
            default -> exitCode(problem) == ExitCode.DEFECT ? oneLine(problem.toString()) : oneLine(message(problem));
        };
    }

    /** The file system's exceptions have a path for a message, and the reason only in their name. */
    private static String ioLine(IOException problem) {
        String message = oneLine(message(problem));
        return switch (problem) {
            case NoSuchFileException missing -> message + ": no such file or folder";
            case AccessDeniedException denied -> message + ": permission denied";
            case FileAlreadyExistsException exists -> message + ": exists already";
            default -> message;
        };
    }

    /** What wraps it may say more, and is what a caller chose to say; without words of its own it repeats its cause. */
    private static String ioLine(UncheckedIOException problem) {
        IOException cause = problem.getCause();
        String message = message(problem);
        return cause == null || !message.equals(cause.toString())
                ? oneLine(message + (cause == null ? "" : ": " + ioLine(cause)))
                : ioLine(cause);
    }

    private static String usageLine(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatchedLine(unmatched);
        }
        String message = oneLine(message(problem));
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private static String unmatchedLine(UnmatchedArgumentException problem) {
        boolean isCommand = problem.getCommandLine().getParent() == null;
        String kind =
                problem.isUnknownOption() ? "unknown option" : isCommand ? "unknown command" : "unexpected argument";
        List<String> suggestions = problem.getSuggestions();
        String guess = suggestions.isEmpty() ? "" : "; did you mean " + suggestions.getFirst() + "?";
        return kind + " " + oneLine(problem.getUnmatched().getFirst()) + guess;
    }

    private static String message(Throwable problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private static String oneLine(String text) {
        return OneLine.of(text.replaceAll("\\s*\\R\\s*", " ")).strip();
    }
}
