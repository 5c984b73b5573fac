package services.andreas.events.merge;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import services.andreas.events.merge.names.PlaceReader;
import services.andreas.events.merge.names.Places;
import services.andreas.events.merge.names.TitleReader;
import services.andreas.events.merge.names.Titles;
import services.andreas.events.text.Words;

/** Reads what messages tell, by the rules. */
public final class MentionReader {
    private final ZoneId zone;
    private final Titles titles;
    private final TitleReader titleReader;
    private final Places places;
    private final PlaceReader placeReader;
    private final Links links;
    private final List<List<String>> moving;
    private final Set<String> shared;

    /**
     * @param zone of days whose mentions name none
     */
    public MentionReader(MergingRules rules, ZoneId zone) {
        this.zone = zone;
        titles = new Titles(rules.titles());
        titleReader = new TitleReader(rules.titles(), titles);
        places = new Places(rules.places());
        placeReader = new PlaceReader(rules.places());
        links = new Links(rules.links());
        moving = Words.phrases(rules.moving().words());
        shared = rules.trust().shared().stream().collect(Collectors.toUnmodifiableSet());
    }

    Titles titles() {
        return titles;
    }

    Places places() {
        return places;
    }

    /** Whether two addresses lead to one page, whoever clicked. */
    boolean samePage(String one, String other) {
        String canonical = links.canonical(one);
        return canonical != null && canonical.equals(links.canonical(other));
    }

    /**
     * @param id of the event, when nobody told of it before
     */
    public Mention read(String id, String messageId, Map<String, Object> fields) {
        Instant start = instant(fields.get("start_time"));
        ZoneId in = zone(fields.get("timezone"));
        boolean dateOnly =
                start != null
                        && Boolean.TRUE.equals(fields.get("all_day"))
                        && start.atZone(in).toLocalTime().toSecondOfDay() == 0;
        LocalDate day = start == null ? null : start.atZone(in).toLocalDate();
        String link = links.canonical(text(fields, "source_url"));
        Instant told = instant(fields.get("mail_date"));
        return new Mention(
                id,
                messageId,
                fields,
                told == null ? Instant.EPOCH : told,
                titleReader.read(String.valueOf(fields.getOrDefault("title", ""))),
                start,
                day,
                dateOnly || start != null && isDate(fields.get("start_time")),
                placeReader.read(text(fields, "venue"), text(fields, "location")),
                links.isUnique(link) ? link : null,
                sender(fields),
                moves(fields));
    }

    private static String text(Map<String, Object> fields, String name) {
        Object value = fields.get(name);
        return value == null ? null : value.toString();
    }

    private static boolean isDate(Object time) {
        return time.toString().length() == "2026-12-05".length();
    }

    /** Days begin where the event is; a mention in UTC does not say where that is. */
    private ZoneId zone(Object name) {
        try {
            ZoneId told = name == null ? zone : ZoneId.of(name.toString());
            boolean utc = told.getRules().equals(ZoneOffset.UTC.getRules());
            return utc ? zone : told;
        } catch (DateTimeException e) {
            return zone;
        }
    }

    private Instant instant(Object time) {
        if (time == null) {
            return null;
        }
        String text = time.toString().strip();
        try {
            if (isDate(text)) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String sender(Map<String, Object> fields) {
        String address = text(fields, "source_email");
        String domain = text(fields, "source_domain");
        if (domain == null && address != null) {
            domain = address.substring(address.lastIndexOf('@') + 1);
        }
        boolean personal = domain != null && shared.contains(domain.toLowerCase(Locale.ROOT));
        String sender = personal && address != null ? address : domain;
        return sender == null ? "" : sender.toLowerCase(Locale.ROOT);
    }

    private boolean moves(Map<String, Object> fields) {
        StringBuilder told = new StringBuilder();
        for (String name : List.of("title", "description", "needs_review")) {
            told.append(fields.getOrDefault(name, "")).append(" . ");
        }
        if (fields.get("quotes") instanceof Map<?, ?> quotes) {
            quotes.values().forEach(quote -> told.append(quote).append(" . "));
        }
        List<String> words = Words.of(told.toString());
        return moving.stream().anyMatch(phrase -> Words.find(words, phrase) >= 0);
    }
}
