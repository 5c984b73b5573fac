package services.andreas.events.merge.series;

import static services.andreas.events.event.Field.OVERRIDE;
import static services.andreas.events.event.Field.RECURRENCE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SEQUENCE;
import static services.andreas.events.event.Field.THIS_AND_FUTURE;
import static services.andreas.events.event.Field.UID;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Event;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.recurrence.SeriesUid;

/**
 * Computes whether an occurrence takes place, and what mails about its whole series say of it: a
 * pure function of all mentions.
 */
public final class Series {
    static final String DROPPED = "its calendar has dropped this occurrence";

    private final Merging merging;
    private final VirtualMentions virtual;

    public Series(Merging merging) {
        this.merging = merging;
        virtual = new VirtualMentions(merging);
    }

    /** Whether a calendar says it about more than one occurrence of its UID. */
    public static boolean isAboutSeries(Event event) {
        return event.has(UID)
                && !event.has(Mention.DECISION)
                && (event.has(RECURRENCE)
                        || event.has(THIS_AND_FUTURE)
                        || !event.has(RECURRENCE_ID));
    }

    /**
     * The events that these mentions are about, as the mails about their series leave them.
     *
     * @param statements all that is said about these series
     */
    public List<Occurrence> occurrences(
            Collection<Mention> mentions, Collection<Mention> statements) {
        List<Occurrence> all = of(merging.groups(mentions), statements);
        List<Mention> left =
                all.stream()
                        .filter(Occurrence::takesPlace)
                        .flatMap(occurrence -> occurrence.group().mentions().stream())
                        .toList();
        boolean isUnclear = all.stream().anyMatch(one -> one.group().needsReview() != null);
        if (left.size() == mentions.size() || !isUnclear) {
            return all;
        }
        // what takes place no more makes nothing unclear
        List<Occurrence> clear = new ArrayList<>(of(merging.groups(left), statements));
        all.stream().filter(one -> !one.takesPlace()).forEach(clear::add);
        return clear;
    }

    private List<Occurrence> of(List<Group> groups, Collection<Mention> statements) {
        return groups.stream().map(group -> of(group, statements)).toList();
    }

    private Occurrence of(Group group, Collection<Mention> statements) {
        if (group.believed().isEmpty()) {
            return new Occurrence(group, group, false, null);
        }
        List<Fate> fates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Mention mention : group.believed()) {
            if (mention.event().has(UID) && seen.add(key(mention))) {
                fates.add(fate(mention, group, statements));
            }
        }
        List<Mention> all = new ArrayList<>(group.mentions());
        fates.forEach(fate -> all.addAll(fate.more()));
        Mention master =
                fates.stream()
                        .map(Fate::master)
                        .flatMap(Optional::stream)
                        .max(Statement.OLDEST_FIRST)
                        .orElse(null);
        boolean isDropped = !fates.isEmpty() && fates.stream().noneMatch(Fate::takesPlace);
        String needsReview = group.needsReview();
        if (isDropped) {
            Instant dropped = fates.stream().map(Fate::since).max(Instant::compareTo).orElseThrow();
            // what somebody announces later in prose is not taken away without a word
            boolean isAnnounced =
                    group.believed().stream()
                            .anyMatch(
                                    mention ->
                                            !mention.event().has(UID)
                                                    && mention.told().isAfter(dropped));
            if (!isAnnounced) {
                return new Occurrence(group, group, false, null);
            }
            needsReview = needsReview == null ? DROPPED : needsReview + "; " + DROPPED;
        }
        boolean isChanged = all.size() > group.mentions().size() || isDropped;
        Group whole = isChanged ? Group.of(all, needsReview) : group;
        return new Occurrence(group, whole, true, master);
    }

    private static String key(Mention mention) {
        return mention.event().get(UID) + "\n" + occurrence(mention);
    }

    private static @Nullable Instant occurrence(Mention mention) {
        return mention.event().get(RECURRENCE_ID, mention.start());
    }

    /**
     * What becomes of one occurrence of one UID.
     *
     * @param since when it was known
     * @param more what mails about the whole series say of it
     */
    private record Fate(
            boolean takesPlace, Instant since, Optional<Mention> master, List<Mention> more) {}

    private Fate fate(Mention mention, Group group, Collection<Mention> statements) {
        String key = key(mention);
        Instant occurrence = occurrence(mention);
        List<Mention> told =
                group.believed().stream()
                        .filter(other -> other.event().has(UID) && key(other).equals(key))
                        .toList();
        if (occurrence == null) {
            // cancellations of what nobody has announced are no event
            boolean isAnnounced =
                    group.believed().stream()
                            .anyMatch(
                                    other ->
                                            !Statement.cancels(other.event())
                                                    || !other.event().has(UID)
                                                    || occurrence(other) != null);
            return new Fate(isAnnounced, mention.told(), Optional.empty(), List.of());
        }
        SeriesUid uid = SeriesUid.of(mention.event().get(UID));
        List<Statement> about = about(mention, statements);
        Map<Statement, Mention> asked = new HashMap<>();
        about.forEach(said -> asked.put(said, virtual.asked(said.mention(), mention, occurrence)));
        Set<String> judged = believed(group, asked.values());
        List<Statement> believed =
                about.stream().filter(said -> judged.contains(asked.get(said).id())).toList();
        List<Mention> same = told.stream().filter(one -> judged.contains(one.id())).toList();
        Optional<Statement> master = master(uid, believed, same);
        List<Mention> more = new ArrayList<>();
        believed.stream()
                .filter(said -> said.uid().equals(uid) && said.cancelsAll())
                .filter(said -> master.isEmpty() || said.isNewerThan(master.get().mention()))
                .max(Comparator.comparing(Statement::mention, Statement.OLDEST_FIRST))
                .map(said -> virtual.cancelled(said.mention(), occurrence))
                .filter(isNotOf(group))
                .ifPresent(more::add);
        boolean isThere =
                master.isEmpty()
                        || same.stream().anyMatch(isFrom(master.get()))
                        || believed.stream()
                                .filter(said -> said.isMaster() || said.equals(master.get()))
                                .filter(said -> isFrom(master.get()).test(said.mention()))
                                .filter(said -> said.uid().equals(uid))
                                .anyMatch(said -> said.contains(occurrence));
        Optional<Statement> split = split(uid, mention, occurrence, believed, master);
        if (isThere && split.isEmpty()) {
            laterChange(uid, occurrence, believed, master)
                    .map(said -> virtual.moved(said.mention(), occurrence))
                    .filter(isNotOf(group))
                    .ifPresent(more::add);
            return new Fate(true, mention.told(), master.map(Statement::mention), more);
        }
        Statement dropping = split.or(() -> master).orElseThrow();
        boolean isKept =
                same.stream()
                        .anyMatch(
                                other ->
                                        Statement.cancels(other.event())
                                                || isOwn(other) && isKept(other, dropping, split));
        return new Fate(
                isKept,
                dropping.mention().told(),
                isKept ? master.map(Statement::mention) : Optional.empty(),
                isKept ? more : List.of());
    }

    /** A calendar names this very occurrence, rather than having worked it out by a rule. */
    private static boolean isOwn(Mention mention) {
        return mention.event().has(OVERRIDE) || !mention.event().has(RECURRENCE_ID);
    }

    private static boolean isKept(Mention own, Statement dropping, Optional<Statement> split) {
        if (split.isPresent()) {
            return Statement.written(own).isAfter(Statement.written(dropping.mention()));
        }
        if (own.messageId().equals(dropping.mention().messageId())) {
            return own.event().get(SEQUENCE, 0) >= dropping.mention().event().get(SEQUENCE, 0);
        }
        return !dropping.isNewerThan(own);
    }

    private static Predicate<Mention> isFrom(Statement master) {
        return mention -> mention.messageId().equals(master.mention().messageId());
    }

    private static Predicate<Mention> isNotOf(Group group) {
        return said ->
                group.mentions().stream()
                        .noneMatch(mention -> mention.messageId().equals(said.messageId()));
    }

    /** The newest rule; an event without one takes the place of a series when it is a revision. */
    private static Optional<Statement> master(
            SeriesUid uid, List<Statement> believed, List<Mention> same) {
        List<Statement> own = believed.stream().filter(said -> said.uid().equals(uid)).toList();
        int revision =
                Stream.concat(
                                own.stream().filter(Statement::isMaster).map(Statement::mention),
                                same.stream().filter(mention -> mention.event().has(RECURRENCE_ID)))
                        .mapToInt(mention -> mention.event().get(SEQUENCE, 0))
                        .max()
                        .orElse(Integer.MAX_VALUE);
        return own.stream()
                .filter(
                        said ->
                                said.isMaster()
                                        || said.isSingle()
                                                && said.mention().event().get(SEQUENCE, 0)
                                                        > revision)
                .max(Comparator.comparing(Statement::mention, Statement.OLDEST_FIRST));
    }

    /** The later part of a split series that has taken the occurrence over. */
    private static Optional<Statement> split(
            SeriesUid uid,
            Mention mention,
            Instant occurrence,
            List<Statement> believed,
            Optional<Statement> master) {
        Instant since =
                master.map(Statement::mention)
                        .map(Statement::written)
                        .orElse(Statement.written(mention));
        return believed.stream()
                .filter(Statement::isMaster)
                .filter(said -> said.uid().takesOver(uid, occurrence, said.recurrence().zone()))
                .filter(said -> !Statement.written(said.mention()).isBefore(since))
                .max(Comparator.comparing(Statement::mention, Statement.OLDEST_FIRST));
    }

    private static Optional<Statement> laterChange(
            SeriesUid uid,
            Instant occurrence,
            List<Statement> believed,
            Optional<Statement> master) {
        return believed.stream()
                .filter(said -> said.uid().equals(uid) && said.changesLater())
                .filter(said -> said.mention().event().get(RECURRENCE_ID).isBefore(occurrence))
                .filter(said -> master.isEmpty() || said.isNewerThan(master.get().mention()))
                .max(
                        Comparator.comparing(
                                        (Statement said) ->
                                                said.mention().event().get(RECURRENCE_ID))
                                .thenComparing(Statement::mention, Statement.OLDEST_FIRST));
    }

    /**
     * The statements about this UID, or one that it was split from or into. Some producers give all
     * their events one UID: of those that have nothing in common with it only a revision counts.
     */
    private List<Statement> about(Mention mention, Collection<Mention> statements) {
        String stem = SeriesUid.of(mention.event().get(UID)).stem();
        return statements.stream()
                .map(Statement::of)
                .filter(said -> said.uid().stem().equals(stem))
                .filter(said -> isOfSameEvent(said.mention(), mention))
                .toList();
    }

    private boolean isOfSameEvent(Mention said, Mention mention) {
        return said.event().get(SEQUENCE, 0) > mention.event().get(SEQUENCE, 0)
                || Statement.cancels(said.event())
                || merging.mayBeNamedAlike(said, mention);
    }

    /** Ids of those that would be believed if all statements named this occurrence. */
    private static Set<String> believed(Group group, Collection<Mention> asked) {
        List<Mention> all = new ArrayList<>(group.mentions());
        all.addAll(asked);
        List<Mention> believed =
                asked.isEmpty() ? group.believed() : Group.of(all, null).believed();
        return believed.stream().map(Mention::id).collect(Collectors.toSet());
    }
}
