package services.andreas.events.event;

import java.util.Objects;
import services.andreas.events.text.Digest;
import services.andreas.events.text.Folded;

/** A key of title, start and place, each normalised, from which stable ids are made. */
public final class EventIdentity {
    private EventIdentity() {}

    /**
     * @return {@code key#} and a hash, so that nothing of a mail stands in a key of the ledger
     */
    public static String of(Event event) {
        String identity =
                String.join(
                        "\n",
                        normalized(event.get(Field.TITLE, "")),
                        Objects.toString(event.start(), ""),
                        event.get(Field.NORMALIZED_LOCATION, ""));
        return "key#" + Digest.of(identity);
    }

    /** Lower case, letters and digits only, one space between words; null stays null. */
    public static String normalized(String text) {
        return text == null ? null : Folded.spaced(text);
    }
}
