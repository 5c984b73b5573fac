package services.andreas.events.event;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** Finds the zone of a place by its country and region. */
public final class VenueZones {
    private static final List<String> UNITED_STATES =
            List.of("usa", "united states", "united states of america");
    private final Map<String, ZoneId> known = new HashMap<>();

    public VenueZones(WordLists words) {
        words.zones().venues().forEach((place, zone) -> known.put(LetterCase.lower(place), zone));
    }

    /** Returns null when no single zone is certain. */
    public ZoneId find(String country, String region) {
        String of = LetterCase.lower(country.strip());
        if (UNITED_STATES.contains(of)) {
            of = "us";
        }
        ZoneId zone = known.get(of + "/" + LetterCase.lower(region.strip()));
        return zone != null ? zone : known.get(of);
    }
}
