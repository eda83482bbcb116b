package slowcall.integrations.chapter;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import slowcall.integrations.kill.KillPlan;
import slowcall.integrations.kill.KillSeries;
import slowcall.integrations.kill.KillServers;
import slowcall.integrations.subject.Subjects;
import slowcall.jvm.ChildFailedException;

/** The real things that observations are made with. Nothing in it runs while a trial does. */
public interface Workshop {
    Size size();

    /** The slow service, warm, and these servers, by the names of their parts; each is started when it is first asked for. */
    KillServers servers(Set<String> parts) throws IOException, ChildFailedException, InterruptedException;

    /** A folder that is new, empty, and whoever's who asks for it. */
    Path folder(String name) throws IOException;

    /**
     * A subject that works: a login and what follows it, without any schedule. The service's books begin anew.
     *
     * @param settings those that depart from the usual
     * @return to be closed
     */
    Subjects subject(String way, Map<String, String> settings)
            throws IOException, ChildFailedException, InterruptedException;

    /** Kills by a plan; what came of it is in {@code kills.csv} as well. */
    List<KillSeries.Compared> kills(KillPlan plan) throws IOException, ChildFailedException, InterruptedException;
}
