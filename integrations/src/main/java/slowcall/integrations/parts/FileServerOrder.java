package slowcall.integrations.parts;

/**
 * What a file server is told, as one line of JSON. Not on its command line, which everybody may read.
 *
 * @param root the folder that its user sees as the whole of it
 * @param port of the loopback interface
 * @param user the only one
 * @param password of that user
 * @param publicKey the host's, X.509 in Base64
 * @param privateKey the host's, PKCS #8 in Base64
 */
record FileServerOrder(String root, int port, String user, String password, String publicKey, String privateKey) {}
