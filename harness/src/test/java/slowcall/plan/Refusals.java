package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Expects refusals. In plans and messages {@code `} stands for a double quote, and {@code ▶} before the place pointed at. */
final class Refusals {
    private Refusals() {}

    /** A whole plan is refused. */
    static void refuses(String marked, String message) {
        String[] parts = marked.replace('`', '"').split("▶", -1);
        assertEquals(2, parts.length, "one mark in " + marked);
        int line = 1 + (int) parts[0].chars().filter(c -> c == '\n').count();
        int column = parts[0].length() - parts[0].lastIndexOf('\n');

        PlanException refusal =
                assertThrows(PlanException.class, () -> PlanFile.parse("plan.json", parts[0] + parts[1]), marked);
        assertEquals("plan.json:" + line + ":" + column + ": " + message.replace('`', '"'), refusal.getMessage());
    }

    /** A cell with these fields is refused; what it needs besides is added. */
    static void refusesCell(String fields, String message) {
        StringBuilder cell = new StringBuilder(fields);
        if (!fields.contains("`strategy`")) {
            cell.append(", `strategy`: `a`");
        }
        if (!fields.contains("`arrivals`")) {
            cell.append(", `arrivals`: {`constant`: 1}");
        }
        if (!fields.contains("`delay`")) {
            cell.append(", `delay`: `1s`");
        }
        refuses("{`cells`: [{" + cell + "}]}", message);
    }
}
