package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.experiment.ChangesRead;

/** What may be read of a log. */
final class LogsRead {
    static final ChangesRead.Order ORDER = new ChangesRead.Order(668, 332, 0, 0, 0);
    static final ChangesRead.Meaning MEANING = new ChangesRead.Meaning(2, 1, 2);
    static final ChangesRead.Copy COPY = new ChangesRead.Copy(10, 10, true);

    /** As it should be. */
    static final ChangesRead.Log ALL = new ChangesRead.Log(1000, 1000, 1000, 1000, ORDER, MEANING, COPY);

    private LogsRead() {}

    static ChangesRead.Log with(ChangesRead.Order order) {
        return new ChangesRead.Log(1000, 1000, 1000, 1000, order, MEANING, COPY);
    }

    static ChangesRead.Log with(ChangesRead.Meaning meaning) {
        return new ChangesRead.Log(1000, 1000, 1000, 1000, ORDER, meaning, COPY);
    }

    static ChangesRead.Log with(ChangesRead.Copy copy) {
        return new ChangesRead.Log(1000, 1000, 1000, 1000, ORDER, MEANING, copy);
    }
}
