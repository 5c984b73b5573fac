package services.andreas.events.publish;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import services.andreas.events.listing.EventSearch;
import services.andreas.events.listing.ListedEvent;

/** What the template of the live list is given: what was looked for, and what was found. */
record SearchPage(EventSearch search, List<ListedEvent> events, PublishRules rules) {
    /**
     * @param words as they were typed
     * @param today since when the events are on that are listed
     * @param waiting how many of these wait for a person
     */
    Map<String, Object> values(String words, Instant today, long waiting) {
        PageValues lines = new PageValues(rules);
        List<ListedEvent> found =
                events.stream()
                        .filter(event -> !search.month().isEmpty() || event.isOnFrom(today))
                        .filter(search::finds)
                        .sorted(
                                Comparator.comparing(ListedEvent::start)
                                        .thenComparing(ListedEvent::id))
                        .toList();
        List<ListedEvent> first = found.subList(0, Math.min(found.size(), rules.listed()));
        ListPages lists = new ListPages(found, lines);
        Map<String, Object> shown = new HashMap<>();
        shown.put("words", words.strip());
        shown.put("category", search.category());
        shown.put("categories", choices(ListedEvent::category));
        shown.put("source", search.source());
        shown.put("sources", choices(ListedEvent::sender));
        shown.put("month", search.month());
        shown.put("weeks", month(lists).map(lists::weeks).orElse(List.of()));
        shown.put("found", found.size());
        shown.put("narrowed", !search.isEmpty());
        shown.put("waiting", waiting);
        return Map.of(
                "months",
                new ListPages(events, lines).links(),
                "days",
                lists.days(first),
                "more",
                found.size() - first.size(),
                "search",
                shown);
    }

    /** The month that was asked for, if something was found in it. */
    private Optional<YearMonth> month(ListPages lists) {
        return lists.months().stream()
                .filter(month -> month.toString().equals(search.month()))
                .findFirst();
    }

    private List<String> choices(Function<ListedEvent, String> field) {
        return events.stream()
                .map(field)
                .filter(value -> !value.isEmpty())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
