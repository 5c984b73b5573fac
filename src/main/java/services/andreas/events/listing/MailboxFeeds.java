package services.andreas.events.listing;

import java.util.List;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.settings.ConfiguredMailbox;
import services.andreas.events.settings.Mailboxes;

/** The calendars of single mailboxes, which {@code mailboxes.yaml} names. */
public final class MailboxFeeds {
    private final KnownMailboxes known;
    private final List<ConfiguredMailbox> configured;

    /**
     * A calendar of the events that the mails of one mailbox mention.
     *
     * @param file of the calendar
     * @param name of the mailbox
     * @param id of the mailbox
     */
    public record MailboxFeed(String file, String name, String id) {
        public boolean has(ListedEvent event) {
            return event.mailboxes().contains(id);
        }
    }

    /**
     * @param mailboxesFile empty where only one mailbox is read
     */
    public MailboxFeeds(KnownMailboxes known, String mailboxesFile) {
        this.known = known;
        this.configured = Mailboxes.in(mailboxesFile);
    }

    /** One that was not read yet has a calendar without events. */
    public List<MailboxFeed> all() {
        return configured.stream()
                .filter(ConfiguredMailbox::hasFeed)
                .map(box -> new MailboxFeed(box.feed(), box.name(), known.last(box.name())))
                .toList();
    }
}
