package services.andreas.events.merge;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import services.andreas.events.merge.names.Title;
import services.andreas.events.text.Words;

/**
 * By what tellings of one event find each other: each is an exact key, read with others at once.
 */
final class Identities {
    private static final int MONTHS_AROUND = 1;
    private static final int PLACE_WORDS = 3;

    private final long monthsAhead;

    Identities(MergingRules.Times times) {
        monthsAhead = times.ahead() / 30;
    }

    List<Identity> of(Telling telling) {
        Set<Identity> all = new LinkedHashSet<>();
        if (telling.uid() != null) {
            String occurrence = telling.occurrence() == null ? "" : telling.occurrence();
            all.add(ever("uid", telling.uid(), occurrence));
            if (occurrence.isEmpty() && telling.start() != null) {
                all.add(ever("uid", telling.uid(), telling.start().toString()));
            }
        }
        if (telling.link() != null) {
            all.add(ever("link", telling.link()));
        }
        all.add(
                named(
                        telling,
                        telling.day() == null ? "" : YearMonth.from(telling.day()).toString()));
        if (telling.day() != null) {
            String day = telling.day().toString();
            all.add(new Identity(day, "name\n" + words(telling.title().headliner())));
            for (List<String> segment : telling.title().segments()) {
                all.add(new Identity(day, "name\n" + Words.glued(segment)));
            }
            if (telling.place() != null && !telling.dateOnly()) {
                telling.place().proper().stream()
                        .limit(PLACE_WORDS)
                        .map(word -> "place\n" + telling.start() + "\n" + word)
                        .forEach(words -> all.add(new Identity(day, words)));
                all.add(
                        new Identity(
                                day,
                                "place\n"
                                        + telling.start()
                                        + "\n"
                                        + words(telling.place().name())));
            }
        }
        return List.copyOf(all);
    }

    /** A moved event is found in the months around, one without a date in those to come. */
    List<Identity> searched(Telling telling) {
        List<Identity> more = new ArrayList<>();
        if (telling.day() == null) {
            YearMonth sent = YearMonth.from(telling.told().atZone(ZoneOffset.UTC));
            for (long i = 0; i <= monthsAhead; i++) {
                more.add(named(telling, sent.plusMonths(i).toString()));
            }
        } else {
            YearMonth month = YearMonth.from(telling.day());
            for (int i = 1; i <= MONTHS_AROUND; i++) {
                more.add(named(telling, month.minusMonths(i).toString()));
                more.add(named(telling, month.plusMonths(i).toString()));
            }
            more.add(named(telling, ""));
        }
        return more;
    }

    private static Identity named(Telling telling, String month) {
        return ever("sender", telling.sender(), words(telling.title().headliner()), month);
    }

    private static Identity ever(String... words) {
        return new Identity(null, String.join("\n", words));
    }

    private static String words(Collection<String> words) {
        return String.join("", Title.keys(List.copyOf(words)));
    }
}
