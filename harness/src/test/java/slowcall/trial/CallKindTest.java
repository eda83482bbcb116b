package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import slowcall.plan.Work;
import slowcall.strategy.Strategies;
import slowcall.strategy.Strategy;

/** Guards against connections opened in a pool that the strategy does not use. */
class CallKindTest {
    static Stream<Strategy> strategies() {
        return Strategies.inTrial().stream();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void onlyTheAsynchronousClientCallsAsynchronously(Strategy strategy) {
        Sessions sessions = Sessions.of(strategy, strategy.settings().defaults(), Work.NONE, 1);

        boolean asynchronous = CallKind.isAsynchronous(sessions);

        assertEquals(strategy.name().equals("async-client"), asynchronous);
    }
}
