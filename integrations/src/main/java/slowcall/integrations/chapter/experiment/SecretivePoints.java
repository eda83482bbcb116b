package slowcall.integrations.chapter.experiment;

import org.springframework.scheduling.annotation.Async;

/** What no class of an application should be like: it breaks the rule that an asynchronous method says so in its name. */
public class SecretivePoints implements AsynchronousNames.Points {
    @Override
    @Async
    public void grant(Runnable work) {
        work.run();
    }

    @Override
    public void grantNow(Runnable work) {
        work.run();
    }
}
