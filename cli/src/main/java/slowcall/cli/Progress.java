package slowcall.cli;

import java.nio.file.Path;
import slowcall.RunListener;

/** Is told how a command goes on, and tells it further. */
interface Progress extends RunListener, AutoCloseable {
    /** What is finished is kept in this folder; a run says so by itself. */
    void startingIn(Path folder);

    /** Of a run that was interrupted, so many trials were finished before. */
    void finishedBefore(int trials);

    /** What goes on now, and will soon be outdated. */
    void show(String text);

    /** What has come to an end, and stays true. */
    void print(String text);

    /** Says nothing more, whatever it is told: this process is ending. */
    void end();

    @Override
    void close();
}
