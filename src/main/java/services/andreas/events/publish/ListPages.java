package services.andreas.events.publish;

import com.google.common.collect.Lists;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import services.andreas.events.listing.ListedEvent;
import services.andreas.events.listing.When;

/** What the templates of lists are given: events by day, and the days of a month. */
final class ListPages {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final int WEEK = 7;

    private final PageValues values;
    private final Map<YearMonth, List<ListedEvent>> byMonth;

    ListPages(List<ListedEvent> events, PageValues values) {
        this.values = values;
        byMonth =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        event -> YearMonth.from(event.firstDay()),
                                        TreeMap::new,
                                        Collectors.toList()));
    }

    Set<YearMonth> months() {
        return byMonth.keySet();
    }

    /** Links to the pages of all months. */
    List<Map<String, Object>> links() {
        List<Map<String, Object>> links = new ArrayList<>();
        byMonth.forEach(
                (month, events) ->
                        links.add(
                                Map.of(
                                        "name", MONTH.format(month),
                                        "page", month.toString(),
                                        "count", events.size())));
        return links;
    }

    /** Events under their days, by the clock of their places. */
    List<Map<String, Object>> days(List<ListedEvent> events) {
        Map<LocalDate, List<ListedEvent>> days =
                events.stream()
                        .sorted(Comparator.comparing(ListPages::local))
                        .collect(
                                Collectors.groupingBy(
                                        ListedEvent::firstDay,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return days.entrySet().stream()
                .map(day -> day(day.getKey(), day.getValue().stream().map(values::line).toList()))
                .toList();
    }

    private static LocalDateTime local(ListedEvent event) {
        return LocalDateTime.ofInstant(event.start(), event.zone());
    }

    private static Map<String, Object> day(LocalDate day, List<Map<String, Object>> events) {
        return Map.of(
                "date", day.toString(),
                "name", When.DAY.format(day),
                "number", day.getDayOfMonth(),
                "events", events);
    }

    Map<String, Object> month(YearMonth month) {
        List<ListedEvent> events = byMonth.getOrDefault(month, List.of());
        return Map.of("month", MONTH.format(month), "weeks", weeks(month), "days", days(events));
    }

    /** Seven days each, from Monday; a day of another month has the number 0. */
    List<List<Map<String, Object>>> weeks(YearMonth month) {
        Map<LocalDate, Long> counts =
                byMonth.getOrDefault(month, List.of()).stream()
                        .collect(
                                Collectors.groupingBy(
                                        ListedEvent::firstDay, Collectors.counting()));
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            cells.add(cell(0, 0));
        }
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            cells.add(cell(day, counts.getOrDefault(month.atDay(day), 0L)));
        }
        while (cells.size() % WEEK != 0) {
            cells.add(cell(0, 0));
        }
        return Lists.partition(cells, WEEK);
    }

    private static Map<String, Object> cell(int number, long events) {
        return Map.of("number", number, "events", events);
    }
}
