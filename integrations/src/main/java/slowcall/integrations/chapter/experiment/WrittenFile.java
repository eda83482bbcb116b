package slowcall.integrations.chapter.experiment;

import java.util.HexFormat;
import java.util.List;

/**
 * A file as somebody may write it who knows the agreement by heart, and keeps to it or not.
 *
 * @param name in its header
 * @param ids of its rows
 * @param saidRows as its trailer says
 */
record WrittenFile(String from, String to, String name, List<Long> ids, int saidRows) {
    WrittenFile {
        ids = List.copyOf(ids);
    }

    /** One as agreed. */
    static WrittenFile asAgreed(String name, List<Long> ids) {
        return new WrittenFile(FileExchange.SENDER, FileExchange.RECEIVER, name, ids, ids.size());
    }

    WrittenFile from(String other) {
        return new WrittenFile(other, to, name, ids, saidRows);
    }

    WrittenFile to(String other) {
        return new WrittenFile(from, other, name, ids, saidRows);
    }

    WrittenFile saying(int rows) {
        return new WrittenFile(from, to, name, ids, rows);
    }

    private String lines() {
        StringBuilder lines = new StringBuilder("header," + from + "," + to + "," + name + "\n");
        ids.forEach(id -> lines.append("row,").append(id).append(",1,20\n"));
        return lines.toString();
    }

    String text() {
        String digest = HexFormat.of().formatHex(Digests.sha256(lines()));
        return lines() + "trailer," + saidRows + "," + digest + "\n";
    }

    /** Without its last line. */
    String cutShort() {
        return lines();
    }
}
