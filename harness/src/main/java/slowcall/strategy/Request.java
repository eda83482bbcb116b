package slowcall.strategy;

import slowcall.plan.RequestShape;
import slowcall.service.PointsCall;

/** One login to be carried out. */
public interface Request {
    /** Unique within a trial. */
    long id();

    RequestShape shape();

    /** Whose login it is, from 0. Who keeps an order keeps it for each user at most. */
    default int user() {
        return 0;
    }

    /**
     * The {@code index}-th of its calls.
     *
     * @param index from 0 to {@code shape().calls() - 1}
     */
    PointsCall call(int index);
}
