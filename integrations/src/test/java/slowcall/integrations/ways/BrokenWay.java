package slowcall.integrations.ways;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import slowcall.integrations.subject.Asked;
import slowcall.integrations.subject.Front;
import slowcall.integrations.subject.FrontSurroundings;
import slowcall.integrations.subject.Way;
import slowcall.service.PointsService;
import slowcall.strategy.Promise;
import slowcall.strategy.Settings;

/** A way that promises everything and breaks it for one login of a hundred, in some way of its own: none is noticed by a user. */
abstract class BrokenWay implements Way {
    static final int OF = 100;
    static final int AFFLICTED = 40;

    /** Makes the calls of a login. */
    interface Calls {
        void grant(long id, Asked asked) throws Exception;
    }

    @Override
    public Promise promises(Settings settings) {
        return Promise.EFFECTIVELY_ONCE.inOrder();
    }

    /** Called for each login by one thread, in the order of the acknowledgements. */
    abstract void handle(Asked asked, Calls calls) throws Exception;

    static boolean isAfflicted(Asked asked) {
        return asked.id() % OF == AFFLICTED;
    }

    @Override
    public Front open(FrontSurroundings surroundings) {
        PointsService service = surroundings.service();
        Calls calls = (id, asked) -> {
            var unused = service.call(new Granting(new Asked(id, asked.user(), 0, false)).call(0));
        };
        ExecutorService oneAfterAnother = Executors.newSingleThreadExecutor();
        AtomicInteger open = new AtomicInteger();
        return new Front() {
            @Override
            public void afterCommit(Asked asked) {
                open.incrementAndGet();
                oneAfterAnother.execute(() -> {
                    try {
                        handle(asked, calls);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    } finally {
                        open.decrementAndGet();
                    }
                });
            }

            @Override
            public long backlog() {
                return open.get();
            }
        };
    }
}
