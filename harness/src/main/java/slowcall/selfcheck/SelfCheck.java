package slowcall.selfcheck;

import java.io.IOException;
import java.util.List;
import slowcall.jvm.ChildFailedException;

/** Measures something whose answer is known beforehand. */
public interface SelfCheck {
    /** Its key on the command line and in the table. */
    String name();

    /** What is measured and how, in a line. */
    String description();

    /** Measures, and judges what it measured. */
    List<Answer> run(Scale scale, Stage stage) throws IOException, InterruptedException, ChildFailedException;
}
