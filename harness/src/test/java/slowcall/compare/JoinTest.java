package slowcall.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import slowcall.result.Column;
import slowcall.result.Row;
import slowcall.trial.TrialColumns;

/** Guards against cells that are compared though they are not the same, and against such as are dropped in silence. */
class JoinTest {
    /** Whoever adds a parameter decides whether cells are joined on it. */
    @Test
    void everyParameterOfATrialIsJoinedOnOrLeftOutForAReason() {
        List<String> names = TrialColumns.all().stream().map(Column::name).toList();
        Set<String> parameters = new LinkedHashSet<>(names.subList(0, names.indexOf("ceiling_rps") + 1));
        Set<String> known = new LinkedHashSet<>(CellKey.PARAMETERS);
        known.addAll(List.of("run_id", "cell_id", "block", "position", "offered_rps", "jdk", "ceiling_rps"));

        assertEquals(known, parameters);
    }

    private static CellTrials subject(String... parameters) {
        Row row = Trials.rows(1, Trials.USUAL).getFirst();
        for (int i = 0; i < parameters.length; i += 2) {
            row.putAll(Map.of(parameters[i], parameters[i + 1]));
        }
        return Trials.subject(List.of(row));
    }

    @Test
    void cellsAreJoinedOnAllTheirParameters() {
        Join join = new Join();
        join.add(
                0,
                List.of(subject("strategy", "sync"), subject("gc", "z"), subject()),
                List.of(subject(), subject("strategy", "sync", "timeout_ms", "5")),
                true);

        assertEquals(1, join.pairs().size());
        assertEquals("virtual-threads", join.pairs().getFirst().a().key().strategy());
        assertEquals(
                List.of("timeout_ms 5 instead of none", "gc none instead of z", "timeout_ms none instead of 5"),
                join.unpartnered().stream().map(Unpartnered::closest).toList());
        assertEquals(
                List.of(0, 0, 1),
                join.unpartnered().stream().map(Unpartnered::side).toList());
    }

    @Test
    void cellsThatAreNothingAlikeAreNotCalledSimilar() {
        Join join = new Join();
        join.add(
                0,
                List.of(subject("strategy", "sync", "arrivals", "burst-9", "gc", "z")),
                List.of(subject("delay", "fixed-1ms")),
                false);

        assertEquals(
                List.of("", ""),
                join.unpartnered().stream().map(Unpartnered::closest).toList());
    }

    @Test
    void strategiesAreJoinedOnAllElse() {
        CellTrials pool = subject("strategy", "fixed-pool", "settings", "pool_size=8", "pool_size", "8");
        CellTrials larger = subject("strategy", "fixed-pool", "settings", "pool_size=16", "pool_size", "16");
        CellTrials virtual = subject();
        CellTrials elsewhere = subject("arrivals", "constant-1");
        Join join = new Join();
        join.addStrategies(List.of(pool, virtual, larger, elsewhere), Optional.empty());

        assertEquals(List.of(pool, pool), join.pairs().stream().map(Pair::a).toList());
        assertEquals(
                List.of(virtual, larger), join.pairs().stream().map(Pair::b).toList());
        assertTrue(join.pairs().stream().allMatch(Pair::sharesSchedules));
        assertEquals(
                List.of(elsewhere.key()),
                join.unpartnered().stream().map(Unpartnered::cell).toList());
    }

    @Test
    void theBaselineMayBeChosen() {
        CellTrials pool = subject("strategy", "fixed-pool", "settings", "pool_size=8");
        Join join = new Join();
        join.addStrategies(new ArrayList<>(List.of(pool, subject())), Optional.of("virtual-threads"));

        assertEquals("virtual-threads", join.pairs().getFirst().a().key().strategy());
        assertEquals(
                "fixed-pool(pool_size=8)", join.pairs().getFirst().b().key().strategy());
    }

    @Test
    void aLabelSaysInWhatACellDiffersFromThoseBesideIt() {
        CellKey plain = subject().key();
        CellKey z = subject("gc", "z").key();
        CellKey elsewhere = subject("gc", "parallel", "arrivals", "constant-1").key();

        assertEquals("virtual-threads", plain.label(List.of(plain, elsewhere)));
        assertEquals("virtual-threads gc=z", z.label(List.of(plain, z, elsewhere)));
        assertEquals("constant-400 × single × fixed-200ms", plain.group());
    }
}
