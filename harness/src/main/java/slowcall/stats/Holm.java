package slowcall.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Probabilities adjusted for how many were looked at: with these the chance of calling even one difference where none is stays below
 * alpha, whatever the tests have to do with each other. S. Holm, A simple sequentially rejective multiple test procedure,
 * Scandinavian Journal of Statistics 6 (1979).
 */
public final class Holm {
    private Holm() {}

    /** The adjusted probabilities, in the order given: the k-th smallest of m times m − k + 1, none below one before it. */
    public static double[] adjust(double... p) {
        int[] ascending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> p[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 0;
        for (int k = 0; k < p.length; k++) {
            least = Math.clamp((p.length - k) * p[ascending[k]], least, 1);
            adjusted[ascending[k]] = least;
        }
        return adjusted;
    }
}
