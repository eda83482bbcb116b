package slowcall.selfcheck;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Where a check works.
 *
 * @param work a folder for what it writes; removed in the end
 * @param progress told in a few words what is going on
 */
public record Stage(Path work, Consumer<String> progress) {}
