package slowcall.integrations.chapter.claim;

import slowcall.integrations.chapter.Size;
import slowcall.integrations.chapter.experiment.Subscribers;

/** Subscribers who come one after another: an experiment that two claims share. */
final class Listeners {
    private Listeners() {}

    static Subscribers subscribers(Size size) {
        return new Subscribers(size.choose(100, 1000));
    }
}
