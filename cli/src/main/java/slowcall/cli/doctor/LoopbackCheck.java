package slowcall.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import slowcall.result.SystemFiles;

/** The service listens on loopback. */
final class LoopbackCheck implements Check {
    private final Binding binding;

    LoopbackCheck(Binding binding) {
        this.binding = binding;
    }

    /** Binds a free port and gives it back. */
    interface Binding {
        InetAddress bind() throws IOException;
    }

    static InetAddress bind() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
            return socket.getInetAddress();
        }
    }

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public Finding run(SystemFiles files) {
        try {
            return Finding.ok(binding.bind().getHostAddress(), "the service can listen");
        } catch (IOException e) {
            return Finding.fail("cannot bind", "the service cannot listen: " + e.getMessage());
        }
    }
}
