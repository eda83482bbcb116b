package slowcall.integrations.batch;

import java.io.IOException;
import java.util.List;
import slowcall.service.PointsCall;

/** The points service's bulk API: many grants in one call. */
public interface BulkPoints {
    /** Grants the points of these logins, all or none. If it throws nobody knows which. */
    void grant(List<PointsCall> calls) throws IOException, InterruptedException;
}
