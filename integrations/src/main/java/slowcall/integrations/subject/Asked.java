package slowcall.integrations.subject;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A login as it is asked for.
 *
 * @param id unique
 * @param user whose
 * @param delayMillis what the call for its points draws at the service
 * @param rollsBack whether its transaction is to be rolled back, so that no points are due
 */
public record Asked(long id, int user, int delayMillis, boolean rollsBack) {
    void write(DataOutputStream to) throws IOException {
        to.writeLong(id);
        to.writeInt(user);
        to.writeInt(delayMillis);
        to.writeBoolean(rollsBack);
    }

    static Asked read(DataInputStream from) throws IOException {
        return new Asked(from.readLong(), from.readInt(), from.readInt(), from.readBoolean());
    }
}
