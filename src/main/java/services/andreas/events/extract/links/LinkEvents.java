package services.andreas.events.extract.links;

import static services.andreas.events.event.Field.DESCRIPTION;
import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SERIES;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.UID;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventBuilder;
import services.andreas.events.event.Zone;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.repeats.SeriesStatement;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.html.HtmlTree;
import services.andreas.events.mail.html.PlainText;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.Recurrence;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** The source of links that add an event to a calendar: what stands in them, nothing fetched. */
public final class LinkEvents {
    private static final String SOURCE = "calendar-link";

    /** What a page with such a link holds, encoded in another link or not. */
    private static final List<String> SIGNS =
            List.of(
                    "calendar.google.com",
                    "google.com/calendar",
                    "google.com%2fcalendar",
                    "outlook.live.com",
                    "outlook.office",
                    "calendar.yahoo.com");

    private final CleanLinks clean;
    private final ZoneNames names;
    private final Horizon horizon;
    private final ZoneId zone;

    /**
     * @param zone IANA zone of times that name none
     */
    public LinkEvents(WordLists words, ExtractionRules rules, String zone) {
        this.clean = CleanLinks.of(words);
        this.names = ZoneNames.of(words);
        this.horizon = rules.repetitions().horizon();
        this.zone = ZoneId.of(zone);
    }

    /** Adds the events of the links in a mail's HTML bodies and text. */
    public void read(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        Set<CalendarLink> links = new LinkedHashSet<>();
        for (String html : mail.html()) {
            if (hasSign(html)) {
                HtmlTree.parse(html)
                        .document()
                        .select("a[href]")
                        .forEach(link -> add(link.attr("href"), links, foundEvents));
            }
        }
        mail.links().forEach(link -> add(link, links, foundEvents));
        // the buttons of one event: where one names the zone, the others' times are of it too
        Map<String, ZoneId> zones = new HashMap<>();
        for (CalendarLink link : links) {
            ZoneId named = names.find(link.zone());
            if (named != null) {
                zones.put(link.title(), named);
            }
        }
        List<Event> told = new ArrayList<>();
        for (CalendarLink link : links) {
            Event event = event(link, zones);
            if (event == null) {
                foundEvents.miss();
            } else {
                told.addAll(occurrences(link, event, mail, foundEvents));
            }
        }
        foundEvents.add(told);
    }

    private static boolean hasSign(String text) {
        String lower = LetterCase.lower(text);
        return SIGNS.stream().anyMatch(lower::contains);
    }

    private void add(String url, Set<CalendarLink> links, FoundEvents foundEvents) {
        CalendarLink link = hasSign(url) ? CalendarLink.of(clean.clean(url)) : null;
        if (link != null && links.size() < FoundEvents.MOST) {
            links.add(link);
        } else if (link != null && !links.contains(link)) {
            foundEvents.leaveOut();
        }
    }

    private @Nullable Event event(CalendarLink link, Map<String, ZoneId> zones) {
        ZoneId named = link.zone().isEmpty() ? zones.get(link.title()) : names.find(link.zone());
        Zone floating = Zone.of(named == null ? zone : named);
        CalendarTime start = CalendarTime.parse(link.start(), floating);
        if (start == null) {
            return null;
        }
        if (link.allDay()) {
            start = day(start);
        }
        Zone day = Zone.of(zone);
        Zone in = start.in(day, floating);
        CalendarTime end = CalendarTime.parse(link.end(), floating);
        Instant from = in.at(start.local());
        Instant to = end == null ? null : end(link, end, day, floating);
        if (to == null && link.length() != null) {
            to = from.plus(link.length());
        }
        EventBuilder event = new EventBuilder(SOURCE);
        event.put(TITLE, PlainText.line(link.title()));
        event.put(LOCATION, PlainText.line(link.place()));
        event.put(DESCRIPTION, PlainText.of(link.description()));
        event.times(from, from.equals(to) ? null : to, start.isDate(), in.id());
        if (named == null && !link.zone().isEmpty() && start.zone() != null) {
            event.needsReview("time zone not known");
        }
        return event.build();
    }

    /** The event itself where it does not repeat itself, or by a rule that cannot be read. */
    private List<Event> occurrences(
            CalendarLink link, Event event, Mail mail, FoundEvents foundEvents) {
        if (link.rule().isEmpty()) {
            return List.of(event);
        }
        ZoneId named = names.find(link.zone());
        Zone at = Zone.of(named == null ? event.zone(zone) : named);
        Instant end = event.get(END_TIME);
        Recurrence rule =
                new Recurrence(
                        new CalendarTime(at.local(event.start()), event.isAllDay(), null),
                        at,
                        end == null ? null : CalendarDuration.between(event.start(), end),
                        List.of(link.rule()),
                        List.of(),
                        Map.of(),
                        Set.of());
        String uid = SeriesStatement.uid(mail.id(), event.get(TITLE), rule);
        List<LocalDateTime> starts = rule.starts(horizon, mail.date(), foundEvents.rules());
        if (uid == null || rule.isDoubtful() || starts.isEmpty()) {
            return List.of(event.toBuilder().needsReview("repetition not understood").build());
        }
        List<Event> occurrences = new ArrayList<>();
        for (LocalDateTime local : starts) {
            Instant start = at.at(local);
            occurrences.add(
                    event.toBuilder()
                            .times(start, rule.end(local), event.isAllDay(), at.id())
                            .put(UID, uid)
                            .put(RECURRENCE_ID, start)
                            .put(SERIES, rule.words())
                            .build());
        }
        foundEvents.addStatement(
                SeriesStatement.of(occurrences.get(0), rule, mail.date(), horizon));
        return occurrences;
    }

    private static Instant end(CalendarLink link, CalendarTime end, Zone day, Zone floating) {
        return (link.allDay() ? day(end) : end).instant(day, floating);
    }

    private static CalendarTime day(CalendarTime time) {
        return new CalendarTime(time.local().toLocalDate().atStartOfDay(), true, null);
    }
}
