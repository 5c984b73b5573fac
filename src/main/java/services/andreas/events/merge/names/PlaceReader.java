package services.andreas.events.merge.names;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import services.andreas.events.text.Words;

/** Reads places by the rules for them. */
public final class PlaceReader {
    private static final Pattern PAGE = Pattern.compile("(?i)https?://|www\\.");
    private static final Pattern BREAK = Pattern.compile("[,;\\n|•·()/]+| [-–—] ");

    private final PlaceWords words;
    private final Rooms rooms;
    private final Addresses addresses;
    private final List<List<String>> online;

    public PlaceReader(PlaceRules rules) {
        words = new PlaceWords(rules);
        rooms = new Rooms(rules.rooms());
        addresses = new Addresses(rules.streets());
        online = rules.online().stream().map(PlaceWords::keys).toList();
    }

    /**
     * @param venue the name alone, or null
     * @param location name and address, or null
     * @return null when neither says anything
     */
    public Place read(String venue, String location) {
        String all = location == null ? venue : location;
        if (all == null || all.isBlank()) {
            return null;
        }
        List<String> texts = split(all);
        if (texts.isEmpty()) {
            return null;
        }
        List<List<String>> parts = texts.stream().map(words::of).toList();
        String called = venue == null ? texts.get(0) : Words.plain(venue);
        List<String> name = words.of(called);
        boolean address = venue == null && name.size() > 1 && addresses.isAddress(name);
        Set<String> rest = new TreeSet<>();
        parts.stream().filter(part -> address || !part.equals(name)).forEach(rest::addAll);
        if (!address) {
            name.forEach(rest::remove);
        }
        return new Place(
                address ? List.of() : name,
                Words.ofPlain(called),
                rest,
                proper(name),
                rooms.in(parts),
                online.contains(name) || PAGE.matcher(all.strip()).lookingAt());
    }

    private static List<String> split(String location) {
        return Arrays.stream(BREAK.split(Words.plain(location)))
                .filter(part -> !Words.ofPlain(part).isEmpty())
                .toList();
    }

    private List<String> proper(List<String> name) {
        return name.stream().filter(word -> !words.isKind(word) && !Rooms.isNumber(word)).toList();
    }
}
