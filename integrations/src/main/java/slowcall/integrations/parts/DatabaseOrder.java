package slowcall.integrations.parts;

/**
 * What the keeper of a database is told, as one line of JSON. Not on its command line, which everybody may read.
 *
 * @param folder where its binaries, its data and its log go; empty before
 * @param port of the loopback interface
 * @param password of the only user
 */
record DatabaseOrder(String folder, int port, String password) {}
