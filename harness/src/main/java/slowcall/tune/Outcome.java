package slowcall.tune;

import java.util.List;
import java.util.Map;

/**
 * What a search leaves.
 *
 * @param purposes why each point was measured
 */
record Outcome(
        Question question,
        QueueModel model,
        Evidence evidence,
        List<Answer> answers,
        Map<Point, String> purposes,
        List<Measurement> measurements) {}
