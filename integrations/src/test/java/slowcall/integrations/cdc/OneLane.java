package slowcall.integrations.cdc;

import java.io.IOException;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/** Reads as another does, and keeps the order of all. */
record OneLane<T>(Reading<T> reading) implements Reading<T> {
    @Override
    public Optional<T> read(SourceRecord record) throws IOException {
        return reading.read(record);
    }

    @Override
    public long id(T said) {
        return reading.id(said);
    }

    @Override
    public Object lane(T said) {
        return "all";
    }
}
