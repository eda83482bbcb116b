package slowcall.cli.doctor;

import slowcall.result.SystemFiles;

/** Generator, strategy and service run at the same time. */
final class CoresCheck implements Check {
    private static final int COMFORTABLE = 4;

    private final int cores;

    CoresCheck(int cores) {
        this.cores = cores;
    }

    @Override
    public String name() {
        return "cores";
    }

    @Override
    public Finding run(SystemFiles files) {
        String value = Integer.toString(cores);
        if (cores >= COMFORTABLE) {
            return Finding.ok(value, "room for generator, strategy and service side by side");
        }
        return cores >= 2
                ? Finding.note(value, "generator, strategy and service compete: compare strategies, claim no tails")
                : Finding.warn(
                        value, "generator, strategy and service take turns: only slow delays and low rates are valid");
    }
}
