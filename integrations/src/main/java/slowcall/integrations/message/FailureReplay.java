package slowcall.integrations.message;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import slowcall.integrations.failure.GivenUp;
import slowcall.service.PointsCall;

/** Sends what was given up, later. A message whose acknowledgement was lost is sent twice by it, and one user's order is not kept. */
public final class FailureReplay {
    private final Function<PointsCall, Message> message;
    private final Sender sender;

    /**
     * Nothing is sent yet.
     *
     * @param message what was to be said of a call: a log knows the login, the application's database whose it was
     */
    public FailureReplay(Function<PointsCall, Message> message, Sender sender) {
        this.message = message;
        this.sender = sender;
    }

    /** Sends all of these, and returns those that have failed again, for another time. */
    public List<GivenUp> send(List<GivenUp> log) throws InterruptedException {
        List<CompletableFuture<Void>> sent = log.stream()
                .map(each -> sender.send(message.apply(each.call())))
                .toList();
        List<GivenUp> failed = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            try {
                sent.get(i).get();
            } catch (ExecutionException e) {
                GivenUp again = log.get(i);
                failed.add(new GivenUp(again.call(), again.attempts() + 1, String.valueOf(e.getCause())));
            }
        }
        return failed;
    }
}
