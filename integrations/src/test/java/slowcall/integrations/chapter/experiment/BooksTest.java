package slowcall.integrations.chapter.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import slowcall.integrations.ledger.Answer;
import slowcall.integrations.ledger.Grant;
import slowcall.integrations.ledger.Login;

/** Guards against books that count a refused login as lost, or leave one out. */
class BooksTest {
    @Test
    void everyLoginIsCountedOnceByWhatItsUserWasTold() {
        List<Login> logins = List.of(
                new Login(0, 1, Answer.ACKNOWLEDGED, 0, 10),
                new Login(1, 1, Answer.ACKNOWLEDGED, 20, 30),
                new Login(2, 1, Answer.REFUSED, 40, 50),
                new Login(3, 1, Answer.REFUSED, 60, 70),
                new Login(4, 1, Answer.ACKNOWLEDGED, 80, 90));
        List<Grant> grants = List.of(new Grant(0, 2, 200), new Grant(2, 1, 55), new Grant(4, 1, 100));

        assertEquals(new Books(3, 2, 1, 1, 1, 1), Books.of(logins, grants));
    }
}
