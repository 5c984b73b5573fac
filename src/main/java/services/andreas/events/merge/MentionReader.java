package services.andreas.events.merge;

import static services.andreas.events.event.Field.AUTHENTICATED;
import static services.andreas.events.event.Field.DESCRIPTION;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.MAIL_DATE;
import static services.andreas.events.event.Field.NEEDS_REVIEW;
import static services.andreas.events.event.Field.ORGANIZER_EMAIL;
import static services.andreas.events.event.Field.SOURCE_DOMAIN;
import static services.andreas.events.event.Field.SOURCE_EMAIL;
import static services.andreas.events.event.Field.SOURCE_URL;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.UID;
import static services.andreas.events.event.Field.VENUE;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.merge.names.Months;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.PlaceReader;
import services.andreas.events.merge.names.Places;
import services.andreas.events.merge.names.Senders;
import services.andreas.events.merge.names.TitleReader;
import services.andreas.events.merge.names.Titles;
import services.andreas.events.text.Words;
import services.andreas.events.words.WordLists;

/** Reads mentions, by the rules. */
public final class MentionReader {
    private final ZoneId zone;
    private final Titles titles;
    private final TitleReader titleReader;
    private final Places places;
    private final PlaceReader placeReader;
    private final Links links;
    private final List<List<String>> moving;
    private final Senders senders;

    /**
     * @param zone of days whose mentions name none
     */
    public MentionReader(MergingRules rules, WordLists words, ZoneId zone) {
        this.zone = zone;
        titles = new Titles(rules.titles());
        titleReader = new TitleReader(rules.titles(), new Months(words), titles);
        places = new Places(rules.places());
        placeReader = new PlaceReader(rules.places());
        links = new Links(rules.links());
        moving = Words.phrases(rules.moving().words());
        senders = new Senders(rules.trust());
    }

    Titles titles() {
        return titles;
    }

    Places places() {
        return places;
    }

    /** Whether two addresses lead to one page, whatever counts the clicks. */
    boolean samePage(String one, String other) {
        String canonical = links.canonical(one);
        return canonical != null && canonical.equals(links.canonical(other));
    }

    /**
     * @param id of the event, if this is its first mention
     */
    public Mention read(String id, String messageId, Event event) {
        Instant start = event.start();
        ZonedDateTime local = start == null ? null : start.atZone(zone(event));
        String link = links.canonical(event.get(SOURCE_URL));
        return new Mention(
                id,
                messageId,
                event,
                event.get(MAIL_DATE, Instant.EPOCH),
                titleReader.read(event.get(TITLE, "")),
                start,
                local == null ? null : local.toLocalDate(),
                local != null && event.isAllDay() && local.toLocalTime().equals(LocalTime.MIDNIGHT),
                place(event),
                links.isUnique(link) ? link : null,
                sender(event),
                senders.owner(event.get(ORGANIZER_EMAIL)),
                senders.owner(event.get(UID)),
                event.has(Field.MOVED) || moves(event));
    }

    /** Returns null when it names none. */
    @Nullable Place place(Event event) {
        return placeReader.read(event.get(VENUE), event.get(LOCATION));
    }

    /** Days begin where the event is; a mention in UTC does not say where that is. */
    private ZoneId zone(Event event) {
        ZoneId told = event.zone(zone);
        return told.getRules().equals(ZoneOffset.UTC.getRules()) ? zone : told;
    }

    private String sender(Event event) {
        String address = event.get(SOURCE_EMAIL);
        String organizer = senders.owner(event.get(ORGANIZER_EMAIL));
        boolean isVouchedFor =
                organizer != null
                        && event.has(UID)
                        && event.get(AUTHENTICATED, false)
                        && senders.isService(address);
        return isVouchedFor ? organizer : senders.of(address, event.get(SOURCE_DOMAIN));
    }

    private boolean moves(Event event) {
        Stream<String> told =
                Stream.of(TITLE, DESCRIPTION, NEEDS_REVIEW).map(field -> event.get(field, ""));
        List<String> words =
                Words.of(
                        Stream.concat(told, event.quotes().values().stream())
                                .collect(Collectors.joining(" . ")));
        return moving.stream().anyMatch(phrase -> isIn(words, phrase));
    }

    /** Words in ideographs have no spaces between them. */
    private static boolean isIn(List<String> words, List<String> phrase) {
        String only = phrase.size() == 1 ? phrase.get(0) : "";
        return Collections.indexOfSubList(words, phrase) >= 0
                || !only.isEmpty()
                        && Character.isIdeographic(only.codePointAt(0))
                        && words.stream().anyMatch(word -> word.contains(only));
    }
}
