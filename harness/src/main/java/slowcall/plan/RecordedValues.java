package slowcall.plan;

/** Takes what a recording holds: a value in the recording's own unit, at least 0, and how often it occurred. */
@FunctionalInterface
interface RecordedValues {
    void add(double value, long count);
}
