package services.andreas.events;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.Variable;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.words.WordLists;

/** In place of the reader of calendars: a mail named for it is computed on without an end. */
public final class Stubborn {
    static final String SUBJECT = "Stubborn.";

    private static volatile CountDownLatch reached = new CountDownLatch(1);
    private static volatile boolean interruptible;
    private static volatile boolean over;

    public Stubborn(WordLists words, ExtractionRules rules, String zone) {}

    /**
     * @param heedful whether the work ends when it is interrupted
     */
    static void begin(boolean heedful) {
        reached = new CountDownLatch(1);
        interruptible = heedful;
        over = false;
    }

    static CountDownLatch reached() {
        return reached;
    }

    static void end() {
        over = true;
    }

    public void read(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        while (mail.subject().equals(SUBJECT) && !over) {
            reached.countDown();
            if (interruptible && Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            Thread.onSpinWait();
        }
    }
}
