package slowcall.integrations.batch;

/**
 * What lies in a folder of the server.
 *
 * @param name without its folder
 * @param bytes how long it is
 * @param isFolder whether it is one itself
 */
public record RemoteFile(String name, long bytes, boolean isFolder) {}
