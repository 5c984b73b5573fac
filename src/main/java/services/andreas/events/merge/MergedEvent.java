package services.andreas.events.merge;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;
import services.andreas.events.text.Words;

/** What is known of an event while its mentions are heard, the oldest first. */
final class MergedEvent {
    private static final List<String> OTHERS =
            List.of(
                    "category",
                    "tags",
                    "organizer_name",
                    "organizer_url",
                    "source_url",
                    "description",
                    "sold_out");

    private final MentionReader rules;
    private final MergingRules.Precedence precedence;
    private final Members members = new Members();

    MergedEvent(MentionReader rules, MergingRules.Precedence precedence) {
        this.rules = rules;
        this.precedence = precedence;
    }

    Members members() {
        return members;
    }

    /**
     * @return of every member that changed, what it was; empty text where it was not told
     */
    Map<String, Object> apply(Mention mention) {
        FieldMerge hearing = new FieldMerge(mention, members, precedence.sources());
        title(hearing);
        Schedule.apply(hearing);
        place(hearing);
        status(hearing);
        OTHERS.forEach(name -> other(name, hearing));
        precedence.more().forEach(name -> other(name, hearing));
        return hearing.was();
    }

    private void title(FieldMerge hearing) {
        Object title = hearing.value("title");
        BelievedValue now = hearing.now("title");
        boolean nothingNew =
                title != null
                        && now != null
                        && saysNothingNew(hearing.mention().title(), now.mention().title());
        if (!nothingNew || hearing.isRevision(now)) {
            hearing.take("title", title, false);
        }
    }

    private boolean saysNothingNew(Title title, Title now) {
        Title.Relation relation = now.relation(title, rules.titles());
        boolean less = title.words().size() <= now.words().size();
        return relation == Title.Relation.EQUAL
                || less && (relation == Title.Relation.GUEST || relation == Title.Relation.PART);
    }

    private void place(FieldMerge hearing) {
        Object location = hearing.value("location");
        if (location == null) {
            location = hearing.value("venue");
        }
        if (location == null) {
            return;
        }
        BelievedValue now = hearing.now("location");
        if (now != null
                && saysNothingNew(hearing.mention().place(), now.mention().place())
                && !hearing.isRevision(now)) {
            hearing.strengthen("location");
            return;
        }
        if (hearing.take("location", location, true)) {
            hearing.putAlong("normalized_location");
            hearing.putAlong("venue");
        }
    }

    private boolean saysNothingNew(Place place, Place now) {
        return place != null
                && now != null
                && rules.places().relation(now, place) == Place.Relation.SAME
                && place.size() <= now.size();
    }

    /**
     * A cancellation lands whoever of the believed tells it, and stays until one says otherwise.
     */
    private static void status(FieldMerge hearing) {
        Object status = statusOf(hearing.mention());
        BelievedValue now = hearing.now("status");
        if (status == null || now != null && hearing.isOutdated(now)) {
            return;
        }
        Object before = now == null ? "confirmed" : now.value();
        if (!before.equals(status)) {
            hearing.note("status", before);
        }
        if (now == null || !now.value().equals(status)) {
            hearing.hold("status", status);
        }
    }

    private static Object statusOf(Mention mention) {
        String method = mention.text("method");
        if ("cancel".equalsIgnoreCase(method)) {
            return "cancelled";
        }
        Object status = mention.fields().get("status");
        return status == null && "request".equalsIgnoreCase(method) ? "confirmed" : status;
    }

    private void other(String name, FieldMerge hearing) {
        Object value = hearing.value(name);
        BelievedValue now = hearing.now(name);
        if (value != null && now != null && isRepeated(name, value, now.value())) {
            hearing.strengthen(name);
            return;
        }
        hearing.take(name, value, name.equals("sold_out"));
    }

    private boolean isRepeated(String name, Object value, Object now) {
        return switch (name) {
            case "description" -> value.toString().length() <= now.toString().length();
            case "tags" ->
                    now instanceof List<?> known
                            && value instanceof List<?> told
                            && new HashSet<>(known).containsAll(told);
            case "source_url", "organizer_url" -> rules.samePage(value.toString(), now.toString());
            default -> {
                List<String> words = Words.of(value.toString());
                yield !words.isEmpty() && words.equals(Words.of(now.toString()));
            }
        };
    }
}
