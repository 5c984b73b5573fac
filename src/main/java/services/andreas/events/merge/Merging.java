package services.andreas.events.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import services.andreas.events.event.Event;
import services.andreas.events.event.EventJson;
import services.andreas.events.event.Field;
import services.andreas.events.merge.names.Place;
import services.andreas.events.settings.LastMade;
import services.andreas.events.settings.PackagedFiles;
import services.andreas.events.words.WordLists;

/** Turns mentions into events, by the rules of {@code rules/merging.yaml}. */
public final class Merging {
    private static final String RULES = "rules/merging.yaml";

    private static final LastMade<Source, Merging> LAST = new LastMade<>();

    private record Source(String rules, WordLists words, String zone) {}

    private final EventJson json;
    private final MentionReader mentions;
    private final DecidedGroups grouping;
    private final Merger merger;
    private final Identities identities;
    private final int most;
    private final List<String> more;

    public Merging(MergingRules rules, WordLists words, ZoneId zone) {
        json = new EventJson(zone);
        mentions = new MentionReader(rules, words, zone);
        grouping = new DecidedGroups(new Comparison(mentions, rules.times()));
        merger = new Merger(mentions, rules.precedence(), json);
        identities = new Identities(rules.times());
        most = rules.aliases().most();
        more = rules.precedence().more();
    }

    /**
     * @param root {@code classpath:}, or {@code file:} and a folder, with a slash at its end; one
     *     that has no rules takes ours
     * @param zone IANA zone of days whose mentions name none
     */
    public static Merging load(String root, WordLists words, String zone) {
        return PackagedFiles.read(
                root, RULES, text -> LAST.of(new Source(text, words, zone), Merging::of));
    }

    private static Merging of(Source source) {
        try {
            MergingRules rules = MergingRules.read(source.rules(), source.words());
            return new Merging(rules, source.words(), ZoneId.of(source.zone()));
        } catch (IOException e) {
            throw new UncheckedIOException(RULES + ": " + e.getMessage(), e);
        }
    }

    /** How mentions are kept; days begin in the zone of days whose mentions name none. */
    public EventJson json() {
        return json;
    }

    /**
     * @param id of the event, if this is its first mention
     */
    public Mention mention(String id, String messageId, Event event) {
        return mentions.read(id, messageId, event);
    }

    /** The lookup keys under which a mention is stored. */
    public List<Identity> identities(Mention mention) {
        return identities.of(mention);
    }

    /** Where else an event may be found that this mention is about. */
    public List<Identity> searched(Mention mention) {
        return identities.searched(mention);
    }

    /** The lookup key of all statements about the series of a UID. */
    public Identity series(Mention mention) {
        return Identities.series(mention);
    }

    /** How many mentions may share an identity that says anything. */
    public int most() {
        return most;
    }

    /** Whether two descriptions of one event name different places. */
    public boolean isElsewhere(Event one, Event other) {
        return mentions.places().relation(mentions.place(one), mentions.place(other))
                == Place.Relation.OTHER;
    }

    /** Whether operators have added a field of this name. */
    public boolean isAdded(String field) {
        return more.contains(field);
    }

    public boolean related(Mention one, Mention other) {
        return grouping.related(one, other);
    }

    /** Whether two titles may be those of one event. */
    public boolean mayBeNamedAlike(Mention one, Mention other) {
        return one.title().relation(other.title(), mentions.titles()).mayName();
    }

    /** Whether a message that is processed again means the same event with both mentions. */
    public boolean isRenewed(Mention old, Mention renewed) {
        if (renewed.event().has(Field.RECURRENCE) != old.event().has(Field.RECURRENCE)) {
            return false;
        }
        return renewed.hasUidOf(old)
                || old.title().relation(renewed.title(), mentions.titles()).mayName()
                        && !old.title().conflicts(renewed.title());
    }

    /** The events that these mentions are about; the order in which they arrive does not matter. */
    public List<Group> groups(Collection<Mention> told) {
        return grouping.groups(told);
    }

    /**
     * @param group that {@link Group#isEvent is an event}
     */
    public Merged merge(Group group) {
        return merger.merge(group);
    }
}
