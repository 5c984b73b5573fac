package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.gmail.model.Message;
import java.time.Clock;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.failure.GmailAnswerException;
import services.andreas.events.gmail.GmailMessageReader;
import services.andreas.events.mail.Mail;
import services.andreas.events.run.MessageResult;
import services.andreas.events.run.RunReport;
import services.andreas.events.words.WordLists;

/** Errors caused by a mail: the process survives them, and other mails are not affected. */
class ErrorsTest {
    @Test
    void ofTheReaderFailTheMessageAlone() throws Exception {
        RunReport report =
                once(
                        GmailMessageReader.class,
                        Overflowing.class,
                        "unexpected-StackOverflowError@ErrorsTest.java");

        assertThat(report.cause()).isNull();
        assertThat(report.count(MessageResult.FAILED)).isOne();
        assertThat(report.count(MessageResult.PROCESSED)).isOne();
    }

    @Test
    void ofAConditionFailTheMessageAlone() throws Exception {
        RunReport report =
                once(
                        Coverage.class,
                        Exhausting.class,
                        "unexpected-OutOfMemoryError@ErrorsTest.java");

        assertThat(report.cause()).isNull();
        assertThat(report.count(MessageResult.FAILED)).isOne();
        assertThat(report.count(MessageResult.PROCESSED)).isOne();
    }

    private static RunReport once(Class<?> packaged, Class<?> other, String reason)
            throws Exception {
        try (Stage stage = new Stage()) {
            stage.environment.put("ROUTES_DIR", RoutesCopy.with(packaged, other).toString());
            String deep = stage.announce("Deep");
            String flat = stage.announce("Flat");

            RunReport report = stage.once();

            assertThat(stage.status(deep)).isEqualTo("FAILED");
            assertThat(stage.state(deep).get("reason").s()).startsWith(reason);
            assertThat(stage.status(flat)).isEqualTo("COMPLETED");
            return report;
        }
    }

    /** Overflows the stack, as a mail might that no bound has foreseen. */
    public static final class Overflowing {
        private final GmailMessageReader reader;

        public Overflowing(Clock clock) {
            reader = new GmailMessageReader(clock);
        }

        public Mail read(@Body Message message) throws GmailAnswerException {
            Mail mail = reader.read(message);
            if (mail.subject().equals("Deep")) {
                deeper(0);
            }
            return mail;
        }

        private static int deeper(int depth) {
            return deeper(depth + 1) + 1;
        }
    }

    /** Has no memory left. */
    public static final class Exhausting {
        public Exhausting(WordLists words, ExtractionRules rules, String zone) {}

        public boolean leavesGap(Exchange exchange) {
            if (exchange.getVariable("mail", Mail.class).subject().equals("Deep")) {
                throw new OutOfMemoryError("Java heap space");
            }
            return true;
        }
    }
}
