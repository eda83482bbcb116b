package slowcall.strategy;

import slowcall.plan.RequestShape;
import slowcall.service.PointsCall;

/** A request whose calls draw no delay: the fake service does not look at it. */
record Login(long id, RequestShape shape) implements Request {
    @Override
    public PointsCall call(int index) {
        return new PointsCall(id, index, 0);
    }
}
