package slowcall.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slowcall.result.SystemFiles;

/** Guards against another counter read in the place of the one that tells of dropped connections. */
class KernelCountersTest {
    @TempDir
    private Path root;

    private OptionalLong overflows(String netstat) throws IOException {
        Path file = Files.createDirectories(root.resolve("proc/net")).resolve("netstat");
        Files.writeString(file, netstat);
        return KernelCounters.listenOverflows(new SystemFiles(root));
    }

    @Test
    void readsTheValueBelowTheName() throws IOException {
        assertEquals(OptionalLong.of(17), overflows("""
                TcpExt: SyncookiesSent ListenOverflows ListenDrops
                TcpExt: 3 17 18
                IpExt: InNoRoutes ListenOverflows
                IpExt: 5 6
                """));
    }

    @Test
    void isUnknownWhereTheKernelWritesItOtherwise() throws IOException {
        assertEquals(OptionalLong.empty(), KernelCounters.listenOverflows(new SystemFiles(root)));
        assertEquals(OptionalLong.empty(), overflows("TcpExt: SyncookiesSent\nTcpExt: 3\n"));
        assertEquals(OptionalLong.empty(), overflows("TcpExt: SyncookiesSent ListenOverflows\nTcpExt: 3\n"));
        assertEquals(OptionalLong.empty(), overflows("TcpExt: ListenOverflows\nTcpExt: many\n"));
    }
}
