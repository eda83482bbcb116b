package slowcall.measure;

/** A probe that looks again and again while measuring. */
public interface SampledProbe extends Probe {
    /** Looks again; called every 50 ms while measuring, by one thread. */
    void sample();
}
