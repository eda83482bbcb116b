package slowcall.integrations.chapter.experiment;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import slowcall.integrations.batch.Exporter;
import slowcall.integrations.batch.FileAgreement;
import slowcall.integrations.batch.FileConsumer;
import slowcall.integrations.batch.FileFormat;
import slowcall.integrations.batch.RowEffect;
import slowcall.integrations.batch.SftpFiles;
import slowcall.integrations.batch.Spool;
import slowcall.integrations.batch.UnsentLogins;
import slowcall.integrations.chapter.Workshop;
import slowcall.integrations.message.Passage;
import slowcall.integrations.parts.FileServer;
import slowcall.integrations.parts.FileServerAddress;

/** Two parties who exchange files on a real server, in a folder of it that nobody else uses, and the sender's database. */
final class FileExchange implements AutoCloseable {
    /** Any; both parties have the same. */
    static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    static final String SENDER = "login";
    static final String RECEIVER = "points";

    private static final int DAYS = 1;
    private static final int ROWS_AT_ONCE = 8;

    private final FileServerAddress address;
    private final String root;
    private final FileAgreement agreement;
    private final Path spool;
    private final HikariDataSource database;
    private final UnsentLogins logins;
    private final List<SftpFiles> clients = new ArrayList<>();

    private FileExchange(
            FileServerAddress address, String root, FileAgreement agreement, Path spool, HikariDataSource database) {
        this.address = address;
        this.root = root;
        this.agreement = agreement;
        this.spool = spool;
        this.database = database;
        this.logins = new UnsentLogins(database);
    }

    /** With files of so many rows at most. */
    static FileExchange open(Workshop workshop, FileFormat format, int mostRows) throws Exception {
        FileServerAddress address = FileServerAddress.parse(WorkshopServers.address(workshop, FileServer.NAME));
        String root = "chapter-" + UUID.randomUUID();
        try (SftpFiles server = SftpFiles.of(address, ".")) {
            server.makeFolder(root);
        }
        HikariDataSource database = Scratch.create(workshop, Scratch.LOGIN_TABLE);
        FileExchange exchange = new FileExchange(
                address,
                root,
                new FileAgreement(SENDER, RECEIVER, format, mostRows, DAYS),
                workshop.folder("spool"),
                database);
        try (Connection connection = database.getConnection()) {
            UnsentLogins.prepare(connection);
        }
        exchange.receiver("first", exchange.connect(), row -> {}).prepare();
        return exchange;
    }

    /** A connection of its own, for one thread; closed with this. */
    SftpFiles connect() {
        SftpFiles client = SftpFiles.of(address, root);
        clients.add(client);
        return client;
    }

    HikariDataSource database() {
        return database;
    }

    UnsentLogins logins() {
        return logins;
    }

    /** Writes logins down as the application does; to is not included. */
    void logIn(long from, long to) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Scratch.execute(
                    connection,
                    "INSERT INTO login (request, user_id, delay_millis) SELECT i, i % 7, (i * 13) % 100"
                            + " FROM generate_series(" + from + "::bigint, " + (to - 1) + "::bigint) i");
        }
    }

    Exporter sender(SftpFiles server) throws IOException {
        return new Exporter(agreement, logins, Spool.open(spool), server, Passage.UNSEEN, () -> DAY);
    }

    FileConsumer receiver(String name, SftpFiles server, RowEffect effect) {
        return new FileConsumer(name, agreement, server, effect, ROWS_AT_ONCE, Passage.UNSEEN, () -> DAY);
    }

    @Override
    public void close() {
        clients.forEach(SftpFiles::close);
        database.close();
    }
}
