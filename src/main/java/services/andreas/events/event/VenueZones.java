package services.andreas.events.event;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import services.andreas.events.words.WordLists;

/** Finds the zone of a place by its country and region. */
public final class VenueZones {
    private static final List<String> UNITED_STATES =
            List.of("usa", "united states", "united states of america");
    private final Map<String, ZoneId> known = new HashMap<>();

    public VenueZones(WordLists words) {
        words.zones()
                .venues()
                .forEach((place, zone) -> known.put(place.toLowerCase(Locale.ROOT), zone));
    }

    /** Returns null when no single zone is certain. */
    public ZoneId find(String country, String region) {
        String of = country.strip().toLowerCase(Locale.ROOT);
        if (UNITED_STATES.contains(of)) {
            of = "us";
        }
        ZoneId zone = known.get(of + "/" + region.strip().toLowerCase(Locale.ROOT));
        return zone != null ? zone : known.get(of);
    }
}
