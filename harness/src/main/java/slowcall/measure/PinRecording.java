package slowcall.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * JFR's part of {@link PinProbe}, apart from it because a platform may have no JFR. A recording that is read when all is over, and
 * not a stream, which parses what is recorded once a second while one measures. It lies in the folder for temporary files until
 * then, and so loses nothing for want of memory.
 */
final class PinRecording {
    private static final String EVENT = "jdk.VirtualThreadPinned";
    private static final int MOST_FRAMES = 3;
    private static final int LONGEST = 300;

    private final Recording recording;

    private PinRecording(Recording recording) {
        this.recording = recording;
    }

    /** Starts JFR, which takes tenths of a second the first time, with nothing to record; null where it cannot be used. */
    static @Nullable PinRecording open() {
        if (!FlightRecorder.isAvailable()) {
            return null;
        }
        Recording recording = new Recording();
        recording.start();
        return new PinRecording(recording);
    }

    /** Records from now on. */
    void start() {
        recording.enable(EVENT).withoutThreshold().withStackTrace();
    }

    /** Stops, and says what was recorded. */
    PinProbe.Pins stop() {
        recording.stop();
        try {
            Path file = Files.createTempFile(Path.of(System.getProperty("java.io.tmpdir")), "pins", ".jfr");
            try {
                recording.dump(file);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("JFR's recording of pinned threads cannot be read", e);
        } finally {
            recording.close();
        }
    }

    private static PinProbe.Pins read(Path file) throws IOException {
        long count = 0;
        Duration total = Duration.ZERO;
        @Nullable RecordedEvent first = null;
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (event.getEventType().getName().equals(EVENT)) {
                    count++;
                    total = total.plus(event.getDuration());
                    if (first == null || event.getStartTime().isBefore(first.getStartTime())) {
                        first = event;
                    }
                }
            }
        }
        return new PinProbe.Pins(count, total, first == null ? "" : describe(first));
    }

    private static String describe(RecordedEvent event) {
        // JDK 24 and later have these two.
        String reason = event.hasField("pinnedReason") ? event.getString("pinnedReason") : null;
        List<RecordedFrame> frames = event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames().stream()
                        .filter(RecordedFrame::isJavaFrame)
                        .toList();
        List<RecordedFrame> outside =
                frames.stream().filter(frame -> !isOfTheJdk(frame.getMethod())).toList();
        String where = (outside.isEmpty() ? frames : outside)
                .stream().limit(MOST_FRAMES).map(PinRecording::name).collect(Collectors.joining(" < "));
        String text = Stream.of(reason == null ? "" : reason, where)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
        String line = text.replace(';', ',');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static boolean isOfTheJdk(RecordedMethod method) {
        return method.getType().getName().matches("(java|javax|jdk|sun|com\\.sun)\\..*");
    }

    private static String name(RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName()
                + (frame.getLineNumber() > 0 ? ":" + frame.getLineNumber() : "");
    }
}
