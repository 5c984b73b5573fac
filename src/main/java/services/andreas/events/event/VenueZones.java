package services.andreas.events.event;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Finds the zone of a place by its country and region. */
public final class VenueZones {
    private static final String PLACES = "/zones/places.properties";
    private static final List<String> UNITED_STATES =
            List.of("usa", "united states", "united states of america");
    private static final Map<String, ZoneId> KNOWN = known();

    private VenueZones() {}

    /** Returns null when no single zone is certain. */
    public static ZoneId find(String country, String region) {
        String of = country.strip().toLowerCase(Locale.ROOT);
        if (UNITED_STATES.contains(of)) {
            of = "us";
        }
        ZoneId zone = KNOWN.get(of + "/" + region.strip().toLowerCase(Locale.ROOT));
        return zone != null ? zone : KNOWN.get(of);
    }

    private static Map<String, ZoneId> known() {
        Properties places = new Properties();
        try (InputStream in = VenueZones.class.getResourceAsStream(PLACES)) {
            places.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + PLACES, e);
        }
        Map<String, ZoneId> known = new HashMap<>();
        places.stringPropertyNames()
                .forEach(
                        place ->
                                known.put(
                                        place.toLowerCase(Locale.ROOT),
                                        ZoneId.of(places.getProperty(place))));
        return Map.copyOf(known);
    }
}
