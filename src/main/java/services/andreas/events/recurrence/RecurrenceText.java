package services.andreas.events.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Zone;

/** A {@link Recurrence} as the ledger keeps it: lines in the manner of RFC 5545. */
public final class RecurrenceText {
    /** Two calendars of a year's days, one added and one left out, are shorter. */
    private static final int MAX_CHARS = 16_000;

    /** Clock changes of a calendar's own zone; two a year. */
    private static final int CHANGES = 40;

    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private RecurrenceText() {}

    /**
     * @return null when it is too long to be kept
     */
    public static @Nullable String of(Recurrence recurrence) {
        List<String> lines = new ArrayList<>();
        CalendarTime start = recurrence.start();
        lines.add("DTSTART:" + (start.isDate() ? DATE : TIME).format(start.local()));
        lines.add(zone(recurrence.zone(), recurrence.first()));
        if (recurrence.length() != null) {
            lines.add("DURATION:" + recurrence.length());
        }
        recurrence.rules().forEach(rule -> lines.add("RRULE:" + plain(rule)));
        recurrence.exceptions().forEach(rule -> lines.add("EXRULE:" + plain(rule)));
        if (!recurrence.added().isEmpty()) {
            lines.add(
                    new TreeMap<>(recurrence.added())
                            .entrySet().stream()
                                    .map(RecurrenceText::date)
                                    .collect(Collectors.joining(",", "RDATE:", "")));
        }
        if (!recurrence.excluded().isEmpty()) {
            lines.add("EXDATE:" + dates(recurrence.excluded()));
        }
        String text = String.join("\n", lines);
        return text.length() > MAX_CHARS ? null : text;
    }

    private static String dates(Collection<LocalDateTime> dates) {
        return dates.stream().sorted().map(TIME::format).collect(Collectors.joining(","));
    }

    private static String date(Map.Entry<LocalDateTime, @Nullable CalendarDuration> added) {
        String date = TIME.format(added.getKey());
        return added.getValue() == null ? date : date + "/" + added.getValue();
    }

    private static String plain(String rule) {
        return rule.replaceAll("[^\\w=;,:+-]", "");
    }

    private static String zone(Zone zone, Instant from) {
        ZoneRules own = zone.own();
        if (own == null) {
            return "TZID:" + zone.id();
        }
        StringBuilder text = new StringBuilder("OFFSETS:").append(zone.id());
        text.append(',').append(own.getOffset(from));
        ZoneOffsetTransition change = own.nextTransition(from);
        for (int i = 0; change != null && i < CHANGES; i++) {
            text.append(',')
                    .append(change.toEpochSecond())
                    .append('=')
                    .append(change.getOffsetAfter());
            change = own.nextTransition(change.getInstant());
        }
        return text.toString();
    }

    /**
     * @return null when it is none
     */
    public static @Nullable Recurrence parse(String text) {
        Map<String, List<String>> lines =
                text.lines()
                        .filter(line -> line.indexOf(':') > 0)
                        .collect(
                                Collectors.groupingBy(
                                        line -> line.substring(0, line.indexOf(':')),
                                        Collectors.mapping(
                                                line -> line.substring(line.indexOf(':') + 1),
                                                Collectors.toList())));
        try {
            CalendarTime start = CalendarTime.parse(first(lines, "DTSTART"), null);
            Zone zone =
                    lines.containsKey("OFFSETS")
                            ? offsets(first(lines, "OFFSETS"))
                            : Zone.of(ZoneId.of(first(lines, "TZID")));
            if (start == null) {
                return null;
            }
            Map<LocalDateTime, @Nullable CalendarDuration> added = new TreeMap<>();
            for (String date : split(first(lines, "RDATE"))) {
                String[] parts = date.split("/", 2);
                added.put(
                        LocalDateTime.parse(parts[0], TIME),
                        parts.length == 1 ? null : CalendarDuration.parse(parts[1]));
            }
            Set<LocalDateTime> excluded = new LinkedHashSet<>();
            split(first(lines, "EXDATE"))
                    .forEach(date -> excluded.add(LocalDateTime.parse(date, TIME)));
            String length = first(lines, "DURATION");
            return new Recurrence(
                    start,
                    zone,
                    length.isEmpty() ? null : CalendarDuration.parse(length),
                    lines.getOrDefault("RRULE", List.of()),
                    lines.getOrDefault("EXRULE", List.of()),
                    added,
                    excluded);
        } catch (DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String first(Map<String, List<String>> lines, String name) {
        return lines.getOrDefault(name, List.of("")).get(0);
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    private static Zone offsets(String text) {
        List<String> parts = split(text);
        ZoneOffset first = ZoneOffset.of(parts.get(1));
        ZoneOffset now = first;
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        for (String change : parts.subList(2, parts.size())) {
            String[] at = change.split("=", 2);
            ZoneOffset next = ZoneOffset.of(at[1]);
            Instant instant = Instant.ofEpochSecond(Long.parseLong(at[0]));
            changes.add(ZoneOffsetTransition.of(LocalDateTime.ofInstant(instant, now), now, next));
            now = next;
        }
        return new Zone(
                ZoneId.of(parts.get(0)), ZoneRules.of(first, first, List.of(), changes, List.of()));
    }
}
