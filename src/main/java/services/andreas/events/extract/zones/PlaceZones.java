package services.andreas.events.extract.zones;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.text.Folded;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** Finds the zones of the places that a text names. */
public final class PlaceZones {
    /** Domains of countries that everybody takes. */
    private static final Set<String> GENERIC = Set.of("ME", "CO");

    private static final Pattern PART = Pattern.compile("[,;\n(/|·]");
    private static final int MOST_WORDS = 4;

    private final AddressCodes codes;
    private final Map<String, ZoneId> countries = new HashMap<>();
    private final Map<String, Set<ZoneId>> cities = new HashMap<>();
    private final Map<String, List<WordLists.Language>> languages = new HashMap<>();
    private final Map<String, ZoneId> domains = new HashMap<>();
    private final Set<String> of;

    public PlaceZones(WordLists words) {
        WordLists.Zones zones = words.zones();
        Map<String, ZoneId> regions = new HashMap<>();
        zones.venues()
                .forEach(
                        (name, zone) -> {
                            if (name.contains("/")) {
                                regions.putIfAbsent(name.substring(name.indexOf('/') + 1), zone);
                            } else if (name.length() > 2) {
                                countries.put(Folded.of(name), zone);
                            } else {
                                domains.put(name, zone);
                            }
                        });
        codes = new AddressCodes(regions, zones.phones());
        zones.cities()
                .forEach(
                        (zone, names) ->
                                names.forEach(
                                        name ->
                                                cities.computeIfAbsent(
                                                                Folded.of(name),
                                                                key -> new HashSet<>())
                                                        .add(zone)));
        of = zones.of().stream().map(Folded::of).collect(Collectors.toSet());
        for (WordLists.Language language : zones.languages()) {
            language.words()
                    .forEach(
                            word ->
                                    languages
                                            .computeIfAbsent(
                                                    Folded.of(word), key -> new ArrayList<>())
                                            .add(language));
        }
    }

    /**
     * The zones of a place: its region or post code tells them, else its country, else its city.
     */
    public Set<ZoneId> of(String place) {
        Set<ZoneId> found = ofCodesOrCountry(place);
        // the city stands behind the street, which may have the name of another one
        String[] parts = PART.split(place);
        for (int i = parts.length - 1; i >= 0 && found.isEmpty(); i--) {
            eachName(parts[i], name -> found.addAll(cities.getOrDefault(name, Set.of())));
        }
        return found;
    }

    /**
     * Whether the place has a city in its own name only: Berlin Bar, Sala del Porto. A city that
     * ends a part of an address is where the place is.
     */
    public boolean isNamedAfterCity(String place) {
        boolean hasSpaces = place.codePoints().noneMatch(Character::isIdeographic);
        return hasSpaces
                && ofCodesOrCountry(place).isEmpty()
                && Arrays.stream(PART.split(place)).noneMatch(this::endsInCity);
    }

    /** Post codes and numbers of houses stand on either side of a city. */
    private boolean endsInCity(String part) {
        List<String> words =
                Folded.words(part).stream()
                        .filter(word -> word.codePoints().noneMatch(Character::isDigit))
                        .toList();
        for (int from = Math.max(0, words.size() - MOST_WORDS); from < words.size(); from++) {
            if (cities.containsKey(String.join(" ", words.subList(from, words.size())))) {
                return from == 0 || !of.contains(words.get(from - 1));
            }
        }
        return false;
    }

    /** All zones of the places and telephone numbers in a text. */
    public Set<ZoneId> all(String text) {
        Set<ZoneId> found = codes.in(text);
        found.addAll(codes.ofPhones(text));
        eachName(text, name -> add(found, countries.get(name)));
        if (found.isEmpty()) {
            eachName(text, name -> found.addAll(cities.getOrDefault(name, Set.of())));
        }
        return found;
    }

    private Set<ZoneId> ofCodesOrCountry(String place) {
        Set<ZoneId> found = codes.ofPlace(place);
        if (found.isEmpty()) {
            eachName(place, name -> add(found, countries.get(name)));
        }
        return found;
    }

    /** The zones of the countries whose language a text is in, as far as its words tell. */
    public Set<ZoneId> ofLanguage(String text) {
        Map<WordLists.Language, Integer> counts = new HashMap<>();
        eachName(
                text,
                name ->
                        languages
                                .getOrDefault(name, List.of())
                                .forEach(language -> counts.merge(language, 1, Integer::sum)));
        int most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
        Set<ZoneId> found = new HashSet<>();
        counts.forEach(
                (language, count) -> {
                    if (count == most) {
                        found.addAll(language.zones());
                    }
                });
        return found;
    }

    /** Returns null for a domain that is of no single country. */
    public ZoneId ofDomain(String domain) {
        String country = LetterCase.upper(domain.substring(domain.lastIndexOf('.') + 1));
        return GENERIC.contains(country) ? null : domains.get(country);
    }

    static void add(Set<ZoneId> found, @Nullable ZoneId zone) {
        if (zone != null) {
            found.add(zone);
        }
    }

    /** Up to four words that stand together; ideographs stand without spaces. */
    private static void eachName(String text, Consumer<String> use) {
        List<String> words = Folded.words(text);
        for (int i = 0; i < words.size(); i++) {
            StringBuilder name = new StringBuilder();
            for (int j = i; j < words.size() && j < i + MOST_WORDS; j++) {
                name.append(j == i ? "" : " ").append(words.get(j));
                use.accept(name.toString());
            }
            if (words.get(i).codePoints().anyMatch(Character::isIdeographic)) {
                eachPart(words.get(i), use);
            }
        }
    }

    private static void eachPart(String word, Consumer<String> use) {
        for (int i = 0; i + 2 <= word.length(); i++) {
            use.accept(word.substring(i, i + 2));
        }
    }
}
