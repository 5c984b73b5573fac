package services.andreas.events.extract.model;

import static services.andreas.events.event.Field.CATEGORY;
import static services.andreas.events.event.Field.DESCRIPTION;
import static services.andreas.events.event.Field.FOUND_IN;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.ORGANIZER_NAME;
import static services.andreas.events.event.Field.ORGANIZER_URL;
import static services.andreas.events.event.Field.SOLD_OUT;
import static services.andreas.events.event.Field.SOURCE_URL;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TAGS;
import static services.andreas.events.event.Field.TITLE;

import java.util.List;
import java.util.Map;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Field;
import services.andreas.events.words.WordLists;

/** What an answer says of an event besides its times, as far as the mail confirms it. */
record ModelFields(StatedEvent told, Grounding grounding, MailText text, WordLists.States states) {
    private static final String SOURCE = "openai";

    /** Fields and the members of an answer that quote the mail for them. */
    private static final Map<Field<?>, String> QUOTES =
            Map.of(TITLE, "title_quote", START_TIME, "date_quote", LOCATION, "place_quote");

    private static final List<String> PROVEN = List.of("title_quote", "date_quote", "place_quote");

    /**
     * @param place as the answer has it
     * @param named the same as the mail has it; null when it has none
     */
    EventBuilder draft(String title, String place, String named) {
        EventBuilder draft = new EventBuilder(SOURCE);
        draft.put(TITLE, title);
        draft.put(DESCRIPTION, grounding.prose(told.text(DESCRIPTION)));
        draft.put(LOCATION, named);
        if (place != null && !place.equals(draft.get(LOCATION))) {
            draft.needsReview("place is not in the mail");
        }
        draft.put(CATEGORY, told.text(CATEGORY));
        draft.put(TAGS, told.texts(TAGS));
        String organizer = told.text(ORGANIZER_NAME);
        if (organizer != null && text.wording().share(organizer) >= 1) {
            draft.put(ORGANIZER_NAME, organizer);
        }
        link(draft, ORGANIZER_URL);
        link(draft, SOURCE_URL);
        state(draft);
        told.others().forEach((field, value) -> draft.set(field, value, SOURCE));
        return draft;
    }

    private void link(EventBuilder draft, Field<String> field) {
        String url = told.text(field);
        draft.put(field, grounding.link(url));
        if (url != null && !draft.has(field)) {
            draft.needsReview("link is not in the mail");
        }
    }

    /**
     * Cancelled, confirmed, tentative and sold out count where the mail says so. Confirmed is what
     * every event is, and doubted only in a mail that speaks of a cancellation.
     */
    private void state(EventBuilder draft) {
        String status = told.text(STATUS);
        boolean isUsual = status == null || status.equals("confirmed") && !speaksOfCancellation();
        if (text.saysAny(told.statusWords(states))) {
            draft.put(STATUS, status);
        } else if (!isUsual) {
            draft.needsReview("status is not in the mail");
        }
        if (text.saysAny(told.soldOutWords(states))) {
            draft.put(SOLD_OUT, true);
        } else if (told.is(SOLD_OUT)) {
            draft.needsReview("sold out is not in the mail");
        }
    }

    private boolean speaksOfCancellation() {
        return text.saysAny(states.cancelled()) || text.saysAny(states.cancelledInText());
    }

    /** Adds the words of the mail that say it. */
    void quote(EventBuilder draft) {
        QUOTES.forEach(
                (field, name) -> {
                    if (draft.has(field)) {
                        draft.quote(field, quote(field, told.text(name)));
                    }
                });
        draft.put(FOUND_IN, text.files().of(PROVEN.stream().map(told::text).toList()));
    }

    /** The words for the date have with them those that say that it is a new one. */
    private String quote(Field<?> field, String words) {
        String quote = grounding.quote(words);
        return quote == null || !field.equals(START_TIME)
                ? quote
                : grounding.withMove(quote, states.moved());
    }
}
