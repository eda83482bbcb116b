package slowcall.strategy;

/** How a request ended. */
public sealed interface Outcome {
    /** Every call was answered. */
    Outcome OK = new Ok();

    /** The strategy would not take it: nothing of it will run that has not run yet. */
    Outcome REJECTED = new Rejected();

    record Ok() implements Outcome {}

    record Rejected() implements Outcome {}

    /** A call failed, or the strategy could not carry it out. */
    record Failed(Throwable cause) implements Outcome {}
}
