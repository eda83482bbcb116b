package slowcall.service;

import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;

/**
 * The pattern of the hidden classes whose initialiser makes a call. It waits below a native frame, the JVM's own, which no virtual
 * thread can leave its carrier with. Never used as a class itself.
 */
final class Initialiser {
    static {
        try {
            MethodHandles.classData(MethodHandles.lookup(), ConstantDescs.DEFAULT_NAME, Runnable.class)
                    .run();
        } catch (IllegalAccessException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Initialiser() {}
}
