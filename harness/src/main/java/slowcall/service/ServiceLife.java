package slowcall.service;

/** The process behind a service, wherever it is. */
interface ServiceLife {
    /** Whether it is still there. */
    boolean isAlive();

    /** Its id on its machine. */
    long pid();

    /** Ends it. */
    void end();
}
