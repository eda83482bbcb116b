package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Cell;
import slowcall.result.CellNames;

/** Guards against a cell that is called one thing before its trial, and another after it. */
class ParametersTest {
    @ParameterizedTest
    @FieldSource("slowcall.plan.BuiltInPlans#NAMES")
    void aRowIsCalledWhatItsCellIs(String plan) {
        for (Cell cell : BuiltInPlans.named(plan).cells()) {
            assertEquals(cell.label(), CellNames.inFull(Parameters.row(cell, "25.0.3")));
        }
    }
}
