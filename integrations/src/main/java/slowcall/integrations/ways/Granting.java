package slowcall.integrations.ways;

import slowcall.integrations.subject.Asked;
import slowcall.plan.RequestShape;
import slowcall.service.PointsCall;
import slowcall.strategy.Request;

/** The one call that a login is about, for whoever makes it. */
record Granting(Asked asked) implements Request {
    private static final RequestShape ONE_CALL = new RequestShape.Single();

    @Override
    public long id() {
        return asked.id();
    }

    @Override
    public int user() {
        return asked.user();
    }

    @Override
    public RequestShape shape() {
        return ONE_CALL;
    }

    @Override
    public PointsCall call(int index) {
        return new PointsCall(asked.id(), index, asked.delayMillis());
    }
}
