package slowcall.measure;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * A function of the C library that fills in a structure. Java reaches it only through {@code java.lang.foreign}, final since JDK 22,
 * which bytecode for 21 must look up by name; on older JDKs, and elsewhere than on 64-bit Linux, there is none.
 *
 * @param handle takes a number, if the function does, and then the structure's address, and returns a number
 * @param buffer the structure
 * @param segment its address
 */
record CFunction(MethodHandle handle, ByteBuffer buffer, Object segment) {
    /**
     * Links a function; empty where the platform has none.
     *
     * @param takesNumber whether a number stands before the structure's address
     * @param bytes of the structure
     */
    static Optional<CFunction> link(String name, boolean takesNumber, int bytes) {
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
            Object arguments = java.lang.reflect.Array.newInstance(layoutType, takesNumber ? 2 : 1);
            if (takesNumber) {
                java.lang.reflect.Array.set(arguments, 0, intLayout);
            }
            java.lang.reflect.Array.set(arguments, takesNumber ? 1 : 0, addressLayout);
            Object descriptor = descriptorType
                    .getMethod("of", layoutType, arguments.getClass())
                    .invoke(null, intLayout, arguments);
            Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
            Object symbol =
                    ((Optional<?>) lookupType.getMethod("find", String.class).invoke(lookup, name)).orElseThrow();
            Object options = java.lang.reflect.Array.newInstance(optionType, 0);
            Method downcall = linkerType.getMethod("downcallHandle", segmentType, descriptorType, options.getClass());
            MethodHandle handle = (MethodHandle) downcall.invoke(linker, symbol, descriptor, options);
            ByteBuffer buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
            Object segment =
                    segmentType.getMethod("ofBuffer", java.nio.Buffer.class).invoke(null, buffer);
            MethodType type = takesNumber
                    ? MethodType.methodType(int.class, int.class, Object.class)
                    : MethodType.methodType(int.class, Object.class);
            return Optional.of(new CFunction(handle.asType(type), buffer, segment));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // An older JDK, or one that forbids native access: what the function would tell stays unknown.
            return Optional.empty();
        }
    }
}
