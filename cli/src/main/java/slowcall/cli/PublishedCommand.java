package slowcall.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line as results keep it, which may be published: a file has its name there, and not the folder of this machine it lies in, and
 * the machine that the service is on has no name at all.
 */
final class PublishedCommand {
    private static final String SERVICE = "--service";
    private static final String ELSEWHERE = "elsewhere";

    private PublishedCommand() {}

    static List<String> of(String... arguments) {
        List<String> published = new ArrayList<>();
        boolean isPlace = false;
        for (String argument : arguments) {
            published.add(isPlace ? ELSEWHERE : withoutPlace(withoutFolders(argument)));
            isPlace = argument.equals(SERVICE);
        }
        return List.copyOf(published);
    }

    private static String withoutPlace(String argument) {
        return argument.startsWith(SERVICE + "=") ? SERVICE + "=" + ELSEWHERE : argument;
    }

    private static String withoutFolders(String argument) {
        int value = argument.startsWith("--") ? argument.indexOf('=') + 1 : 0;
        File file = new File(argument.substring(value));
        return file.isAbsolute() ? argument.substring(0, value) + file.getName() : argument;
    }
}
