package services.andreas.events.merge.series;

import static services.andreas.events.event.Field.RECURRENCE_ID;
import static services.andreas.events.event.Field.SEQUENCE;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import services.andreas.events.merge.Mention;
import services.andreas.events.recurrence.SeriesUid;

/**
 * The believed statements about a series, and which of them decides what.
 *
 * @param all those about the UID, and about those that it was split from or into
 * @param own those about the UID
 * @param master the newest rule; an event without one takes the place of a series when it is a
 *     revision
 */
record BelievedStatements(
        SeriesUid uid, List<Statement> all, List<Statement> own, Optional<Statement> master) {
    private static final Comparator<Statement> OLDEST_FIRST =
            Comparator.comparing(Statement::mention, Statement.OLDEST_FIRST);

    /**
     * @param same believed mentions of one occurrence of the UID
     */
    static BelievedStatements of(SeriesUid uid, List<Statement> all, List<Mention> same) {
        List<Statement> own = all.stream().filter(said -> said.uid().equals(uid)).toList();
        int revision =
                Stream.concat(
                                own.stream().filter(Statement::isMaster).map(Statement::mention),
                                same.stream().filter(mention -> mention.event().has(RECURRENCE_ID)))
                        .mapToInt(mention -> mention.event().get(SEQUENCE, 0))
                        .max()
                        .orElse(Integer.MAX_VALUE);
        Optional<Statement> master =
                own.stream()
                        .filter(
                                said ->
                                        said.isMaster()
                                                || said.isSingle()
                                                        && said.mention().event().get(SEQUENCE, 0)
                                                                > revision)
                        .max(OLDEST_FIRST);
        return new BelievedStatements(uid, all, own, master);
    }

    /** The newest one that cancels the whole series, unless the master is newer. */
    Optional<Statement> cancellation() {
        return own.stream()
                .filter(said -> said.cancelsAll() && isNewerThanMaster(said))
                .max(OLDEST_FIRST);
    }

    private boolean isNewerThanMaster(Statement said) {
        return master.isEmpty() || said.isNewerThan(master.get().mention());
    }

    /**
     * Whether the calendar of the master has the occurrence, by its rule or on its own.
     *
     * @param same believed mentions of the occurrence
     */
    boolean contains(Instant occurrence, List<Mention> same) {
        return master.isEmpty()
                || same.stream().anyMatch(this::isOfMaster)
                || own.stream()
                        .filter(said -> said.isMaster() || said.equals(master.get()))
                        .filter(said -> isOfMaster(said.mention()))
                        .anyMatch(said -> said.contains(occurrence));
    }

    private boolean isOfMaster(Mention mention) {
        return mention.messageId().equals(master.orElseThrow().mention().messageId());
    }

    /** The later part of a split series that has taken the occurrence over. */
    Optional<Statement> split(Mention mention, Instant occurrence) {
        Instant since = Statement.written(master.map(Statement::mention).orElse(mention));
        return all.stream()
                .filter(Statement::isMaster)
                .filter(said -> said.uid().takesOver(uid, occurrence, said.recurrence().zone()))
                .filter(said -> !Statement.written(said.mention()).isBefore(since))
                .max(OLDEST_FIRST);
    }

    /** The last change of an earlier occurrence that changes this one too. */
    Optional<Statement> laterChange(Instant occurrence) {
        Comparator<Statement> byOccurrence =
                Comparator.comparing(said -> said.mention().event().get(RECURRENCE_ID));
        return own.stream()
                .filter(said -> said.changesLater() && isNewerThanMaster(said))
                .filter(said -> said.mention().event().get(RECURRENCE_ID).isBefore(occurrence))
                .max(byOccurrence.thenComparing(OLDEST_FIRST));
    }
}
