package slowcall.measure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far this machine's wall clock is from true time at most, as its kernel reckons from what NTP tells it: {@code adjtimex}, asked and
 * not told anything.
 */
public final class KernelClock {
    /** struct timex on 64-bit Linux; modes, which is 0 to ask only, is the first of it. */
    private static final int BYTES = 208;

    private static final int MAXERROR_MICROS = 24;
    private static final int STATUS = 40;

    /** STA_UNSYNC: nobody keeps the clock. */
    private static final int UNSYNCHRONISED = 0x40;

    private static final double MICROS_PER_MILLI = 1000;

    /** Empty where the platform has none. */
    private static final Optional<CFunction> ADJTIMEX = CFunction.link("adjtimex", false, BYTES);

    private KernelClock() {}

    /** In milliseconds; empty where nobody keeps the clock, or the platform does not tell. */
    public static OptionalDouble errorMillis() {
        return ADJTIMEX.isEmpty() ? OptionalDouble.empty() : errorMillis(ADJTIMEX.get());
    }

    private static OptionalDouble errorMillis(CFunction adjtimex) {
        synchronized (adjtimex.buffer()) {
            adjtimex.buffer().putInt(0, 0);
            int state;
            try {
                state = (int) adjtimex.handle().invoke(adjtimex.segment());
            } catch (Throwable e) {
                throw new IllegalStateException("adjtimex was linked and cannot be called", e);
            }
            boolean kept = (adjtimex.buffer().getInt(STATUS) & UNSYNCHRONISED) == 0;
            return state >= 0 && kept
                    ? OptionalDouble.of(adjtimex.buffer().getLong(MAXERROR_MICROS) / MICROS_PER_MILLI)
                    : OptionalDouble.empty();
        }
    }
}
