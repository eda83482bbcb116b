package slowcall.cli;

import java.util.List;

/** What a command says, and to whom: people read a status line and tables, programs read events. */
interface Output {
    /** Tells how it goes on, until closed. */
    Progress progress();

    /**
     * Says what is kept if a signal ends this process before that is closed.
     *
     * @param resume the command that does the rest, but for the folder; "" if there is none
     */
    Farewell farewell(Progress progress, String resume);

    /** What the results suffer from, or a failure that is not the end. */
    void warning(String text);

    /** What to know before it begins. */
    void note(String text);

    /** What came of it, for people. */
    default void results(Object text) {
        results(text, List.of());
    }

    /** What came of it, for people, with words that decide. */
    void results(Object text, List<Words> words);

    /** What came of it, for programs. */
    void event(Event event);
}
