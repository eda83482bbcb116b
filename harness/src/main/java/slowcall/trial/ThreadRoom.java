package slowcall.trial;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import slowcall.result.SystemFiles;

/**
 * Whether the machine has thread ids left for others. They are the whole system's: a process that takes the last one keeps
 * everybody else, its user's shell and other tests included, from starting anything. Linux only; elsewhere there is always room.
 */
final class ThreadRoom {
    /** Left for others. */
    static final long LEFT = 1024;

    private final SystemFiles files;
    private final OptionalLong most;

    ThreadRoom(SystemFiles files) {
        this.files = files;
        this.most = LongStream.concat(
                        files.number("/proc/sys/kernel/pid_max").stream(),
                        files.number("/proc/sys/kernel/threads-max").stream())
                .min();
    }

    /** Why no more should be started; empty while there is room. */
    Optional<String> full() {
        if (most.isEmpty()) {
            return Optional.empty();
        }
        // "0.20 0.18 0.12 1/80 11206": the fourth is runnable threads / all threads.
        OptionalLong now = files.line("/proc/loadavg")
                .map(line -> line.split("[ /]", -1))
                .filter(words -> words.length > 4 && words[4].matches("[0-9]{1,18}"))
                .map(words -> OptionalLong.of(Long.parseLong(words[4])))
                .orElse(OptionalLong.empty());
        return now.isPresent() && now.getAsLong() > most.getAsLong() - LEFT
                ? Optional.of("the system has " + now.getAsLong() + " threads of at most " + most.getAsLong() + ", and "
                        + LEFT + " are left to others")
                : Optional.empty();
    }
}
