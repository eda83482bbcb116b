package slowcall.load;

/** Time that passes only when somebody waits or works: awaiting jumps to the deadline. */
final class VirtualClock implements Clock {
    private long now;

    VirtualClock(long now) {
        this.now = now;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void awaitNanos(long deadline) {
        now = Math.max(now, deadline);
    }

    void pass(long nanos) {
        now += nanos;
    }
}
