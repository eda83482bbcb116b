package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.ChangesRead;

/** What is read of databases' logs: experiments that claims share. */
final class Logs {
    private Logs() {}

    static ChangesRead changes(Size size) {
        return new ChangesRead(size.choose(120, 1000));
    }
}
