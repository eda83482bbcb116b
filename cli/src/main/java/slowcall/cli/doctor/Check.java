package slowcall.cli.doctor;

import slowcall.result.SystemFiles;

/** One thing about this machine that a measurement depends on. */
public interface Check {
    /** What is checked, in two words or three. */
    String name();

    /** Takes a first look; {@link #run} follows up to a second later. For what only a difference shows. */
    default void begin(SystemFiles files) {}

    Finding run(SystemFiles files);

    /** The exit code when it fails. */
    default int exitCode() {
        return 2;
    }
}
