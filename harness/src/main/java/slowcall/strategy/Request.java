package slowcall.strategy;

import slowcall.plan.RequestShape;
import slowcall.service.PointsCall;

/** One login to be carried out. */
public interface Request {
    /** Unique within a trial. */
    long id();

    RequestShape shape();

    /**
     * The {@code index}-th of its calls.
     *
     * @param index from 0 to {@code shape().calls() - 1}
     */
    PointsCall call(int index);
}
