package services.andreas.events.merge;

import static services.andreas.events.event.Field.END_TIME;
import static services.andreas.events.event.Field.FOUND_IN;
import static services.andreas.events.event.Field.LOCATION;
import static services.andreas.events.event.Field.METHOD;
import static services.andreas.events.event.Field.NORMALIZED_LOCATION;
import static services.andreas.events.event.Field.SOLD_OUT;
import static services.andreas.events.event.Field.START_TIME;
import static services.andreas.events.event.Field.STATUS;
import static services.andreas.events.event.Field.TITLE;
import static services.andreas.events.event.Field.VENUE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import services.andreas.events.event.Field;
import services.andreas.events.event.Kind;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;
import services.andreas.events.text.Words;

/** The state of an event while its mentions are applied, oldest first. */
final class MergedEvent {
    /** Fields with rules of their own. */
    private static final Set<Field<?>> SPECIAL =
            Set.of(TITLE, START_TIME, END_TIME, LOCATION, STATUS);

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
     * @return the former value of every field that changed; empty where there was none
     */
    Map<Field<?>, Object> apply(Mention mention) {
        FieldMerge merge = new FieldMerge(mention, members, precedence.sources());
        title(merge);
        Schedule.apply(merge);
        place(merge);
        status(merge);
        Stream.concat(
                        Field.of(Field.Role.SAYS).stream(),
                        precedence.more().stream().map(Field::named))
                .filter(field -> !SPECIAL.contains(field))
                .forEach(field -> other(field, merge));
        foundIn(merge);
        return merge.was();
    }

    /** Goes with the start, or with the title of what has none. */
    private static void foundIn(FieldMerge merge) {
        BelievedValue start = merge.now(START_TIME);
        BelievedValue said = start == null ? merge.now(TITLE) : start;
        if (said != null && said.mention().equals(merge.mention())) {
            merge.putAlong(FOUND_IN);
        }
    }

    private void title(FieldMerge merge) {
        Object title = merge.value(TITLE);
        BelievedValue now = merge.now(TITLE);
        if (title != null && now != null && isOfMail(merge.mention()) != isOfMail(now.mention())) {
            // a calendar without a title of its own says nothing about it, however new it is
            if (isOfMail(now.mention())) {
                merge.put(TITLE, title);
            }
            return;
        }
        boolean nothingNew =
                title != null
                        && now != null
                        && saysNothingNew(merge.mention().title(), now.mention().title());
        if (!nothingNew || merge.isRevision(now)) {
            merge.take(TITLE, title, false);
        }
    }

    /** Whether its title is the subject of its mail, for want of another. */
    private static boolean isOfMail(Mention mention) {
        return mention.event().source(TITLE).equals("mail");
    }

    private boolean saysNothingNew(Title title, Title now) {
        Title.Relation relation = now.relation(title, rules.titles());
        boolean less = title.words().size() <= now.words().size();
        return relation == Title.Relation.EQUAL
                || less && (relation == Title.Relation.GUEST || relation == Title.Relation.PART);
    }

    private void place(FieldMerge merge) {
        Object location = merge.value(LOCATION);
        if (location == null) {
            location = merge.value(VENUE);
        }
        if (location == null) {
            return;
        }
        BelievedValue now = merge.now(LOCATION);
        if (now != null
                && saysNothingNew(merge.mention().place(), now.mention().place())
                && !merge.isRevision(now)) {
            merge.strengthen(LOCATION);
            return;
        }
        if (merge.take(LOCATION, location, true)) {
            merge.putAlong(NORMALIZED_LOCATION);
            merge.putAlong(VENUE);
        }
    }

    private boolean saysNothingNew(Place place, Place now) {
        return place != null
                && now != null
                && rules.places().relation(now, place) == Place.Relation.SAME
                && place.size() <= now.size();
    }

    /** Any believed mention can cancel the event; it stays cancelled until one says otherwise. */
    private static void status(FieldMerge merge) {
        String status = statusOf(merge.mention());
        BelievedValue now = merge.now(STATUS);
        if (status == null || now != null && merge.isOutdated(now)) {
            return;
        }
        Object before = now == null ? "confirmed" : now.value();
        if (!before.equals(status)) {
            merge.note(STATUS, before);
        }
        if (now == null || !now.value().equals(status)) {
            merge.hold(STATUS, status);
        }
    }

    private static String statusOf(Mention mention) {
        String method = mention.event().get(METHOD);
        if ("cancel".equalsIgnoreCase(method)) {
            return "cancelled";
        }
        String status = mention.event().get(STATUS);
        return status == null && "request".equalsIgnoreCase(method) ? "confirmed" : status;
    }

    private void other(Field<?> field, FieldMerge merge) {
        Object value = merge.value(field);
        BelievedValue now = merge.now(field);
        if (value != null && now != null && isRepeated(field.kind(), value, now.value())) {
            merge.strengthen(field);
            return;
        }
        merge.take(field, value, field.equals(SOLD_OUT));
    }

    private boolean isRepeated(Kind<?> kind, Object value, Object now) {
        if (kind == Kind.PROSE) {
            return value.toString().length() <= now.toString().length();
        }
        if (kind == Kind.LINK) {
            return rules.samePage(value.toString(), now.toString());
        }
        if (value instanceof List<?> told && now instanceof List<?> known) {
            return new HashSet<>(known).containsAll(told);
        }
        List<String> words = Words.of(value.toString());
        return !words.isEmpty() && words.equals(Words.of(now.toString()));
    }
}
