package services.andreas.events.extract.sections;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.extract.sections.Passages.Passage;

/** On which side of the titles a mail puts its days, hours, places and links. */
final class Sides {
    private final Map<String, Integer> votes = new HashMap<>();
    private final Titles titles;

    Sides(Titles titles, List<EventClaim> claims) {
        this.titles = titles;
        for (EventClaim claim : claims) {
            claim.places()
                    .forEach((kind, at) -> votes.merge(kind, nearest(claim, at), Integer::sum));
        }
    }

    /** 1 where it stands behind the title, -1 where before it, 0 where another one is between. */
    private int nearest(EventClaim claim, List<Passage> all) {
        int best = Integer.MAX_VALUE;
        int side = 0;
        for (Passage there : all) {
            for (Passage title : titles.places(claim)) {
                int gap = distance(title, there) + titles.paragraphsBetween(title, there);
                if (gap < best && titles.isNothingBetween(title, there)) {
                    best = gap;
                    side = there.start() >= title.start() ? 1 : -1;
                }
            }
        }
        return side;
    }

    static Passage nearer(Passage title, Passage one, Passage other) {
        return distance(title, other) < distance(title, one) ? other : one;
    }

    static int distance(Passage title, Passage other) {
        return other.start() >= title.start()
                ? other.start() - title.end()
                : title.start() - other.end();
    }

    /** Above 0 where most of it stands behind the titles; places stand as all the rest does. */
    int vote(String kind) {
        // a day of no quote stands where those of the quotes do
        int quoted = kind.equals("day") ? votes.getOrDefault("date", 0) : 0;
        int own = votes.getOrDefault(kind, 0) + quoted;
        return own != 0 || !kind.equals("place")
                ? own
                : votes.values().stream().mapToInt(Integer::intValue).sum();
    }
}
