package services.andreas.events.extract.calendar;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Variable;
import services.andreas.events.event.Event;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.mime.CalendarPart;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.RuleBudget;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/**
 * The source of calendars: the events of iCalendar parts and attachments, repetitions worked out.
 * Tasks, free-busy times and alarms are none.
 */
public final class CalendarEvents {
    /** The methods of replies and their answers (RFC 5546): no events. */
    private static final Set<String> ANSWERS = Set.of("REPLY", "REFRESH", "DECLINECOUNTER");

    private final ZoneNames names;
    private final ZoneId zone;
    private final Horizon horizon;
    private final int most;

    /**
     * @param zone IANA zone of times that name none
     */
    public CalendarEvents(WordLists words, ExtractionRules rules, String zone) {
        this.names = ZoneNames.of(words);
        this.zone = ZoneId.of(zone);
        this.horizon = rules.repetitions().horizon();
        this.most = rules.kept().events();
    }

    /** Adds the events of a mail's calendars, and settles the mail if it is an invitation. */
    public void read(
            @Variable("mail") Mail mail, @Variable("foundEvents") FoundEvents foundEvents) {
        List<Event> told = new ArrayList<>();
        Set<String> answers = new HashSet<>();
        Collection<List<CalendarEvent>> byUid = newest(mail, foundEvents.rules(), answers).values();
        Horizon each = horizon.atMost(share(byUid));
        for (List<CalendarEvent> same : byUid) {
            if (told.size() >= FoundEvents.MOST) {
                foundEvents.leaveOut();
                break;
            }
            CalendarSeries series = new CalendarSeries(same, each);
            told.addAll(series.tell(mail));
            foundEvents.addStatements(series.statements(mail));
            if (same.stream().anyMatch(CalendarEvent::isScheduling)) {
                foundEvents.settle();
            }
        }
        foundEvents.add(told);
        if (!answers.isEmpty()) {
            foundEvents.close();
        }
    }

    /** How many occurrences of each series leave room for all events of the mail. */
    private int share(Collection<List<CalendarEvent>> byUid) {
        int series = (int) byUid.stream().filter(CalendarSeries::isSeries).count();
        return Math.max(1, (most - byUid.size() + series) / Math.max(1, series));
    }

    /**
     * The events by their UID. Within one calendar all of them stay, for some producers use one UID
     * for everything; of two calendars with the same event, the newer one counts.
     *
     * @param answers where the methods of calendars go that only answer
     */
    private Map<String, List<CalendarEvent>> newest(
            Mail mail, RuleBudget budget, Set<String> answers) {
        Map<String, List<List<CalendarEvent>>> byUid = new LinkedHashMap<>();
        for (CalendarPart part : mail.calendars()) {
            Map<String, List<CalendarEvent>> ofPart = new LinkedHashMap<>();
            CalendarComponent root = CalendarText.read(part.text());
            List<CalendarComponent> calendars = root.all("VCALENDAR").toList();
            for (CalendarComponent calendar : calendars.isEmpty() ? List.of(root) : calendars) {
                CalendarZones zones = new CalendarZones(calendar, names, zone, budget);
                String own = LetterCase.upper(calendar.value("METHOD"));
                String method = own.isEmpty() ? part.method() : own;
                if (method != null && ANSWERS.contains(method)) {
                    answers.add(method);
                    continue;
                }
                calendar.all("VEVENT")
                        .map(event -> new CalendarEvent(event, zones, method))
                        .forEach(event -> put(ofPart, event));
            }
            ofPart.forEach(
                    (key, events) ->
                            byUid.computeIfAbsent(key, uid -> new ArrayList<>()).add(events));
        }
        Map<String, List<CalendarEvent>> newest = new LinkedHashMap<>();
        byUid.forEach((key, parts) -> newest.put(key, newest(parts)));
        return newest;
    }

    private static void put(Map<String, List<CalendarEvent>> events, CalendarEvent event) {
        String key = event.uid().isEmpty() ? "none " + events.size() : event.uid();
        events.computeIfAbsent(key, uid -> new ArrayList<>()).add(event);
    }

    /** For each occurrence, the newer version; fields that only one of them has stay. */
    private static List<CalendarEvent> newest(List<List<CalendarEvent>> parts) {
        List<CalendarEvent> all = parts.stream().flatMap(List::stream).toList();
        if (parts.size() == 1 || all.get(0).uid().isEmpty()) {
            return all;
        }
        Map<String, CalendarEvent> newest = new LinkedHashMap<>();
        all.forEach(
                event ->
                        newest.merge(
                                event.replaced() == null
                                        ? "master"
                                        : event.replacedInstant().toString(),
                                event,
                                CalendarSeries::newer));
        return new ArrayList<>(newest.values());
    }
}
