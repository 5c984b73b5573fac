package services.andreas.events.merge;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import services.andreas.events.event.Field;
import services.andreas.events.merge.names.Title;
import services.andreas.events.recurrence.SeriesUid;
import services.andreas.events.text.Words;

/** The lookup keys under which mentions of the same event are stored; several are read at once. */
final class Identities {
    private static final int MONTHS_AROUND = 1;
    private static final int PLACE_WORDS = 3;

    private final long monthsAhead;

    Identities(MergingRules.Times times) {
        monthsAhead = times.ahead() / 30;
    }

    List<Identity> of(Mention mention) {
        Set<Identity> all = new LinkedHashSet<>();
        if (mention.uid() != null && mention.event().has(Field.RECURRENCE)) {
            return List.of(series(mention));
        }
        if (mention.isOfSender()) {
            return List.of(decidedOf(mention));
        }
        if (mention.isDecision()) {
            // the parts of one decision find each other
            all.add(ever("decision", mention.messageId()));
        }
        if (mention.uid() != null) {
            if (mention.occurrence() == null || mention.event().has(Field.THIS_AND_FUTURE)) {
                all.add(series(mention));
            }
            String occurrence = Objects.toString(mention.occurrence(), "");
            all.add(ever("uid", mention.uid(), occurrence));
            if (occurrence.isEmpty() && mention.start() != null) {
                all.add(ever("uid", mention.uid(), mention.start().toString()));
            }
        }
        if (mention.link() != null) {
            all.add(ever("link", mention.link()));
        }
        all.add(
                named(
                        mention,
                        mention.day() == null ? "" : YearMonth.from(mention.day()).toString()));
        if (mention.day() != null) {
            String day = mention.day().toString();
            all.add(new Identity(day, "name\n" + words(mention.title().headliner()), false));
            for (List<String> segment : mention.title().segments()) {
                all.add(new Identity(day, "name\n" + Words.glued(segment), false));
            }
            if (mention.place() != null && !mention.dateOnly()) {
                mention.place().proper().stream()
                        .limit(PLACE_WORDS)
                        .map(word -> "place\n" + mention.start() + "\n" + word)
                        .forEach(words -> all.add(new Identity(day, words, true)));
                all.add(
                        new Identity(
                                day,
                                "place\n" + mention.start() + "\n" + words(mention.place().name()),
                                true));
            }
        }
        return List.copyOf(all);
    }

    /** A moved event is found in the months around, one without a date in those to come. */
    List<Identity> searched(Mention mention) {
        List<Identity> more = new ArrayList<>();
        more.add(decidedOf(mention));
        if (mention.uid() != null && !mention.isOfSender()) {
            more.add(series(mention));
        }
        if (mention.isOfSender() || mention.event().has(Field.RECURRENCE)) {
            return more;
        }
        if (mention.day() == null) {
            YearMonth sent = YearMonth.from(mention.told().atZone(ZoneOffset.UTC));
            for (long i = 0; i <= monthsAhead; i++) {
                more.add(named(mention, sent.plusMonths(i).toString()));
            }
        } else {
            YearMonth month = YearMonth.from(mention.day());
            for (int i = 1; i <= MONTHS_AROUND; i++) {
                more.add(named(mention, month.minusMonths(i).toString()));
                more.add(named(mention, month.plusMonths(i).toString()));
            }
            more.add(named(mention, ""));
        }
        return more;
    }

    /**
     * The lookup key of all statements about a series; that of an event without a RECURRENCE-ID.
     */
    static Identity series(Mention mention) {
        return ever("uid", SeriesUid.of(mention.uid()).stem(), "");
    }

    private static Identity decidedOf(Mention mention) {
        return ever("decisions of", mention.sender());
    }

    private static Identity named(Mention mention, String month) {
        String name = words(mention.title().headliner());
        return new Identity(
                null, String.join("\n", "sender", mention.sender(), name, month), !month.isEmpty());
    }

    private static Identity ever(String... words) {
        return new Identity(null, String.join("\n", words), false);
    }

    private static String words(Collection<String> words) {
        return String.join("", Title.keys(List.copyOf(words)));
    }
}
