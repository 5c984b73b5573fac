package services.andreas.events.merge.series;

import static services.andreas.events.event.Field.OVERRIDE;
import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SEQUENCE;
import static services.andreas.events.event.Field.UID;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merging;
import services.andreas.events.recurrence.SeriesUid;

/** What becomes of one event under each UID that calendars give it. */
final class Fates {
    private final Merging merging;
    private final VirtualMentions virtual;
    private final Group group;
    private final Collection<Mention> statements;

    /**
     * What becomes of one occurrence of one UID.
     *
     * @param since when it was known
     * @param more what mails about the whole series say of it
     */
    record Fate(boolean takesPlace, Instant since, Optional<Mention> master, List<Mention> more) {}

    /**
     * @param statements all that is said about these series
     */
    Fates(Merging merging, Group group, Collection<Mention> statements) {
        this.merging = merging;
        this.virtual = new VirtualMentions(merging);
        this.group = group;
        this.statements = statements;
    }

    List<Fate> all() {
        List<Fate> fates = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Mention mention : group.believed()) {
            if (mention.event().has(UID) && seen.add(key(mention))) {
                fates.add(of(mention));
            }
        }
        return fates;
    }

    private static String key(Mention mention) {
        return mention.event().get(UID) + "\n" + occurrence(mention);
    }

    private static @Nullable Instant occurrence(Mention mention) {
        return mention.event().get(RECURRENCE_ID, mention.start());
    }

    private Fate of(Mention mention) {
        Instant occurrence = occurrence(mention);
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
        List<Statement> about = about(mention);
        Map<Statement, Mention> asked = new HashMap<>();
        about.forEach(said -> asked.put(said, virtual.asked(said.mention(), mention, occurrence)));
        Set<String> judged = believed(asked.values());
        List<Statement> believed =
                about.stream().filter(said -> judged.contains(asked.get(said).id())).toList();
        String key = key(mention);
        List<Mention> same =
                group.believed().stream()
                        .filter(other -> other.event().has(UID) && key(other).equals(key))
                        .filter(one -> judged.contains(one.id()))
                        .toList();
        SeriesUid uid = SeriesUid.of(mention.event().get(UID));
        return fate(mention, occurrence, same, BelievedStatements.of(uid, believed, same));
    }

    private Fate fate(
            Mention mention, Instant occurrence, List<Mention> same, BelievedStatements said) {
        List<Mention> more = new ArrayList<>();
        said.cancellation()
                .map(all -> virtual.cancelled(all.mention(), occurrence))
                .filter(isNotOfGroup())
                .ifPresent(more::add);
        Optional<Statement> split = said.split(mention, occurrence);
        if (said.contains(occurrence, same) && split.isEmpty()) {
            said.laterChange(occurrence)
                    .map(later -> virtual.moved(later.mention(), occurrence))
                    .filter(isNotOfGroup())
                    .ifPresent(more::add);
            return new Fate(true, mention.told(), said.master().map(Statement::mention), more);
        }
        Statement dropping = split.or(said::master).orElseThrow();
        boolean isKept =
                same.stream()
                        .anyMatch(
                                other ->
                                        Statement.cancels(other.event())
                                                || isOwn(other) && isKept(other, dropping, split));
        return new Fate(
                isKept,
                dropping.mention().told(),
                isKept ? said.master().map(Statement::mention) : Optional.empty(),
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

    private Predicate<Mention> isNotOfGroup() {
        return said ->
                group.mentions().stream()
                        .noneMatch(mention -> mention.messageId().equals(said.messageId()));
    }

    /**
     * The statements about this UID, or one that it was split from or into. Some producers give all
     * their events one UID: of those that have nothing in common with it only a revision counts.
     */
    private List<Statement> about(Mention mention) {
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
    private Set<String> believed(Collection<Mention> asked) {
        List<Mention> all = new ArrayList<>(group.mentions());
        all.addAll(asked);
        List<Mention> believed =
                asked.isEmpty() ? group.believed() : Group.of(all, null).believed();
        return believed.stream().map(Mention::id).collect(Collectors.toSet());
    }
}
