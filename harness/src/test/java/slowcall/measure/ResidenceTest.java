package slowcall.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Guards against taking one of the many kinds of Pss for the whole. */
class ResidenceTest {
    @Test
    void readsARollup() {
        Residence residence = Residence.parse(List.of(
                "560e5c1d6000-7ffee3595000 ---p 00000000 00:00 0                          [rollup]",
                "Rss:              107792 kB",
                "Pss_Anon:           1234 kB",
                "Pss:              106111 kB",
                "Pss_Dirty:         99999 kB",
                "Shared_Clean:       1840 kB"));

        assertEquals(OptionalLong.of(107_792), residence.rssKib());
        assertEquals(OptionalLong.of(106_111), residence.pssKib());
    }

    @Test
    void knowsNothingElsewhereThanOnLinux() {
        assertEquals(new Residence(OptionalLong.empty(), OptionalLong.empty()), Residence.parse(List.of()));
    }
}
