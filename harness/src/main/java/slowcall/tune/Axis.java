package slowcall.tune;

import java.util.List;
import java.util.stream.DoubleStream;

/** What is looked along: steps from those that ask most of a strategy to those that ask least. */
sealed interface Axis {
    /** Steps count from 0, and end before this. */
    int steps();

    Point at(Arm arm, int step);

    /** Around a first guess, at equal ratios. */
    List<Integer> sweep(int guess);

    /** How far two steps may lie apart to be as good as neighbours. */
    int resolution(int step);

    /** Sizes, from 1 on. */
    record Sizes(double rate, int most) implements Axis {
        private static final double RATIO = 1.3;
        /** Of the size: finer than what trials tell apart. */
        private static final double FINE = 0.03;

        @Override
        public int steps() {
            return most;
        }

        @Override
        public Point at(Arm arm, int step) {
            return new Point(arm, step + 1, rate);
        }

        @Override
        public List<Integer> sweep(int guess) {
            return DoubleStream.of((guess + 1) / RATIO, guess + 1, (guess + 1) * RATIO)
                    .mapToObj(size -> Math.clamp(Math.round(size), 1, most) - 1)
                    .distinct()
                    .toList();
        }

        @Override
        public int resolution(int step) {
            return Math.max(1, (int) (FINE * (step + 1)));
        }
    }

    /** Rates, from the highest on, in steps of a hundredth. */
    record Rates(int size, double highest) implements Axis {
        private static final double RATIO = 0.99;
        private static final int LOWEST = 300;
        private static final int SWEEP = 20;

        @Override
        public int steps() {
            return LOWEST;
        }

        @Override
        public Point at(Arm arm, int step) {
            double rate = highest * Math.pow(RATIO, step);
            double digit = Math.pow(10, Math.floor(Math.log10(rate)) - 3);
            // The very number that stands in the plan, for the schedule is drawn from it.
            return new Point(arm, size, Double.parseDouble(Objective.Parts.number(Math.floor(rate / digit) * digit)));
        }

        @Override
        public List<Integer> sweep(int guess) {
            return List.of(Math.max(0, guess - SWEEP), guess, guess + SWEEP).stream()
                    .map(step -> Math.min(LOWEST - 1, step))
                    .distinct()
                    .toList();
        }

        @Override
        public int resolution(int step) {
            return 1;
        }
    }
}
