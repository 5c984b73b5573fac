package services.andreas.events.evidence;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.PlainText;

/** One VEVENT: the members of an event that it names. */
final class CalendarEvent {
    static final String RUNG = "calendar";

    private static final Pattern MAILTO =
            Pattern.compile("(?i)(?:mailto:)?\\s*([^\\s<>\",;]+@[^\\s<>\",;]+)");
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\s<>\"]+");
    private static final String[] LINKS = {
        "URL", "X-GOOGLE-CONFERENCE", "CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"
    };

    private final CalendarComponent event;
    private final CalendarZones zones;
    private final String method;
    private final CalendarTime start;

    /**
     * @param method in capitals, or null
     */
    CalendarEvent(CalendarComponent event, CalendarZones zones, String method) {
        this.event = event;
        this.zones = zones;
        this.method = method;
        this.start = time("DTSTART");
    }

    /** Whether it came from a calendar to a calendar (RFC 5546), not to be read by everybody. */
    boolean isScheduling() {
        return method != null && !method.equals("PUBLISH") && start != null;
    }

    String uid() {
        return event.text("UID");
    }

    int sequence() {
        Matcher number = Pattern.compile("\\d{1,9}").matcher(event.value("SEQUENCE"));
        return number.find() ? Integer.parseInt(number.group()) : 0;
    }

    /** When it was written, as far as it says so; for comparing only. */
    String stamp() {
        String modified = event.value("LAST-MODIFIED");
        return modified.isEmpty() ? event.value("DTSTAMP") : modified;
    }

    CalendarTime start() {
        return start;
    }

    Repetition repetition() {
        return new Repetition(event, start, zones);
    }

    /** The start of the occurrence that this one takes the place of, or null. */
    CalendarTime replaced() {
        return time("RECURRENCE-ID");
    }

    Instant replacedInstant() {
        return replaced().instant(zones.day(), zones.floating());
    }

    /** The start of an occurrence that a RECURRENCE-ID means, which may name the day only. */
    Instant original(CalendarTime recurrence) {
        return zone().at(repetition().local(recurrence));
    }

    private CalendarTime time(String name) {
        VObjectProperty property = event.first(name);
        return property == null
                ? null
                : CalendarTime.parse(property.getValue(), zones.of(property));
    }

    /** The event as it stands, without repetition. */
    Map<String, Object> told(Mail mail) {
        Draft draft = draft(mail);
        if (start != null) {
            times(draft, start.local());
        }
        if (replaced() != null) {
            draft.put("recurrence_id", replacedInstant().toString());
        }
        return draft.event();
    }

    /** One occurrence, which begins at this local time. */
    Map<String, Object> occurrence(LocalDateTime local, Mail mail) {
        Draft draft = draft(mail);
        times(draft, local);
        draft.put("recurrence_id", zone().at(local).toString());
        return draft.event();
    }

    private Zone zone() {
        return start.in(zones.day(), zones.floating());
    }

    private void times(Draft draft, LocalDateTime local) {
        Zone zone = zone();
        Instant from = zone.at(local);
        draft.put("start_time", from.toString());
        Instant to = end(local);
        if (to != null && to.isBefore(from)) {
            draft.doubt("end before start");
        } else {
            draft.put("end_time", to == null ? null : to.toString());
        }
        draft.put("all_day", start.isDate());
        draft.put("timezone", zone.id().getId());
        VObjectProperty named = event.first("DTSTART");
        if (zones.isUnknown(named) && !start.isDate() && start.zone() == null) {
            draft.doubt("time zone not known");
        }
    }

    private Instant end(LocalDateTime local) {
        Zone zone = zone();
        CalendarTime end = time("DTEND");
        if (end != null) {
            Instant stated = end.instant(zones.day(), zones.floating());
            if (start.isDate() && end.isDate()) {
                long days =
                        Math.max(
                                end.local().equals(start.local()) ? 1 : Long.MIN_VALUE,
                                Duration.between(start.local(), end.local()).toDays());
                return zone.at(local.plusDays(days));
            }
            if (local.equals(start.local())) {
                return stated;
            }
            // an occurrence lasts as long as the first one, by the clock on the wall
            LocalDateTime wall = zone.local(stated);
            return zone.at(local.plus(Duration.between(start.local(), wall)));
        }
        CalendarDuration duration = CalendarDuration.parse(event.value("DURATION"));
        if (duration != null && !event.value("DURATION").isEmpty() && !duration.isZero()) {
            return zone.at(local.plusDays(duration.days())).plusSeconds(duration.seconds());
        }
        return start.isDate() ? zone.at(local.plusDays(1)) : null;
    }

    private Draft draft(Mail mail) {
        Draft draft = new Draft(RUNG);
        String title = PlainText.line(event.text("SUMMARY"));
        if (title.isEmpty()) {
            draft.put("title", mail.subject(), "mail");
        } else {
            draft.put("title", title);
        }
        draft.put("description", PlainText.of(event.text("DESCRIPTION")));
        String location = place(event.text("LOCATION"));
        draft.put("location", location);
        draft.put("tags", tags());
        VObjectProperty organizer = event.first("ORGANIZER");
        if (organizer != null) {
            organizer(organizer, draft);
        }
        draft.put("source_url", link());
        draft.put("uid", uid());
        if (event.first("SEQUENCE") != null) {
            draft.put("ical_sequence", sequence());
        }
        draft.put("method", method);
        draft.put("status", status());
        if ("COUNTER".equals(method)) {
            draft.doubt("proposed by a guest");
        }
        return draft;
    }

    private static String place(String text) {
        return PlainText.line(text.replaceAll("\\s*[,;]?\\s*\\R\\s*", ", "));
    }

    private static void organizer(VObjectProperty organizer, Draft draft) {
        String name = organizer.getParameters().first("CN");
        Matcher address = MAILTO.matcher(organizer.getValue());
        if (address.find()) {
            draft.put("organizer_email", address.group(1).toLowerCase(Locale.ROOT));
        }
        String plain = name == null ? "" : PlainText.line(name.replace("\"", ""));
        if (!plain.contains("@")) {
            draft.put("organizer_name", plain);
        }
    }

    private List<String> tags() {
        return event.named("CATEGORIES")
                .flatMap(property -> VObjectPropertyValues.parseList(property.getValue()).stream())
                .map(tag -> PlainText.line(tag).toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .limit(10)
                .toList();
    }

    private String link() {
        for (String name : LINKS) {
            Matcher link = WEB.matcher(event.text(name));
            if (link.find()) {
                return link.group();
            }
        }
        return null;
    }

    private String status() {
        if ("CANCEL".equals(method)) {
            return "cancelled";
        }
        return switch (event.value("STATUS").toUpperCase(Locale.ROOT)) {
            case "CANCELLED", "CANCELED" -> "cancelled";
            case "TENTATIVE" -> "tentative";
            case "CONFIRMED" -> "confirmed";
            default -> null;
        };
    }
}
