package slowcall.integrations.chapter.claim;

import java.util.ArrayList;
import java.util.List;
import slowcall.integrations.chapter.CellText;
import slowcall.integrations.chapter.Size;

/** A login that grants points, under a load that nothing is in the way of: cells that several claims share. */
final class Logins {
    /** What the user waits for: his login, and whatever comes before its answer. */
    static final String USER_WAITS = "user_waits_p50_ms";

    private static final int RATE = 250;

    private Logins() {}

    /** The application makes the call and then answers. */
    static CellText sync(int delayMillis) {
        return cell("way-sync", delayMillis);
    }

    /** The application leaves the call to another thread, and answers. */
    static CellText detached(int delayMillis) {
        return cell("way-virtual", delayMillis);
    }

    private static CellText cell(String way, int delayMillis) {
        return CellText.of(
                "{\"strategy\": \"%s\", \"awaits\": \"handoff\", \"arrivals\": {\"poisson\": %d}, \"delay\": \"%dms\"}",
                way, RATE, delayMillis);
    }

    /** The first of them for each of a size's delays. */
    static List<CellText> sync(Size size) {
        return size.delays().stream().map(Logins::sync).toList();
    }

    /** Both of them, for each of a size's delays. */
    static List<CellText> both(Size size) {
        List<CellText> cells = new ArrayList<>(sync(size));
        size.delays().forEach(delay -> cells.add(detached(delay)));
        return cells;
    }

    /** A size's delays without 0. */
    static List<Integer> realDelays(Size size) {
        return size.delays().stream().filter(delay -> delay > 0).toList();
    }
}
