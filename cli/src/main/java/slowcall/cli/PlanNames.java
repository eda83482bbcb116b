package slowcall.cli;

import java.util.Iterator;
import slowcall.plan.BuiltInPlans;

/** The built-in plans, for shells that complete what is typed. */
final class PlanNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return BuiltInPlans.NAMES.iterator();
    }
}
