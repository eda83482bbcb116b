package slowcall.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is on disk already, for whoever ends a run before its end. */
final class Kept {
    private @Nullable Path folder;
    private int trials;
    private int finished;
    private boolean others;

    /** A results folder exists, to be filled by trials or not: by more than these, in any case. */
    synchronized void startingIn(Path itsFolder) {
        folder = itsFolder;
        others = true;
    }

    /** A results folder exists, and so many trials are about to fill it; a search adds more later. */
    synchronized void startingIn(Path itsFolder, int itsTrials) {
        folder = itsFolder;
        trials += itsTrials;
    }

    synchronized void finishedBefore(int earlier) {
        finished += earlier;
    }

    synchronized void trialFinished() {
        finished++;
    }

    /** The results folder; null before there is one. */
    synchronized @Nullable Path folder() {
        return folder;
    }

    synchronized int finished() {
        return finished;
    }

    /**
     * What is there, and what to do about the rest.
     *
     * @param resume the command that does the rest, but for the folder; "" if there is none
     */
    synchronized String words(String resume) {
        Path there = folder;
        if (there == null) {
            return "interrupted; nothing was measured";
        }
        String what = trials == 0 ? "what is finished is" : finished + " of " + trials + " trials are finished and";
        boolean whole = finished == trials && !others;
        String rest = resume.isEmpty() || whole ? "" : "; " + resume + " " + there + " does the rest";
        return "interrupted; " + what + " kept in " + there + rest;
    }
}
