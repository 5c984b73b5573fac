package services.andreas.events.extract.sections;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import services.andreas.events.extract.sections.Passages.Passage;

/**
 * Whether what an answer says of an event stands beside its title, or beside the title of another
 * event: day, place and link of one's neighbour are in the mail too.
 */
public final class Belonging {
    /** So many words may stand between two dates of one title. */
    private static final int BETWEEN_DATES = 1;

    /** So many events that all claim the same are of one place. */
    private static final int ALL = 3;

    private final Passages passages;
    private final List<EventClaim> claims;

    /** The same with those places of each that are nearest to its title. */
    private final List<EventClaim> near;

    private final Titles titles;
    private final Sides sides;
    private final OtherDays days;
    private final List<String> names;

    /** By kind, title and place: what an event of that title claims. */
    private final Set<String> said = new HashSet<>();

    /** By kind and title: where events of that title claim it. */
    private final Map<String, NavigableMap<Integer, Passage>> byTitle = new HashMap<>();

    /** By kind, once for all events. */
    private final Map<String, Boolean> ofAll = new HashMap<>();

    /**
     * @param days that the mail names
     */
    public Belonging(Passages passages, List<EventClaim> claims, List<Passage> days) {
        this.passages = passages;
        this.claims = claims;
        this.titles = new Titles(passages, claims);
        this.near = claims.stream().map(titles::nearest).toList();
        this.sides = new Sides(titles, near);
        this.days = new OtherDays(titles, claims, days);
        this.names = claims.stream().map(Titles::name).toList();
        for (EventClaim claim : near) {
            String title = Titles.name(claim);
            claim.places().forEach((kind, all) -> all.forEach(at -> add(kind, title, at)));
        }
    }

    private void add(String kind, String title, Passage at) {
        said.add(key(kind, title, at));
        byTitle.computeIfAbsent(kind + '\n' + title, key -> new TreeMap<>()).put(at.start(), at);
    }

    private static String key(String kind, String title, Passage at) {
        // an hour is that of a start or an end
        return (kind.equals("end") ? "hour" : kind) + '\n' + title + '\n' + at.start();
    }

    /** Whether what is said of this kind may be of another event. */
    public boolean isDoubtful(int event, String kind) {
        EventClaim claim = near.get(event);
        List<Passage> there = claim.of(kind);
        List<Passage> titled = titles.places(claim);
        if (days.areBesideTitle(event) && (kind.equals("date") || kind.equals("day"))) {
            return !there.isEmpty();
        }
        if (claims.size() < 2 || there.isEmpty() || titled.isEmpty()) {
            return false;
        }
        if (ofAll.computeIfAbsent(kind, this::isOfAll)) {
            return false;
        }
        return titled.stream()
                .noneMatch(
                        title ->
                                there.stream()
                                        .anyMatch(at -> standTogether(event, title, at, kind)));
    }

    /** Whether what is said of this kind stands in the lines of other events or days only. */
    boolean isOfOthers(int event, String kind) {
        List<Passage> all = near.get(event).of(kind);
        String own = names.get(event);
        return !all.isEmpty()
                && all.stream()
                        .allMatch(
                                at ->
                                        titles.isInLineOfOthers(own, at)
                                                || days.isInLineOfOthers(event, at));
    }

    private boolean standTogether(int event, Passage title, Passage at, String kind) {
        boolean isHour = kind.equals("hour") || kind.equals("end");
        if (!isHour && titles.isAloneInLine(title, at)) {
            return true;
        }
        boolean isBehind = at.start() >= title.start();
        String own = names.get(event);
        int vote = sides.vote(kind);
        boolean isFooting = kind.equals("link") || kind.equals("place");
        if (isBehind
                && isFooting
                && titles.isApart(at.start())
                && names.stream().noneMatch(name -> isOther(event, name, kind, at))) {
            return true;
        }
        if (isBehind) {
            Map.Entry<Integer, String> next = titles.behind(at);
            boolean isNexts =
                    next != null
                            && !next.getValue().equals(own)
                            && isThere(next.getValue(), kind, at);
            return titles.isNothingBetween(title, at)
                    && (!isNexts || vote > 0)
                    && !(kind.equals("place") && days.isBetween(event, title, at))
                    && isOwnDate(event, title, at, kind);
        }
        boolean isHeading =
                titles.between(title, at).stream()
                        .allMatch(name -> name.equals(own) || isThere(name, kind, at));
        Map.Entry<Integer, String> before = titles.before(at);
        boolean isTrailing = before != null && isOther(event, before.getValue(), kind, at);
        return isHeading && (!isTrailing || vote < 0) && isOwnDate(event, title, at, kind);
    }

    /** Of several dates that events of one title claim, the nearest, or one beside that. */
    private boolean isOwnDate(int event, Passage title, Passage at, String kind) {
        NavigableMap<Integer, Passage> own = byTitle.get(kind + '\n' + names.get(event));
        int vote = sides.vote(kind);
        Passage nearest = at;
        for (Passage one : own.values()) {
            // what stands on the side where this mail puts nothing is that of another
            if (vote == 0 || one.start() >= title.start() == vote > 0) {
                nearest = Sides.nearer(title, nearest, one);
            }
        }
        boolean isBehind = at.start() >= title.start();
        if (own.size() > 1 && (isBehind ? vote < 0 : vote > 0)) {
            return false;
        }
        int from = Math.min(nearest.start(), at.start());
        int to = Math.max(nearest.start(), at.start());
        Passage last = null;
        for (Passage one : own.subMap(from, true, to, true).values()) {
            if (last != null && passages.wordsBetween(last, one) > BETWEEN_DATES) {
                return false;
            }
            last = one;
        }
        return true;
    }

    private boolean isOther(int event, String title, String kind, Passage at) {
        return !title.equals(names.get(event)) && says(title, kind, at);
    }

    /** Whether an event of that title claims the words that stand there. */
    private boolean says(String title, String kind, Passage at) {
        return said.contains(key(kind, title, at));
    }

    /** The same, or an event of that title is on the day there, which its quote has already. */
    private boolean isThere(String title, String kind, Passage at) {
        return says(title, kind, at) || kind.equals("day") && says(title, "days", at);
    }

    /** Whether all events claim it that claim any, as the address in the last lines. */
    private boolean isOfAll(String kind) {
        List<List<Integer>> all =
                claims.stream()
                        .map(claim -> claim.places().get(kind))
                        .filter(Objects::nonNull)
                        // one may have more of an address than the others
                        .map(places -> places.stream().map(Passage::start).toList())
                        .toList();
        boolean isSame = all.size() > 1 && new HashSet<>(all).size() == 1;
        return isSame && (all.size() >= ALL || titles.isApart(all.get(0).get(0)));
    }
}
