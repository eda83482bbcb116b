package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import slowcall.plan.BuiltInPlans;
import slowcall.plan.Cell;
import slowcall.result.CellNames;

/** Guards against a cell that is called one thing before its trial, and another after it. */
class ParametersTest {
    /** Ways are of another module. */
    @SuppressWarnings("unused") // read by FieldSource
    private static final List<String> PLANS =
            BuiltInPlans.NAMES.stream().filter(name -> !name.equals("ways")).toList();

    @ParameterizedTest
    @FieldSource("PLANS")
    void aRowIsCalledWhatItsCellIs(String plan) {
        for (Cell cell : BuiltInPlans.named(plan).cells()) {
            assertEquals(cell.label(), CellNames.inFull(Parameters.row(cell, "25.0.3")));
        }
    }
}
