package slowcall.integrations.chapter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What examining takes. What several claims need is paid for once.
 *
 * @param cells whose trials are needed, once in every block
 * @param observations besides
 */
public record Budget(List<CellText> cells, List<Observation<?>> observations) {
    public Budget {
        cells = List.copyOf(new LinkedHashSet<>(cells));
        observations = List.copyOf(new LinkedHashSet<>(observations));
    }

    public static Budget ofCells(CellText... cells) {
        return new Budget(Arrays.asList(cells), List.of());
    }

    public static Budget ofCells(Collection<CellText> cells) {
        return new Budget(List.copyOf(cells), List.of());
    }

    public static Budget ofObservations(Observation<?>... observations) {
        return new Budget(List.of(), Arrays.asList(observations));
    }

    /** Both, each thing once. */
    public Budget and(Budget other) {
        Set<CellText> allCells = new LinkedHashSet<>(cells);
        allCells.addAll(other.cells);
        Set<Observation<?>> allObservations = new LinkedHashSet<>(observations);
        allObservations.addAll(other.observations);
        return new Budget(new ArrayList<>(allCells), new ArrayList<>(allObservations));
    }

    /** What all these claims need together. */
    public static Budget of(Collection<Claim> claims, Size size) {
        Budget sum = new Budget(List.of(), List.of());
        for (Claim claim : claims) {
            sum = sum.and(claim.budget(size));
        }
        return sum;
    }

    /** How long the observations are likely to take. */
    Duration observing() {
        return observations.stream().map(Observation::expected).reduce(Duration.ZERO, Duration::plus);
    }
}
