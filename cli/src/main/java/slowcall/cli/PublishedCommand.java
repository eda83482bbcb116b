package slowcall.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command line as results keep it, which may be published: a file has its name there, and not the folder of this machine it lies in, and
 * machines that services and servers are on have no names at all, nor have their users.
 */
final class PublishedCommand {
    private static final Set<String> PLACES = Set.of("--service", "--jdbc-url", "--kafka");
    private static final String ELSEWHERE = "elsewhere";

    private PublishedCommand() {}

    static List<String> of(String... arguments) {
        List<String> published = new ArrayList<>();
        boolean isPlace = false;
        for (String argument : arguments) {
            published.add(isPlace ? ELSEWHERE : withoutPlace(withoutFolders(argument)));
            isPlace = PLACES.contains(argument);
        }
        return List.copyOf(published);
    }

    private static String withoutPlace(String argument) {
        String option = argument.substring(0, Math.max(0, argument.indexOf('=')));
        return PLACES.contains(option) ? option + "=" + ELSEWHERE : argument;
    }

    private static String withoutFolders(String argument) {
        int value = argument.startsWith("--") ? argument.indexOf('=') + 1 : 0;
        File file = new File(argument.substring(value));
        return file.isAbsolute() ? argument.substring(0, value) + file.getName() : argument;
    }
}
