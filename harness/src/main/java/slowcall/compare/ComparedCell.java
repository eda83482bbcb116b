package slowcall.compare;

import java.util.List;

/**
 * A cell and what its comparison came to.
 *
 * @param baseline the cell on the baseline's side
 * @param cell the cell on the candidate's: the same, or another strategy's
 * @param candidate which of the candidates it is, from 0
 * @param contrasts by endpoint: the primary ones first
 * @param unknown primary endpoints that one side or both do not know
 */
public record ComparedCell(
        CellKey baseline,
        CellKey cell,
        int candidate,
        Trials a,
        Trials b,
        List<Contrast> contrasts,
        List<Endpoint> unknown) {

    /**
     * The trials of a side.
     *
     * @param count all that took part
     * @param suspect those of them whose measurement is SUSPECT
     * @param unstable those whose backlog grew all the time
     */
    public record Trials(int count, long suspect, long unstable) {
        static Trials of(CellTrials subject) {
            return new Trials(subject.trials().size(), subject.suspect(), subject.unstable());
        }
    }

    public ComparedCell {
        contrasts = List.copyOf(contrasts);
        unknown = List.copyOf(unknown);
    }

    static ComparedCell of(Pair pair, List<Contrast> contrasts) {
        List<Endpoint> known = contrasts.stream().map(Contrast::endpoint).toList();
        return new ComparedCell(
                pair.a().key(),
                pair.b().key(),
                pair.candidate(),
                Trials.of(pair.a()),
                Trials.of(pair.b()),
                contrasts,
                pair.endpoints().stream()
                        .filter(endpoint -> endpoint.isPrimary() && !known.contains(endpoint))
                        .toList());
    }

    /** Whether trials of it are SUSPECT. */
    public boolean isSuspect() {
        return a.suspect() + b.suspect() > 0;
    }

    /** Whether a side could not keep up, so that throughput and stability are all there is to compare. */
    public boolean isUnstable() {
        return a.unstable() + b.unstable() > 0;
    }

    /** Whether it is worse in anything that counts. */
    public boolean isWorse() {
        return contrasts.stream()
                .anyMatch(contrast -> contrast.outcome().stream().anyMatch(Outcome.WORSE::equals));
    }
}
