package services.andreas.events.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A field of an event. Each is listed here once; one that operators add to the schema is a text.
 *
 * @param name in JSON, and as an attribute of the events table
 */
public record Field<T>(String name, Kind<T> kind, Role role) implements Comparable<Field<?>> {
    private static final Map<String, Field<?>> KNOWN = new LinkedHashMap<>();

    /** What a field is for. */
    public enum Role {
        /** Says what the event is: when it changes, the event counts as updated. */
        SAYS,
        /**
         * Is stored with a field that says what the event is; merged only where MergedEvent does
         * so.
         */
        DETAILS,
        /** Tells which message announced the event first. */
        MESSAGE,
        /** Tells which event of a calendar it is; not in the events table. */
        CALENDAR,
        /** Is about what was found, not about the event. */
        NOTES,
        /** Was added by an operator. */
        ADDED
    }

    public static final Field<String> TITLE = known("title", Kind.TEXT, Role.SAYS);
    public static final Field<String> DESCRIPTION = known("description", Kind.PROSE, Role.SAYS);
    public static final Field<Instant> START_TIME = known("start_time", Kind.TIME, Role.SAYS);

    /** Exclusive, as in RFC 5545. */
    public static final Field<Instant> END_TIME = known("end_time", Kind.TIME, Role.SAYS);

    public static final Field<String> LOCATION = known("location", Kind.TEXT, Role.SAYS);
    public static final Field<String> CATEGORY = known("category", Kind.TEXT, Role.SAYS);
    public static final Field<List<String>> TAGS = known("tags", Kind.TEXTS, Role.SAYS);
    public static final Field<String> ORGANIZER_NAME =
            known("organizer_name", Kind.TEXT, Role.SAYS);
    public static final Field<String> ORGANIZER_URL = known("organizer_url", Kind.LINK, Role.SAYS);
    public static final Field<String> SOURCE_URL = known("source_url", Kind.LINK, Role.SAYS);

    /** {@code confirmed}, {@code tentative} or {@code cancelled}. */
    public static final Field<String> STATUS = known("status", Kind.TEXT, Role.SAYS);

    public static final Field<Boolean> SOLD_OUT = known("sold_out", Kind.FLAG, Role.SAYS);

    public static final Field<Boolean> ALL_DAY = known("all_day", Kind.FLAG, Role.DETAILS);
    public static final Field<ZoneId> TIMEZONE = known("timezone", Kind.ZONE, Role.DETAILS);
    public static final Field<String> VENUE = known("venue", Kind.TEXT, Role.DETAILS);
    public static final Field<String> NORMALIZED_LOCATION =
            known("normalized_location", Kind.TEXT, Role.DETAILS);

    /** The rule of the series that the event belongs to, in words. */
    public static final Field<String> SERIES = known("series", Kind.TEXT, Role.DETAILS);

    /** The attached files, and their pages, that say what the text of the mail does not. */
    public static final Field<String> FOUND_IN = known("found_in", Kind.TEXT, Role.DETAILS);

    public static final Field<String> SOURCE_NAME = known("source_name", Kind.TEXT, Role.MESSAGE);
    public static final Field<String> SOURCE_EMAIL = known("source_email", Kind.TEXT, Role.MESSAGE);
    public static final Field<String> SOURCE_DOMAIN =
            known("source_domain", Kind.TEXT, Role.MESSAGE);
    public static final Field<String> EMAIL_ID = known("email_id", Kind.TEXT, Role.MESSAGE);

    /** When the message was received. */
    public static final Field<Instant> MAIL_DATE = known("mail_date", Kind.TIME, Role.MESSAGE);

    /** Whether Gmail says that the message is from its sender's domain. */
    public static final Field<Boolean> AUTHENTICATED =
            known("authenticated", Kind.FLAG, Role.MESSAGE);

    public static final Field<String> UID = known("uid", Kind.TEXT, Role.CALENDAR);

    /** The start that the rule of a series gives this occurrence. */
    public static final Field<Instant> RECURRENCE_ID =
            known("recurrence_id", Kind.TIME, Role.CALENDAR);

    public static final Field<Integer> SEQUENCE =
            known("ical_sequence", Kind.NUMBER, Role.CALENDAR);

    /** DTSTAMP: when a calendar wrote it. */
    public static final Field<Instant> STAMP = known("ical_stamp", Kind.TIME, Role.CALENDAR);

    /** Whether a calendar names this occurrence, which is other than the rule of its series. */
    public static final Field<Boolean> OVERRIDE = known("override", Kind.FLAG, Role.CALENDAR);

    /** Whether data says that it has another start or place than before. */
    public static final Field<Boolean> MOVED = known("moved", Kind.FLAG, Role.CALENDAR);

    /** The start that it had before it was moved. */
    public static final Field<Instant> MOVED_FROM = known("moved_from", Kind.TIME, Role.CALENDAR);

    /** Whether it changes all later occurrences too (RANGE=THISANDFUTURE). */
    public static final Field<Boolean> THIS_AND_FUTURE =
            known("this_and_future", Kind.FLAG, Role.CALENDAR);

    /**
     * Makes it the statement of a message about a series, not an event: when its occurrences are,
     * as {@code RecurrenceText} writes it, or {@code NONE} where it names some of them only.
     */
    public static final Field<String> RECURRENCE = known("recurrence", Kind.LINES, Role.CALENDAR);

    /** The end of the expanded part of a series that goes on. */
    public static final Field<Instant> SERIES_UNTIL =
            known("series_until", Kind.TIME, Role.CALENDAR);

    /** When it is to be expanded further. */
    public static final Field<Instant> SERIES_DUE = known("series_due", Kind.TIME, Role.CALENDAR);

    /** Of RFC 5546, in capitals. */
    public static final Field<String> METHOD = known("method", Kind.TEXT, Role.CALENDAR);

    public static final Field<String> ORGANIZER_EMAIL =
            known("organizer_email", Kind.TEXT, Role.CALENDAR);

    public static final Field<String> MODEL = known("model", Kind.TEXT, Role.NOTES);

    /** The version of the prompt. */
    public static final Field<String> PROMPT = known("prompt", Kind.TEXT, Role.NOTES);

    /** Why a person should look at the event. */
    public static final Field<String> NEEDS_REVIEW = known("needs_review", Kind.TEXT, Role.NOTES);

    /** These go together: the end of another start says nothing. */
    static final Set<Field<?>> TIMES =
            Set.of(START_TIME, END_TIME, ALL_DAY, TIMEZONE, RECURRENCE_ID);

    private static <T> Field<T> known(String name, Kind<T> kind, Role role) {
        Field<T> field = new Field<>(name, kind, role);
        KNOWN.put(name, field);
        return field;
    }

    /** All fields but those that operators add. */
    public static Collection<Field<?>> all() {
        return Collections.unmodifiableCollection(KNOWN.values());
    }

    public static Set<Field<?>> of(Role role) {
        return KNOWN.values().stream()
                .filter(field -> field.role == role)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The field of this name; one that is not listed was added by an operator. */
    public static Field<?> named(String name) {
        Field<?> known = KNOWN.get(name);
        return known == null ? new Field<>(name, Kind.TEXT, Role.ADDED) : known;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public int compareTo(Field<?> other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
