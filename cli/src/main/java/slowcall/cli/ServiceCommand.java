package slowcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import slowcall.plan.PlanException;
import slowcall.plan.Position;
import slowcall.result.Environment;
import slowcall.service.ServiceKeeper;

/** Keeps the simulated service for runs of other machines. */
@Command(
        name = "service",
        description = {
            "Wait to be asked for the simulated service by run --service of other machines, until it is ended.",
            "Who asks must know the token. What is sent is not encrypted: listen at an address of a network that is yours, or through a tunnel."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  slowcall service --listen 10.0.0.5:7070 --token service.token     here",
            "  slowcall run --service http://10.0.0.5:7070 --service-token service.token     there, with a copy of the file",
        })
final class ServiceCommand implements Callable<Integer> {
    private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,5})");
    private static final int MOST_PORT = 65_535;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "Where to listen; 127.0.0.1:7070 unless given, which no other machine reaches.")
    private String listen = "127.0.0.1:7070";

    @Option(
            names = "--token",
            paramLabel = "FILE",
            required = true,
            description = "The file with the token; if there is none, it is made, for its owner's eyes only.")
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private Path token;

    private final PrintWriter out;

    ServiceCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        InetSocketAddress address = address();
        String secret = TokenFile.readOrCreate(token);
        try (ServiceKeeper keeper = open(address, secret)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(keeper), "service-end"));
            InetSocketAddress bound = keeper.address();
            out.println(
                    "listening at http://" + host(bound.getAddress()) + ":" + bound.getPort() + ", token in " + token);
            out.flush();
            // Until a signal ends this process, and with it its children.
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private static void end(ServiceKeeper keeper) {
        try {
            keeper.close();
        } catch (IOException e) {
            // What it leaves behind are temporary files.
        }
    }

    private ServiceKeeper open(InetSocketAddress address, String secret) throws IOException {
        try {
            return ServiceKeeper.open(address, secret, Environment.fingerprint(List.of(), List.of()));
        } catch (BindException e) {
            throw new PlanException(
                    Position.NONE, "--listen " + listen + ": " + e.getMessage() + "; give another address or port");
        }
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private InetSocketAddress address() {
        Matcher matcher = PLACE.matcher(listen);
        if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > MOST_PORT) {
            throw new PlanException(
                    Position.NONE, "--listen " + listen + " is no address with a port; write it as 10.0.0.5:7070");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        } catch (UnknownHostException e) {
            throw new PlanException(Position.NONE, "--listen " + listen + ": this machine has no such address");
        }
    }
}
