package slowcall.integrations.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards against a word of a plan that means another constant than it says. */
class LabelsTest {
    @ParameterizedTest
    @EnumSource(Failpoint.class)
    void aConstantIsFoundByItsLabel(Failpoint point) {
        assertEquals(point, Labels.constant(Failpoint.class, Labels.of(point)));
        assertThrows(IllegalArgumentException.class, () -> Labels.constant(Failpoint.class, point.name()));
    }

    @Test
    void areWrittenAsInPlans() {
        assertEquals("before-mark", Labels.of(Failpoint.BEFORE_MARK));
        assertEquals(List.of("ignore", "retry", "log"), Labels.all(OnFailure.class));
    }

    @Test
    void oneThatIsNoneIsNamedWithThoseThatAre() {
        var failure = assertThrows(IllegalArgumentException.class, () -> Labels.constant(OnFailure.class, "LOG"));

        assertEquals("\"LOG\" is none of ignore, retry, log", failure.getMessage());
    }
}
