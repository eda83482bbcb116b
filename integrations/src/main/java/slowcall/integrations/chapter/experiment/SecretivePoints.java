package slowcall.integrations.chapter.experiment;

import org.springframework.scheduling.annotation.Async;

/** What no class of an application should be like: it breaks the rule that an asynchronous method says so in its name. */
public class SecretivePoints implements SecretivePoints.Points {
    /** What a caller sees: two methods that differ in nothing but their names. */
    public interface Points {
        /** Returns before the work is done, and does not say so. */
        void grant(Runnable work);

        /** Returns when the work is done. */
        void grantNow(Runnable work);
    }

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
