package slowcall.service;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import slowcall.plan.Exchange;
import slowcall.plan.Target;

/** Asks a target once before it is loaded: one that does not answer costs a line and not a run. */
public final class TargetCheck {
    private TargetCheck() {}

    /**
     * Sends one request.
     *
     * @throws IOException if it is not answered with a status of 2xx before the latest deadline
     */
    public static void require(Target target) throws IOException, InterruptedException {
        long patience = Target.LATEST_DEADLINE.toSeconds();
        try (PointsService client = Clients.open(Exchange.with(target), target.uri())) {
            var unused = client.callAsync(new PointsCall(-1, 0, 0)).get(patience, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException("target " + target + " did not answer within " + patience + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("target " + target + " cannot be used: " + reason(e.getCause()), e);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        if (failure == null || failure instanceof UnexpectedStatusException) {
            return failure == null ? "nobody knows why" : String.valueOf(failure.getMessage());
        }
        if (failure instanceof ConnectException) {
            return failure.getCause() instanceof UnresolvedAddressException
                    ? "its host is not known"
                    : "nothing answers there; is it running?";
        }
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
