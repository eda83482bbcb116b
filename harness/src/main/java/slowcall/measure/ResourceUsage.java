package slowcall.measure;

import java.util.Optional;

/**
 * The kernel's account of this process, ended threads included: {@code getrusage(RUSAGE_SELF)}.
 *
 * @param voluntarySwitches how often a thread gave up its processor to wait
 * @param involuntarySwitches how often the kernel took a thread's processor
 */
public record ResourceUsage(long voluntarySwitches, long involuntarySwitches) {
    /** struct rusage on 64-bit Linux: two timevals and fourteen longs; ru_nvcsw and ru_nivcsw are the last two. */
    private static final int BYTES = 144;

    private static final int NVCSW = 128;
    private static final int NIVCSW = 136;

    /** Empty where the platform has none. */
    private static final Optional<CFunction> GETRUSAGE = CFunction.link("getrusage", true, BYTES);

    /** What has been counted so far; empty where the platform does not tell. */
    public static Optional<ResourceUsage> read() {
        return GETRUSAGE.flatMap(ResourceUsage::read);
    }

    private static Optional<ResourceUsage> read(CFunction call) {
        synchronized (call.buffer()) {
            try {
                int result = (int) call.handle().invoke(0, call.segment());
                return result == 0
                        ? Optional.of(new ResourceUsage(
                                call.buffer().getLong(NVCSW), call.buffer().getLong(NIVCSW)))
                        : Optional.empty();
            } catch (Throwable e) {
                throw new IllegalStateException("getrusage was linked and cannot be called", e);
            }
        }
    }
}
