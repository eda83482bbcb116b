package slowcall.stats;

/**
 * Formulas of queueing theory for c equal servers with one queue, served in order of arrival. Arrivals are Poisson with
 * {@code rate} per second; service takes {@code serviceSeconds} on average; the load, {@code rate × serviceSeconds}, is in Erlang.
 */
public final class Queueing {
    private Queueing() {}

    /**
     * Erlang's B formula: the share of requests that find all servers taken where nobody waits. By the recursion B(0) = 1,
     * B(k) = aB(k-1) / (k + aB(k-1)) (Erlang 1917; e.g. Gross and Harris, Fundamentals of Queueing Theory).
     *
     * @param servers at least 1
     * @param load in Erlang, above 0
     */
    public static double erlangB(int servers, double load) {
        if (servers < 1 || !(load > 0)) {
            throw new IllegalArgumentException(
                    "servers " + servers + " must be at least 1 and the load " + load + " above 0");
        }
        double blocked = 1;
        for (int k = 1; k <= servers; k++) {
            blocked = load * blocked / (k + load * blocked);
        }
        return blocked;
    }

    /**
     * Erlang's C formula: the probability of waiting in M/M/c, B / (1 - ρ(1 - B)) with B Erlang's B and ρ = load / servers.
     *
     * @param load below {@code servers}
     */
    public static double erlangC(int servers, double load) {
        double blocked = erlangB(servers, load);
        return blocked / (1 - requireStable(servers, load) * (1 - blocked));
    }

    /** Waiting in M/M/c: exponential service times. */
    public static WaitingTime exponential(int servers, double rate, double serviceSeconds) {
        return new ExponentialService(erlangC(servers, rate * serviceSeconds), servers / serviceSeconds - rate);
    }

    /** Waiting in M/D/c: every service takes the same time. */
    public static WaitingTime fixed(int servers, double rate, double serviceSeconds) {
        return FixedService.of(servers, rate, serviceSeconds);
    }

    /**
     * Waiting in GI/G/c, by approximation: see {@link GeneralService}.
     *
     * @param arrivalVariation squared coefficient of variation of the gaps between arrivals: 1 for Poisson, 0 for equal gaps
     * @param serviceVariation that of the service times: 0 for equal ones, 1 for exponential
     */
    public static WaitingTime general(
            int servers, double rate, double serviceSeconds, double arrivalVariation, double serviceVariation) {
        return GeneralService.of(servers, rate, serviceSeconds, arrivalVariation, serviceVariation);
    }

    static double requireStable(int servers, double load) {
        if (servers < 1 || !(load > 0) || !(load < servers)) {
            throw new IllegalArgumentException(
                    "the load " + load + " must be above 0 and below the servers, " + servers);
        }
        return load / servers;
    }

    /**
     * M/M/c: P(W > t) = C exp(-t(c/S - λ)), and the mean is C / (c/S - λ) (Erlang 1917).
     *
     * @param waiting Erlang's C
     * @param decay the spare rate c/S - λ, per second
     */
    private record ExponentialService(double waiting, double decay) implements WaitingTime {
        @Override
        public double mean() {
            return waiting / decay;
        }

        @Override
        public double beyond(double seconds) {
            return waiting * Math.exp(-decay * seconds);
        }
    }
}
