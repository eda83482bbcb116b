package slowcall.stats;

/**
 * M/D/c. The numbers in the system at instants one service time D apart form a Markov chain, since whoever is served at the first
 * has left by the second and nobody who comes between them has: p(j) = a(j) P(N ≤ c) + Σ p(c+i) a(j-i), i from 1 to j, with a(k) the
 * probability of k arrivals in D (Crommelin 1932, "Delay probability formulae when the holding times are constant"). The waiting
 * time follows from p: for (k-1)D ≤ t < kD and u = λ(kD - t), P(W ≤ t) = exp(-u) Σ Q(kc-1-j) u^j / j!, j from 0 to kc-1, where Q(m) =
 * P(N ≤ c+m) (Franx 2001, "A simple solution for the M/D/c waiting time distribution", Operations Research Letters 29). All terms
 * are positive: nothing cancels.
 */
final class FixedService implements WaitingTime {
    private static final double NEGLIGIBLE = 1e-14;
    private static final int MOST_STEPS = 1_000_000;

    private final int servers;
    private final double rate;
    private final double serviceSeconds;
    /** The probability of at most so many in the system. */
    private final double[] atMost;

    private final double mean;

    private FixedService(int servers, double rate, double serviceSeconds, double[] inSystem) {
        this.servers = servers;
        this.rate = rate;
        this.serviceSeconds = serviceSeconds;
        this.atMost = new double[inSystem.length];
        double sum = 0;
        double queue = 0;
        for (int n = 0; n < inSystem.length; n++) {
            sum += inSystem[n];
            atMost[n] = sum;
            queue += Math.max(0, n - servers) * inSystem[n];
        }
        // Little's law.
        this.mean = queue / rate;
    }

    static FixedService of(int servers, double rate, double serviceSeconds) {
        double load = rate * serviceSeconds;
        double used = Queueing.requireStable(servers, load);
        // The queue's tail falls about as exp(-2n(1-ρ)/ρ).
        int states = 4 * servers + (int) Math.ceil(40 / (1 - used));
        double[] arrivals = poisson(load, states);
        double[] now = arrivals.clone();
        double change = 1;
        for (int step = 0; change > NEGLIGIBLE && step < MOST_STEPS; step++) {
            double[] next = next(now, arrivals, servers);
            change = 0;
            for (int n = 0; n < states; n++) {
                change = Math.max(change, Math.abs(next[n] - now[n]));
            }
            now = next;
        }
        return new FixedService(servers, rate, serviceSeconds, now);
    }

    private static double[] next(double[] now, double[] arrivals, int servers) {
        double allServed = 0;
        for (int n = 0; n <= servers; n++) {
            allServed += now[n];
        }
        double[] next = new double[now.length];
        double sum = 0;
        for (int n = 0; n < next.length; n++) {
            next[n] = allServed * arrivals[n];
            for (int left = 1; left <= n && servers + left < now.length; left++) {
                next[n] += now[servers + left] * arrivals[n - left];
            }
            sum += next[n];
        }
        for (int n = 0; n < next.length; n++) {
            next[n] /= sum;
        }
        return next;
    }

    private static double[] poisson(double mean, int terms) {
        double[] probability = new double[terms];
        probability[0] = Math.exp(-mean);
        for (int k = 1; k < terms; k++) {
            probability[k] = probability[k - 1] * mean / k;
        }
        return probability;
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double beyond(double seconds) {
        int k = (int) Math.floor(seconds / serviceSeconds) + 1;
        double u = rate * (k * serviceSeconds - seconds);
        double term = Math.exp(-u);
        double within = 0;
        for (int j = 0; j < k * servers; j++) {
            int most = servers + k * servers - 1 - j;
            within += term * atMost[Math.min(most, atMost.length - 1)];
            term *= u / (j + 1);
        }
        return Math.max(0, 1 - within);
    }
}
