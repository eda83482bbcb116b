package slowcall.integrations.chapter;

import java.nio.file.Path;

/** A real workshop for tests that want to see more of an experiment than a claim does. */
public final class OpenedWorkshop implements AutoCloseable {
    private final OpenWorkshop workshop;

    public OpenedWorkshop(Path folder) {
        this.workshop = new OpenWorkshop(Size.SMOKE, folder, text -> {});
    }

    public Workshop workshop() {
        return workshop;
    }

    @Override
    public void close() {
        workshop.close();
    }
}
