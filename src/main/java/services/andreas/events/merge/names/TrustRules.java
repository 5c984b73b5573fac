package services.andreas.events.merge.names;

import java.util.List;

/**
 * Whose word counts.
 *
 * @param shared domains of many senders
 * @param services calendars whose mails speak for the organizer that they name
 */
public record TrustRules(List<String> shared, List<Service> services) {
    /**
     * @param address that its mails are from
     * @param reason why they cannot name another's organizer
     */
    public record Service(String address, String reason) {}
}
