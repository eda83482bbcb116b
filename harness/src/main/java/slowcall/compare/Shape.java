package slowcall.compare;

import java.util.Locale;
import java.util.SplittableRandom;

/** How made-up values of trials are distributed around 100, by which the comparison itself is tried out. */
enum Shape {
    /** With a standard deviation of 5. */
    NORMAL {
        @Override
        double draw(SplittableRandom random) {
            return 100 + 5 * random.nextGaussian();
        }
    },

    /** Skewed: a median of 100, and one in twenty above 227. */
    LOG_NORMAL {
        @Override
        double draw(SplittableRandom random) {
            return 100 * Math.exp(.5 * random.nextGaussian());
        }
    },

    /** Four of five JVMs around 90, the fifth around 140, as where a compiler decides one way or the other. */
    BIMODAL {
        @Override
        double draw(SplittableRandom random) {
            return (random.nextInt(5) == 0 ? 140 : 90) + 2 * random.nextGaussian();
        }
    };

    abstract double draw(SplittableRandom random);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
