package slowcall.integrations.subject;

/** What a way has behind the application, in a process of its own. */
public interface Back extends AutoCloseable {

    /** Begins to work, on threads of its own. A spare that stands by is open and has not begun, and takes nothing from anybody. */
    void begin();

    /**
     * What is still to be done, as far as can be seen from here: messages that are not sent or not consumed, rows that no file has.
     * Asked again and again; nothing is under way when it is 0 twice.
     *
     * @throws Exception if that cannot be found out now
     */
    long backlog() throws Exception;

    /** Releases threads and connections. */
    @Override
    void close();
}
