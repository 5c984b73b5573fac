package services.andreas.events.merge;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import services.andreas.events.merge.names.Place;
import services.andreas.events.merge.names.Title;

/** The signs for and against a mention being about an event. */
final class Signs {
    /** Relations of places, the most telling first. */
    private static final List<Place.Relation> TELLING_MOST =
            List.of(
                    Place.Relation.SAME,
                    Place.Relation.UNCLEAR,
                    Place.Relation.OTHER,
                    Place.Relation.UNKNOWN);

    /** Markers that do not make a part of a whole. */
    private static final Set<String> WHOLE = Set.of("session", "year", "date", "clock", "edition");

    private final Mention mention;
    private final List<Mention> known;
    private final MentionReader rules;
    private final Duration close;
    private final Title.Relation title;

    /**
     * @param known the believed mentions of one event
     * @param close two starts on one day that are closer than this may be the same start
     */
    Signs(Mention mention, List<Mention> known, MentionReader rules, Duration close) {
        this.mention = mention;
        this.known = known;
        this.rules = rules;
        this.close = close;
        title =
                known.stream()
                        .map(k -> k.title().relation(mention.title(), rules.titles()))
                        .min(Enum::compareTo)
                        .orElseThrow();
    }

    Mention mention() {
        return mention;
    }

    boolean any(Predicate<Mention> test) {
        return known.stream().anyMatch(test);
    }

    /** Both titles name a part, a year or a session, and not the same. */
    boolean conflict() {
        return any(k -> k.title().conflicts(mention.title()));
    }

    Title.Relation title() {
        return title;
    }

    Place.Relation place() {
        return known.stream()
                .map(k -> rules.places().relation(k.place(), mention.place()))
                .min(Comparator.comparingInt(TELLING_MOST::indexOf))
                .orElseThrow();
    }

    Timing timing() {
        return Timing.of(mention, known, close);
    }

    boolean sameSender() {
        return any(k -> k.sender().equals(mention.sender()));
    }

    /** The title is enough where no place is given. */
    boolean sure() {
        return sameSender()
                || rules.titles().isSpecific(mention.title())
                        && any(k -> rules.titles().isSpecific(k.title()));
    }

    /** Only one of the two names a session. */
    boolean isSession() {
        return known.stream()
                .allMatch(k -> k.title().oneSided(mention.title()).contains("session"));
    }

    /** Only one of the two names a part, a volume, a day. */
    boolean isPartOf() {
        return known.stream()
                .allMatch(k -> !WHOLE.containsAll(k.title().oneSided(mention.title())));
    }
}
