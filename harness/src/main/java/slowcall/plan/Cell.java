package slowcall.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One combination of factors. A trial runs one cell once.
 *
 * @param strategy a strategy's name, or {@link #BARE_LOOP}
 * @param settings the strategy's settings by name
 * @param awaits when the user is answered
 * @param shape calls per request and their order
 * @param users whose requests they are
 * @param arrivals when requests are offered
 * @param service the service's delay
 * @param outage when the service does not do its work, if ever
 * @param serviceThreads with which the service is started
 * @param exchange how a call goes over the wire
 * @param connections connections opened before the clock starts; 0 opens none
 * @param work what a request does besides waiting
 * @param cancels whether a request is cancelled at its deadline, as far as its strategy can
 * @param timing how long the parts of a trial last
 * @param jvm the trial's JVM
 * @param probes how closely the trial is looked at
 * @param position where the plan names it
 */
public record Cell(
        String strategy,
        SortedMap<String, Setting> settings,
        Awaits awaits,
        RequestShape shape,
        Users users,
        Arrivals arrivals,
        ServiceProfile service,
        Optional<Outage> outage,
        ServiceThreads serviceThreads,
        Exchange exchange,
        int connections,
        Work work,
        boolean cancels,
        Timing timing,
        TrialJvm jvm,
        Probing probes,
        Position position) {

    /**
     * Not a strategy but the control for the harness's own cost: the same client, called at the same times, with nothing
     * recorded.
     */
    public static final String BARE_LOOP = "bare-loop";

    public Cell {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        requireConnections(connections);
    }

    static int requireConnections(int connections) {
        if (connections < 0 || connections > 1_000_000) {
            throw new IllegalArgumentException("connections " + connections + " must be between 0 and 1000000");
        }
        return connections;
    }

    /** The same with other arrivals. */
    public Cell offering(Arrivals others) {
        return new Cell(
                strategy,
                settings,
                awaits,
                shape,
                users,
                others,
                service,
                outage,
                serviceThreads,
                exchange,
                connections,
                work,
                cancels,
                timing,
                jvm,
                probes,
                position);
    }

    public boolean isBareLoop() {
        return strategy.equals(BARE_LOOP);
    }

    /** {@code key=value} pairs joined by {@code ;}, empty without settings. */
    public String settingsText() {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().value())
                .collect(Collectors.joining(";"));
    }

    /** What distinguishes this cell, in words. */
    public String label() {
        String in = settings.isEmpty() ? "" : "(" + settingsText() + ")";
        String answered = awaits == Awaits.HANDOFF ? " " + awaits : "";
        String opened = arrivals instanceof Arrivals.Burst ? " connections-" + connections : "";
        String departures = variant().isEmpty() ? "" : " " + variant();
        return strategy + in + " " + shape + " " + arrivals + " " + service + answered + opened + departures;
    }

    /** What departs from the usual in the factors that have a usual value, joined by {@code ;}; mostly empty. */
    public String variant() {
        return variantWith(jvm.departures());
    }

    /** The same with a JDK's version in place of its folder; a JDK that the plan names by its feature version keeps that name. */
    public String variant(String jdkVersion) {
        return variantWith(jvm.departures(jdkVersion));
    }

    private String variantWith(String departuresOfJvm) {
        String through = exchange.equals(Exchange.through(Clients.NAMES.getFirst())) ? "" : "client=" + exchange;
        return Stream.of(
                        through,
                        users.toString(),
                        outage.map(Outage::toString).map("outage="::concat).orElse(""),
                        serviceThreads.toString(),
                        work.toString(),
                        cancels ? "cancel=deadline" : "",
                        departuresOfJvm,
                        probes == Probing.ALL ? "" : "probes=" + probes)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(";"));
    }

    /**
     * A "c", which keeps spreadsheets from taking it for a number, and the first seven hexadecimal digits of the SHA-256 of
     * everything that distinguishes the cell: the same in every run that has it. A factor that is new to plans does not change
     * the ids of cells that have its usual value.
     */
    public String id() {
        String all = String.join(
                "|",
                strategy,
                settingsText(),
                awaits.toString(),
                shape.toString(),
                arrivals.toString(),
                service.toString(),
                Integer.toString(connections),
                timing.toString(),
                Integer.toString(jvm.heapMib()),
                jvm.gc(),
                variant());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return "c" + HexFormat.of().formatHex(digest, 0, 4).substring(1);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
