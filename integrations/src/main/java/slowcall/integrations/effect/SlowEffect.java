package slowcall.integrations.effect;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import slowcall.integrations.message.Message;

/** An effect that takes longer, by as much as is said while it runs: a consumer that falls behind. */
public final class SlowEffect implements Effect {
    private final Effect effect;
    private volatile Duration longer = Duration.ZERO;

    public SlowEffect(Effect effect) {
        this.effect = effect;
    }

    /** From now on each takes longer by this. */
    public void setLonger(Duration longer) {
        if (longer.isNegative()) {
            throw new IllegalArgumentException("longer by " + longer + " must not be negative");
        }
        this.longer = longer;
    }

    @Override
    public void apply(Message message) throws IOException, SQLException, InterruptedException {
        Thread.sleep(longer);
        effect.apply(message);
    }
}
