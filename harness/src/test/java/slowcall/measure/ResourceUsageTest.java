package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;

/** Guards against a wrong offset into the kernel's structure: a figure that is there and is something else. */
@EnabledOnOs(OS.LINUX)
@EnabledForJreRange(min = JRE.JAVA_22)
class ResourceUsageTest {
    @Test
    void countsTheSwitchesOfAThreadThatWaitsAndHasEnded() throws InterruptedException {
        ResourceUsage before = ResourceUsage.read().orElseThrow();
        for (int i = 0; i < 200; i++) {
            CountDownLatch latch = new CountDownLatch(1);
            Thread thread = Thread.ofPlatform().start(latch::countDown);
            latch.await();
            thread.join();
        }
        ResourceUsage after = ResourceUsage.read().orElseThrow();

        assertTrue(before.voluntarySwitches() > 0);
        assertTrue(after.voluntarySwitches() >= before.voluntarySwitches() + 20, before + " then " + after);
        assertTrue(after.involuntarySwitches() >= before.involuntarySwitches(), before + " then " + after);
    }
}
