package slowcall.cli;

import java.io.File;
import java.util.Arrays;
import java.util.List;

/** A command line as results keep it, which may be published: a file has its name there, and not the folder of this machine it lies in. */
final class PublishedCommand {
    private PublishedCommand() {}

    static List<String> of(String... arguments) {
        return Arrays.stream(arguments).map(PublishedCommand::withoutFolders).toList();
    }

    private static String withoutFolders(String argument) {
        int value = argument.startsWith("--") ? argument.indexOf('=') + 1 : 0;
        File file = new File(argument.substring(value));
        return file.isAbsolute() ? argument.substring(0, value) + file.getName() : argument;
    }
}
