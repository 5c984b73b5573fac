package services.andreas.events.merge.decision;

import static services.andreas.events.event.Field.ALL_DAY;
import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.NEEDS_REVIEW;
import static services.andreas.events.event.Field.NORMALIZED_LOCATION;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TIMEZONE;
import static services.andreas.events.event.Field.VENUE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.EventIdentity;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;

/**
 * An event as people want it: what they edited is theirs, whatever mails say.
 *
 * @param event as the mails have it
 */
public record DecidedEvent(Event event, Decisions decisions, EventJson json) {
    /** The source of what a person has edited. */
    public static final String PERSON = "person";

    private static final String REASONS = "; ";
    private static final Field<?> DECIDED = Field.named("decided");

    public DecidedEvent {
        if (!decisions.inForce().isEmpty()) {
            event = decided(event, decisions, json);
        }
    }

    private static Event decided(Event event, Decisions decisions, EventJson json) {
        Edits edits = decisions.edited();
        EventBuilder draft = edits.in(event, json);
        follow(edits, event, draft, json.zone());
        List<String> open = reasons(event.get(NEEDS_REVIEW, ""));
        Set<String> approved = decisions.approved();
        open.removeIf(approved::contains);
        draft.remove(NEEDS_REVIEW);
        draft.put(NEEDS_REVIEW, String.join(REASONS, open));
        if (decisions.isRejected()) {
            draft.put(STATUS, "rejected", PERSON);
        }
        return draft.set(DECIDED, decisions.words(), null).build();
    }

    /** Changes what goes along with an edited field. */
    private static void follow(Edits edits, Event event, EventBuilder draft, ZoneId otherwise) {
        ZoneId zone = Objects.requireNonNullElse(draft.get(TIMEZONE), otherwise);
        boolean staysDays = event.isAllDay() && draft.has(ALL_DAY) && draft.get(ALL_DAY);
        boolean movesDays = staysDays && edits.has(TIMEZONE) && event.has(START_TIME);
        if (movesDays && !edits.has(START_TIME)) {
            // a day is the same in every zone
            LocalDate day = LocalDate.ofInstant(event.start(), event.zone(otherwise));
            draft.put(START_TIME, day.atStartOfDay(zone).toInstant(), PERSON);
        }
        boolean isMoved = edits.has(START_TIME) || movesDays;
        if (isMoved && !edits.has(END_TIME) && event.has(END_TIME)) {
            draft.remove(END_TIME);
            // how many days it was says nothing about hours
            boolean hasLength = staysDays || !event.isAllDay();
            if (hasLength && draft.has(START_TIME) && event.has(START_TIME)) {
                Instant end = event.endFrom(draft.get(START_TIME), zone, otherwise);
                draft.put(END_TIME, end, PERSON);
            }
        }
        if (edits.has(LOCATION)) {
            draft.remove(VENUE);
            draft.remove(NORMALIZED_LOCATION);
            draft.put(NORMALIZED_LOCATION, EventIdentity.normalized(draft.get(LOCATION)));
        }
    }

    /** Why a person should look, one by one. */
    public static List<String> reasons(String needsReview) {
        List<String> reasons = new ArrayList<>();
        for (String reason : needsReview.split(REASONS)) {
            if (!reason.isBlank()) {
                reasons.add(reason);
            }
        }
        return reasons;
    }
}
