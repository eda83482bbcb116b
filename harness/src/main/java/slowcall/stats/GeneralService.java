package slowcall.stats;

/**
 * GI/G/c by approximation: nobody knows its waiting time in closed form. The probability of waiting is taken to be Erlang's C, and
 * who waits to wait exponentially, with a mean that makes the whole right: for Poisson arrivals and service that varies less than
 * the exponential, the mean wait lies on the line between M/D/c and M/M/c (Page 1972; Kimura 1986), M/D/c by Cosmetatos (1975); for all others
 * it is (ca² + cs²) / 2 times that of M/M/c (Lee and Longton 1959 for Poisson arrivals; Allen and Cunneen).
 *
 * @param waiting the probability of waiting
 * @param mean over all requests, in seconds
 */
record GeneralService(double waiting, double mean) implements WaitingTime {

    /**
     * @param arrivalVariation squared coefficient of variation of the gaps between arrivals: 1 for Poisson, 0 for equal gaps
     * @param serviceVariation that of the service times: 0 for equal ones, 1 for exponential
     */
    static GeneralService of(
            int servers, double rate, double serviceSeconds, double arrivalVariation, double serviceVariation) {
        double waiting = Queueing.erlangC(servers, rate * serviceSeconds);
        double exponential = waiting / (servers / serviceSeconds - rate);
        return new GeneralService(
                waiting,
                exponential * factor(servers, rate * serviceSeconds / servers, arrivalVariation, serviceVariation));
    }

    private static double factor(int servers, double used, double arrivalVariation, double serviceVariation) {
        if (arrivalVariation != 1 || serviceVariation >= 1) {
            return (arrivalVariation + serviceVariation) / 2;
        }
        double correction = (1 - used) * (servers - 1) * (Math.sqrt(4 + 5.0 * servers) - 2) / (16 * used * servers);
        double fixed = (1 + correction) / 2;
        return serviceVariation + (1 - serviceVariation) * Math.min(1, fixed);
    }

    @Override
    public double beyond(double seconds) {
        return mean == 0 ? 0 : waiting * Math.exp(-seconds * waiting / mean);
    }
}
