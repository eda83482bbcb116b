package slowcall.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards against a field or an alternative that the parser knows and the example, which is its reference, does not show. */
class ExamplePlanTest {
    private static final List<Cell> CELLS = BuiltInPlans.named("example").cells();

    @ParameterizedTest
    @EnumSource
    void showsEveryKey(Vocabulary vocabulary) {
        Set<String> shown = new HashSet<>();
        collect(LocatedJson.parse("example", BuiltInPlans.text("example")), "", vocabulary.parent(), shown);

        if (vocabulary == Vocabulary.DEFAULTS) {
            // One of the two ways to give it; the plan shows "jdks".
            shown.add("jdk");
        }
        assertEquals(Set.copyOf(vocabulary.keys()), shown);
    }

    @Test
    void showsEveryAlternative() {
        assertEquals(alternatives(Arrivals.class), all(cell -> cell.arrivals().getClass()));
        assertEquals(alternatives(RequestShape.class), all(cell -> cell.shape().getClass()));
        Set<Class<?>> delays = new HashSet<>(all(cell -> cell.service().getClass()));
        // Only a target's can be unknown, and there is none that every reader has.
        delays.add(ServiceProfile.Unknown.class);
        assertEquals(alternatives(ServiceProfile.class), delays);
        assertEquals(Set.of(Awaits.values()), all(Cell::awaits));
        assertEquals(Set.copyOf(TrialJvm.GCS), all(cell -> cell.jvm().gc()));
        assertEquals(Set.copyOf(Clients.NAMES), all(cell -> cell.exchange().client()));
        assertEquals(Set.of(true, false), all(cell -> cell.exchange().json()));
        assertEquals(Set.of(Work.Pin.values()), all(cell -> cell.work().pin()));
        assertEquals(Set.of(true, false), all(Cell::cancels));
        assertEquals(Set.of(true, false), all(cell -> cell.serviceThreads().isAuto()));
        assertEquals(Set.of(Probing.values()), all(Cell::probes));
        assertEquals(
                Set.of(Outage.Mode.values()),
                CELLS.stream()
                        .flatMap(cell -> cell.outage().stream())
                        .map(Outage::mode)
                        .collect(Collectors.toSet()));
        assertEquals(Set.of(true, false), all(Cell::isBareLoop));
    }

    private static Set<Class<?>> alternatives(Class<?> sealed) {
        return Set.copyOf(Arrays.asList(sealed.getPermittedSubclasses()));
    }

    private static <T> Set<T> all(Function<Cell, T> factor) {
        return CELLS.stream().map(factor).collect(Collectors.toSet());
    }

    /** The keys of the objects that stand under {@code wanted}, in arrays or not. */
    private static void collect(Json json, String parent, String wanted, Set<String> keys) {
        switch (json) {
            case Json.Array array -> array.elements().forEach(element -> collect(element, parent, wanted, keys));
            case Json.Struct struct ->
                struct.members().forEach((key, member) -> {
                    if (parent.equals(wanted)) {
                        keys.add(key);
                    }
                    collect(member.value(), key, wanted, keys);
                });
            case Json.Text text -> {}
            case Json.Numeral numeral -> {}
            case Json.Truth truth -> {}
            case Json.Null nothing -> {}
        }
    }
}
