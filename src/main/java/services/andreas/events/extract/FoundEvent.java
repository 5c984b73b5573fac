package services.andreas.events.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import services.andreas.events.event.Event;

/**
 * An event of one mail.
 *
 * @param event what all sources together say of it
 * @param accounts what each of them says, in their order
 */
public record FoundEvent(Event event, List<Event> accounts) {
    static FoundEvent of(Event account) {
        return new FoundEvent(account, List.of(account));
    }

    FoundEvent completedBy(FoundEvent other) {
        return unitedWith(other, event.completedBy(other.event));
    }

    /**
     * @param whole what both together say
     */
    public FoundEvent unitedWith(FoundEvent other, Event whole) {
        List<Event> all = new ArrayList<>(accounts);
        all.addAll(other.accounts);
        return new FoundEvent(whole, all);
    }

    public FoundEvent with(Event changed) {
        return new FoundEvent(changed, accounts);
    }

    public Set<String> sources() {
        Set<String> sources = new HashSet<>();
        accounts.forEach(account -> sources.addAll(account.sources().values()));
        sources.remove("mail");
        return sources;
    }
}
