package services.andreas.events.merging;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of an event while its tellings are heard, the oldest first. Of two that differ, the
 * one of the higher rung is believed, then the newer; a calendar's newer SEQUENCE comes before
 * both. What changes an event in so many words is believed whatever its rung.
 */
final class Account {
    private static final List<String> OTHERS =
            List.of(
                    "category",
                    "tags",
                    "organizer_name",
                    "organizer_url",
                    "source_url",
                    "description",
                    "sold_out");

    private record Held(Object value, int rank, Telling telling) {}

    private final Tellings rules;
    private final MergingRules.Precedence precedence;
    private final Map<String, Held> held = new LinkedHashMap<>();
    private final Map<String, Set<Object>> former = new HashMap<>();

    Account(Tellings rules, MergingRules.Precedence precedence) {
        this.rules = rules;
        this.precedence = precedence;
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        held.forEach((name, member) -> values.put(name, member.value()));
        return values;
    }

    Map<String, Telling> tellers() {
        Map<String, Telling> tellers = new TreeMap<>();
        held.forEach((name, member) -> tellers.put(name, member.telling()));
        return tellers;
    }

    /**
     * @return of every member that changed, what it was; empty text where it was not told
     */
    Map<String, Object> hear(Telling telling) {
        Map<String, Object> was = new TreeMap<>();
        title(telling, was);
        times(telling, was);
        place(telling, was);
        status(telling, was);
        for (String name : OTHERS) {
            other(name, telling, was);
        }
        for (String name : precedence.more()) {
            other(name, telling, was);
        }
        return was;
    }

    private void title(Telling telling, Map<String, Object> was) {
        Held now = held.get("title");
        if (now != null && telling.fields().get("title") != null) {
            Title.Relation relation =
                    now.telling().title().relation(telling.title(), rules.titles());
            boolean less = telling.title().words().size() <= now.telling().title().words().size();
            boolean nothingNew =
                    relation == Title.Relation.EQUAL
                            || less
                                    && (relation == Title.Relation.GUEST
                                            || relation == Title.Relation.PART);
            if (nothingNew && !isRevision(telling, now.telling())) {
                return;
            }
        }
        take("title", telling.fields().get("title"), telling, false, was);
    }

    /** Start, end and zone go together: the end of another start says nothing. */
    private void times(Telling telling, Map<String, Object> was) {
        if (telling.start() == null) {
            return;
        }
        Held now = held.get("start_time");
        boolean known = now != null;
        if (known && telling.dateOnly() && !now.telling().dateOnly()) {
            // only the day: nothing new on the same day
            if (telling.day().equals(now.telling().day())) {
                return;
            }
        }
        boolean more = known && now.telling().dateOnly() && !telling.dateOnly();
        boolean same =
                known
                        && telling.start().equals(now.telling().start())
                        && telling.dateOnly() == now.telling().dateOnly();
        if (known && !same && !(more || mayChange("start_time", telling, now, true))) {
            return;
        }
        if (!same) {
            put("start_time", time(telling, "start_time"), telling, was);
            put("end_time", time(telling, "end_time"), telling, was);
            put("all_day", telling.fields().get("all_day"), telling, null);
            put("timezone", telling.fields().get("timezone"), telling, null);
            return;
        }
        strengthen("start_time", telling);
        take("end_time", time(telling, "end_time"), telling, true, was);
        take("all_day", telling.fields().get("all_day"), telling, true, null);
        take("timezone", telling.fields().get("timezone"), telling, true, null);
    }

    /** One form for one instant. */
    private static Object time(Telling telling, String name) {
        String text = telling.text(name);
        if (text == null || !text.endsWith("+00:00")) {
            return text;
        }
        return Instant.parse(text.replace("+00:00", "Z")).toString();
    }

    private void place(Telling telling, Map<String, Object> was) {
        Object location = telling.fields().get("location");
        if (location == null) {
            location = telling.fields().get("venue");
        }
        if (location == null) {
            return;
        }
        Held now = held.get("location");
        if (now != null && telling.place() != null && now.telling().place() != null) {
            boolean same =
                    rules.places().relation(now.telling().place(), telling.place())
                            == Place.Relation.SAME;
            int more = size(telling.place()) - size(now.telling().place());
            if (same && more <= 0 && !isRevision(telling, now.telling())) {
                strengthen("location", telling);
                return;
            }
        }
        if (take("location", location, telling, true, was)) {
            put("normalized_location", telling.fields().get("normalized_location"), telling, null);
            put("venue", telling.fields().get("venue"), telling, null);
        }
    }

    private static int size(Place place) {
        return place.name().size() + place.rest().size();
    }

    /**
     * A cancellation lands whoever of the believed tells it, and stays until one says otherwise.
     */
    private void status(Telling telling, Map<String, Object> was) {
        String method = telling.text("method");
        Object status = telling.fields().get("status");
        if ("cancel".equalsIgnoreCase(method)) {
            status = "cancelled";
        } else if (status == null && "request".equalsIgnoreCase(method)) {
            status = "confirmed";
        }
        Held now = held.get("status");
        if (status == null || now != null && isOutdated(telling, now.telling())) {
            return;
        }
        Object before = now == null ? "confirmed" : now.value();
        if (!before.equals(status)) {
            was.put("status", before);
        }
        if (now == null || !now.value().equals(status)) {
            held.put("status", new Held(status, rank(telling, "status"), telling));
        }
    }

    private void other(String name, Telling telling, Map<String, Object> was) {
        Object value = telling.fields().get(name);
        Held now = held.get(name);
        if (value != null && now != null && isRepeated(name, value, now.value())) {
            strengthen(name, telling);
            return;
        }
        take(name, value, telling, name.equals("sold_out"), was);
    }

    private boolean isRepeated(String name, Object value, Object now) {
        return switch (name) {
            case "description" -> value.toString().length() <= now.toString().length();
            case "tags" ->
                    now instanceof List<?> known
                            && value instanceof List<?> told
                            && new HashSet<>(known).containsAll(told);
            case "source_url", "organizer_url" -> rules.samePage(value.toString(), now.toString());
            default ->
                    Words.of(value.toString()).equals(Words.of(now.toString()))
                            && !Words.of(value.toString()).isEmpty();
        };
    }

    private boolean take(
            String name, Object value, Telling telling, boolean mayMove, Map<String, Object> was) {
        Held now = held.get(name);
        if (value == null) {
            return false;
        }
        if (now != null && value.equals(now.value())) {
            strengthen(name, telling);
            return false;
        }
        if (now != null && !mayChange(name, telling, now, mayMove)) {
            return false;
        }
        put(name, value, telling, was);
        return true;
    }

    private boolean mayChange(String name, Telling telling, Held now, boolean mayMove) {
        if (isOutdated(telling, now.telling())) {
            return false;
        }
        if (isRevision(telling, now.telling())) {
            return true;
        }
        boolean moves = mayMove && (telling.moving() || name.equals("sold_out"));
        Object value = telling.fields().get(name);
        boolean stale = former.getOrDefault(name, Set.of()).contains(value);
        return moves || !stale && rank(telling, name) >= now.rank();
    }

    private static boolean isOutdated(Telling telling, Telling now) {
        return telling.hasUidOf(now) && telling.sequence() < now.sequence();
    }

    private static boolean isRevision(Telling telling, Telling now) {
        return telling.hasUidOf(now) && telling.sequence() > now.sequence();
    }

    private void put(String name, Object value, Telling telling, Map<String, Object> was) {
        Held now = held.get(name);
        if (value == null && now == null
                || value != null && now != null && value.equals(now.value())) {
            return;
        }
        if (was != null) {
            was.put(name, now == null ? "" : now.value());
        }
        if (now != null) {
            former.computeIfAbsent(name, key -> new HashSet<>()).add(now.value());
        }
        if (value == null) {
            held.remove(name);
        } else {
            held.put(name, new Held(value, rank(telling, name), telling));
        }
    }

    /** The same from a higher rung: from now on only that rung may change it. */
    private void strengthen(String name, Telling telling) {
        Held now = held.get(name);
        if (now != null && rank(telling, name) > now.rank()) {
            held.put(name, new Held(now.value(), rank(telling, name), telling));
        }
    }

    private int rank(Telling telling, String name) {
        return precedence.rungs().getOrDefault(telling.rung(name), 1);
    }

    /** Whether what it tells differs in what matters most. */
    boolean contradicts(Telling telling) {
        Map<String, Object> now = values();
        Held start = held.get("start_time");
        boolean time =
                telling.start() != null
                        && start != null
                        && !telling.start().equals(start.telling().start())
                        && !telling.dateOnly();
        Held location = held.get("location");
        boolean place =
                location != null
                        && rules.places().relation(location.telling().place(), telling.place())
                                == Place.Relation.OTHER;
        boolean cancels =
                "cancel".equalsIgnoreCase(telling.text("method"))
                        || "cancelled".equals(telling.text("status"));
        boolean status = cancels && !"cancelled".equals(now.get("status"));
        boolean soldOut = telling.fields().containsKey("sold_out") && !now.containsKey("sold_out");
        return time || place || status || soldOut;
    }
}
