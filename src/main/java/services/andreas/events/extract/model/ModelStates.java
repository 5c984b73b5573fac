package services.andreas.events.extract.model;

import static services.andreas.events.event.Field.SOLD_OUT;
import static services.andreas.events.event.Field.STATUS;

import java.util.List;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.words.WordLists;

/**
 * Whether an event is cancelled, tentative or sold out: an answer counts where the mail says so.
 */
record ModelStates(WordLists.States words) {

    void put(EventBuilder draft, StatedEvent told, MailText mail) {
        String status = told.text(STATUS);
        if ("cancelled".equals(status) && saysAny(mail, words.cancelled(), words.cancelledInText())
                || "tentative".equals(status) && mail.saysAny(words.tentative())) {
            draft.put(STATUS, status);
        }
        if (told.is(SOLD_OUT) && saysAny(mail, words.soldOut(), words.soldOutInText())) {
            draft.put(SOLD_OUT, true);
        }
    }

    private static boolean saysAny(MailText mail, List<String> phrases, List<String> more) {
        return mail.saysAny(phrases) || mail.saysAny(more);
    }
}
