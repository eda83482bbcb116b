package slowcall.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Guards against colours on words that decide nothing. */
class WordsTest {
    /** With the colours' names in place of what switches them on. */
    private static String shown(Words words, String text) {
        return words.paint(text)
                .replace("\u001B[32m", "<green>")
                .replace("\u001B[33m", "<yellow>")
                .replace("\u001B[31m", "<red>")
                .replace("\u001B[0m", "<>");
    }

    @Test
    void verdicts() {
        assertEquals(
                "stable <green>VALID<>, <yellow>SUSPECT<> steal, <red>INVALID<> conservation, <red>FAILED<>",
                shown(Words.VERDICTS, "stable VALID, SUSPECT steal, INVALID conservation, FAILED"));
        assertEquals("3 trials invalid, valid", shown(Words.VERDICTS, "3 trials invalid, valid"));
    }

    @Test
    void levelsBeginALine() {
        assertEquals(
                "<green>ok<>    cores  4  fail\n<yellow>warn<>  swap  1 GiB  ok\n<red>fail<>  JDKs\nnote  load  0.5",
                shown(Words.LEVELS, "ok    cores  4  fail\nwarn  swap  1 GiB  ok\nfail  JDKs\nnote  load  0.5"));
    }

    @Test
    void answersAndOutcomesEndALine() {
        assertEquals(
                "  pass rate  1.0  <green>pass<>\n  x  2.0  <red>fail<>\n  y  3.0  unjudged",
                shown(Words.ANSWERS, "  pass rate  1.0  pass\n  x  2.0  fail\n  y  3.0  unjudged"));
        assertEquals(
                "    p50  7+7  <green>better<>\n    p99  7+7  <red>worse<>\n    CPU  7+7  equivalent\n1 better, 1 worse",
                shown(
                        Words.OUTCOMES,
                        "    p50  7+7  better\n    p99  7+7  worse\n    CPU  7+7  equivalent\n1 better, 1 worse"));
    }

    @Test
    void killsEndALineToo() {
        assertEquals(
                "  back at before-mark  16  <green>kept<>\n  front at any-time  2  <yellow>unproven<>\n"
                        + "  back at after-mark  2  <red>broken<>\n  back at after-send  –  <red>failed<>",
                shown(
                        Words.KILLS,
                        "  back at before-mark  16  kept\n  front at any-time  2  unproven\n"
                                + "  back at after-mark  2  broken\n  back at after-send  –  failed"));
    }

    @ParameterizedTest
    @EnumSource
    void whatElseIsThereStays(Words words) {
        String text = "a $1 \\ b";

        assertEquals(text, words.paint(text));
    }
}
