package slowcall.integrations.kill;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slowcall.integrations.parts.Database;
import slowcall.integrations.subject.ServerWindow;
import slowcall.integrations.subject.Way;
import slowcall.integrations.subject.Window;

/**
 * Which arms are run, and how often each victim is killed.
 *
 * @param entries in this order
 * @param killsEach of each arm
 * @param controlKills of each control at most: as many as of the arm, and more until they have done harm
 */
public record KillPlan(List<Entry> entries, int killsEach, int controlKills) {
    /** What a control does not show by so many kills it does not show. */
    public static final int CONTROL_KILLS = 20;

    public KillPlan {
        entries = List.copyOf(entries);
        if (killsEach < 1 || controlKills < 1) {
            throw new IllegalArgumentException(
                    "kills " + killsEach + " and of controls " + controlKills + " must be at least 1");
        }
    }

    /**
     * An arm.
     *
     * @param control the same without protection, where there is such a thing
     */
    public record Entry(KillArm arm, Optional<KillArm> control) {
        Stream<KillArm> arms() {
            return Stream.concat(control.stream(), Stream.of(arm));
        }
    }

    /**
     * All that can be killed of these ways: in their windows, at any time, and the servers that they need; each with an equal share.
     *
     * @param places only there, by {@link Victim#place}; everywhere if there are none
     * @param kills of all arms together, controls apart: each gets at least its share
     * @throws IllegalArgumentException if nothing is killed in one of the places
     */
    public static KillPlan of(List<Way> ways, Collection<String> places, int kills) {
        List<Entry> all = ways.stream()
                .flatMap(way -> Stream.of(inWindows(way), atAnyTime(way), ofServers(way))
                        .flatMap(entries -> entries))
                .toList();
        Set<String> known =
                all.stream().map(entry -> entry.arm().victim().place()).collect(Collectors.toCollection(TreeSet::new));
        for (String place : places) {
            if (!known.contains(place)) {
                throw new IllegalArgumentException(
                        "nothing is killed at \"" + place + "\" there; there are " + String.join(", ", known));
            }
        }
        List<Entry> chosen = all.stream()
                .filter(entry ->
                        places.isEmpty() || places.contains(entry.arm().victim().place()))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "none of " + ways.stream().map(Way::name).toList() + " has a window");
        }
        return new KillPlan(chosen, Math.ceilDiv(kills, chosen.size()), CONTROL_KILLS);
    }

    private static Stream<Entry> inWindows(Way way) {
        return way.windows().stream()
                .map(window -> new Entry(
                        new KillArm(
                                way.name(), window.settings(), new Victim.AtFailpoint(window.role(), window.point())),
                        window.control()
                                .map(control -> new KillArm(
                                        control.way(),
                                        control.settings(),
                                        new Victim.AtFailpoint(control.role(), control.point())))));
    }

    /** Each process once, set as for each of its windows; the control is that of the first window that has one, at any time likewise. */
    private static Stream<Entry> atAnyTime(Way way) {
        Map<KillArm, Optional<KillArm>> controls = new LinkedHashMap<>();
        for (Window window : way.windows()) {
            controls.merge(
                    new KillArm(way.name(), window.settings(), new Victim.AtAnyTime(window.role())),
                    window.control()
                            .map(control -> new KillArm(
                                    control.way(), control.settings(), new Victim.AtAnyTime(control.role()))),
                    (first, next) -> first.or(() -> next));
        }
        return controls.entrySet().stream().map(arm -> new Entry(arm.getKey(), arm.getValue()));
    }

    private static Stream<Entry> ofServers(Way way) {
        return way.serverWindows().stream()
                .map(window -> new Entry(
                        new KillArm(way.name(), window.settings(), new Victim.Server(window.part())),
                        control(way, window)));
    }

    /** What protects a database's commits is its own. */
    private static Optional<KillArm> control(Way way, ServerWindow window) {
        return window.part().equals(Database.NAME)
                ? Optional.of(new KillArm(way.name(), window.settings(), new Victim.Server(window.part(), false)))
                : window.control().map(settings -> new KillArm(way.name(), settings, new Victim.Server(window.part())));
    }

    /** How often an arm is killed. */
    Effort effort() {
        return Effort.of(killsEach);
    }

    /** How often a control is. */
    Effort controlEffort() {
        return Effort.ofControl(Math.min(killsEach, controlKills), controlKills);
    }

    /** The servers that its arms need, by the names of their parts. */
    public Set<String> needs() {
        return entries.stream()
                .flatMap(Entry::arms)
                .flatMap(arm -> Way.named(arm.way()).needs().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How long it takes on a machine with two processors, the start of the servers left out. */
    public Duration expected() {
        Duration sum = Duration.ZERO;
        Set<KillArm> controls = new HashSet<>();
        for (Entry entry : entries) {
            sum = sum.plus(entry.arm().expected(killsEach));
            if (entry.control().filter(controls::add).isPresent()) {
                sum = sum.plus(entry.control().get().expected(controlEffort().wanted()));
            }
        }
        return sum;
    }
}
