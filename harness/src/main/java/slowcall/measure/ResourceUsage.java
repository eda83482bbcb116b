package slowcall.measure;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The kernel's account of this process, ended threads included: {@code getrusage(RUSAGE_SELF)}. Java reaches it only through
 * {@code java.lang.foreign}, final since JDK 22, which bytecode for 21 must look up by name; on older JDKs, and elsewhere than on
 * 64-bit Linux, there is none.
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
    private static final Optional<Call> GETRUSAGE = link();

    private record Call(MethodHandle getrusage, ByteBuffer buffer, Object segment) {}

    /** What has been counted so far; empty where the platform does not tell. */
    public static Optional<ResourceUsage> read() {
        return GETRUSAGE.flatMap(ResourceUsage::read);
    }

    private static Optional<ResourceUsage> read(Call call) {
        synchronized (call) {
            try {
                int result = (int) call.getrusage().invoke(0, call.segment());
                return result == 0
                        ? Optional.of(new ResourceUsage(
                                call.buffer().getLong(NVCSW), call.buffer().getLong(NIVCSW)))
                        : Optional.empty();
            } catch (Throwable e) {
                throw new IllegalStateException("getrusage was linked and cannot be called", e);
            }
        }
    }

    private static Optional<Call> link() {
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("sun.arch.data.model", "").equals("64")) {
            return Optional.empty();
        }
        try {
            Class<?> linkerType = Class.forName("java.lang.foreign.Linker");
            Class<?> layoutType = Class.forName("java.lang.foreign.MemoryLayout");
            Class<?> valueLayout = Class.forName("java.lang.foreign.ValueLayout");
            Class<?> descriptorType = Class.forName("java.lang.foreign.FunctionDescriptor");
            Class<?> segmentType = Class.forName("java.lang.foreign.MemorySegment");
            Class<?> optionType = Class.forName("java.lang.foreign.Linker$Option");
            Class<?> lookupType = Class.forName("java.lang.foreign.SymbolLookup");
            Object linker = linkerType.getMethod("nativeLinker").invoke(null);
            Object intLayout = valueLayout.getField("JAVA_INT").get(null);
            Object addressLayout = valueLayout.getField("ADDRESS").get(null);
            Object arguments = java.lang.reflect.Array.newInstance(layoutType, 2);
            java.lang.reflect.Array.set(arguments, 0, intLayout);
            java.lang.reflect.Array.set(arguments, 1, addressLayout);
            Object descriptor = descriptorType
                    .getMethod("of", layoutType, arguments.getClass())
                    .invoke(null, intLayout, arguments);
            Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
            Object symbol = ((Optional<?>)
                            lookupType.getMethod("find", String.class).invoke(lookup, "getrusage"))
                    .orElseThrow();
            Object options = java.lang.reflect.Array.newInstance(optionType, 0);
            Method downcall = linkerType.getMethod("downcallHandle", segmentType, descriptorType, options.getClass());
            MethodHandle handle = (MethodHandle) downcall.invoke(linker, symbol, descriptor, options);
            ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES).order(ByteOrder.nativeOrder());
            Object segment =
                    segmentType.getMethod("ofBuffer", java.nio.Buffer.class).invoke(null, buffer);
            return Optional.of(new Call(
                    handle.asType(MethodType.methodType(int.class, int.class, Object.class)), buffer, segment));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // An older JDK, or one that forbids native access: context switches stay unknown.
            return Optional.empty();
        }
    }
}
