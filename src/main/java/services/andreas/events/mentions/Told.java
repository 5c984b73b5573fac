package services.andreas.events.mentions;

import services.andreas.events.merge.Telling;

/**
 * A telling that the ledger holds.
 *
 * @param eventId the id of the event, when nobody else told of it before
 */
public record Told(String eventId, String messageId) {
    /** As the identities of the ledger refer to it. */
    public String reference() {
        return eventId + "/" + messageId;
    }

    public static Told of(Telling telling) {
        return new Told(telling.id(), telling.messageId());
    }

    public static Told of(String reference) {
        int slash = reference.indexOf('/');
        return new Told(reference.substring(0, slash), reference.substring(slash + 1));
    }
}
