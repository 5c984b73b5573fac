package services.andreas.events.extract;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.mail.mime.Unread;
import services.andreas.events.recurrence.RuleBudget;

/** What the sources have found out about one mail so far. */
public final class FoundEvents {
    /** Nobody announces more in one mail; comparing them takes time by their square. */
    public static final int MOST = 1_000;

    private List<FoundEvent> found = new ArrayList<>();
    private final List<Event> statements = new ArrayList<>();
    private final RuleBudget rules = new RuleBudget();
    private final Map<Unread, Integer> unread = new EnumMap<>(Unread.class);
    private boolean settled;
    private boolean closed;
    private boolean incomplete;
    private boolean missed;

    /** Adds the events of the next source; for a known event, it fills gaps. */
    public void add(List<Event> told) {
        if (closed) {
            return;
        }
        if (told.size() > MOST) {
            leaveOut();
        }
        found = Union.of(found, told.subList(0, Math.min(told.size(), MOST)));
    }

    /** Adds what a calendar says of a series as a whole. */
    public void addStatements(List<Event> told) {
        statements.addAll(told.subList(0, Math.min(told.size(), MOST - statements.size())));
    }

    /** Adds what prose says of a series as a whole; parts of a mail overlap. */
    public void addStatement(Event told) {
        boolean isKnown =
                statements.stream()
                        .anyMatch(known -> told.get(Field.UID).equals(known.get(Field.UID)));
        if (!isKnown) {
            addStatements(List.of(told));
        }
    }

    public List<Event> statements() {
        return statements;
    }

    /** The mail is about these events and nothing else, as an invitation is. */
    public void settle() {
        settled = true;
    }

    /** The mail answers an invitation: what else it says announces nothing. */
    public void close() {
        settled = true;
        closed = true;
    }

    /** What working out the rules of this mail may cost. */
    public RuleBudget rules() {
        return rules;
    }

    /** Notes that structured data announces an event that could not be read. */
    public void miss() {
        missed = true;
    }

    public boolean hasMissed() {
        return missed;
    }

    /** Notes that a part of the mail has more than is read of it. */
    public void leaveOut() {
        incomplete = true;
    }

    /** Whether a part of the mail has more than was read of it. */
    public boolean isIncomplete() {
        return incomplete || rules.isExceeded();
    }

    /** Notes that a file of the mail was not read, or not to its end. */
    public void unread(Unread reason) {
        unread.merge(reason, 1, Integer::sum);
    }

    /** Number of files that a source could not read, by reason. */
    public Map<Unread, Integer> unread() {
        return unread;
    }

    public boolean isSettled() {
        return settled;
    }

    public List<Event> events() {
        return found.stream().map(FoundEvent::event).toList();
    }

    public List<FoundEvent> found() {
        return found;
    }

    /** Keeps these in the place of what was found. */
    public void replace(List<FoundEvent> compared) {
        found = List.copyOf(compared);
    }
}
