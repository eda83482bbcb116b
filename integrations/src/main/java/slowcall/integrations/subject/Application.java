package slowcall.integrations.subject;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import slowcall.integrations.ledger.Answer;

/** The application: runs each login on a virtual thread of its own, its transaction first and then what the way does with it. */
final class Application implements Door.Logins, AutoCloseable {
    private final LoginTransaction transaction;
    private final Front front;
    private final FailurePrinter failures;
    private final AtomicInteger open = new AtomicInteger();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("login-", 0).factory());

    Application(LoginTransaction transaction, Front front, FailurePrinter failures) {
        this.transaction = transaction;
        this.front = front;
        this.failures = failures;
    }

    @Override
    public void take(Asked asked, Consumer<Answer> answer) {
        open.incrementAndGet();
        threads.execute(() -> {
            try {
                answer.accept(login(asked));
            } finally {
                open.decrementAndGet();
            }
        });
    }

    private Answer login(Asked asked) {
        try {
            Answer answer = transaction.run(asked);
            if (answer == Answer.ACKNOWLEDGED) {
                front.afterCommit(asked);
            }
            return answer;
        } catch (RejectedExecutionException e) {
            return Answer.REFUSED;
        } catch (Exception e) {
            failures.note(e);
            return Answer.UNKNOWN;
        }
    }

    /** Logins that are not answered, and what of others is not done. */
    long backlog() {
        return open.get() + front.backlog();
    }

    @Override
    public void close() {
        threads.close();
        front.close();
    }
}
