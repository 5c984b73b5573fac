package services.andreas.events.extract.model;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.extract.zones.MailZones;
import services.andreas.events.extract.zones.NamedZones.Named;

/**
 * The zone of a time: the mail's words for it count, then the place, then the answer where the mail
 * bears it out, then the zone of the setting.
 *
 * @param needsReview why a person should look, or null
 */
record StatedZone(ZoneId zone, String needsReview) {
    static final String NOT_SAID = "zone is not in the mail";
    static final String UNCERTAIN = "zone is not certain";
    static final String OTHER_PLACE = "zone contradicts the place";

    /**
     * @param at the local time, for the offsets of zones
     * @param otherwise zone of times whose zone nothing tells
     */
    static StatedZone of(
            StatedTimes stated, Quote quote, LocalDateTime at, MailZones zones, ZoneId otherwise) {
        return new Choice(iana(stated.zone()), at, zones, otherwise).of(stated, quote);
    }

    static ZoneId iana(String zone) {
        if (zone == null) {
            return null;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private record Choice(ZoneId told, LocalDateTime at, MailZones zones, ZoneId otherwise) {

        StatedZone of(StatedTimes stated, Quote quote) {
            Set<ZoneId> named = named(stated, quote);
            if (!named.isEmpty()) {
                return byName(named);
            }
            Set<ZoneId> place = ofPlace(stated, quote);
            boolean isCertain = isCertain(place, stated.place());
            if (isCertain && !place.isEmpty()) {
                return byPlace(place);
            }
            if (told == null) {
                boolean isDoubtful = !isCertain && !isAmong(otherwise, place);
                return new StatedZone(otherwise, isDoubtful ? UNCERTAIN : null);
            }
            return isSame(told, otherwise) ? new StatedZone(told, null) : byMail();
        }

        /** The Sala del Porto need not stand in Porto, unless the mail is in Portuguese. */
        private boolean isCertain(Set<ZoneId> zonesOfPlace, String place) {
            return zonesOfPlace.isEmpty()
                    || place == null
                    || !zones.isNamedAfterCity(place)
                    || zones.ofLanguage().stream().anyMatch(zone -> isAmong(zone, zonesOfPlace));
        }

        /** What the mail names behind this time; of several zones that behind the time itself. */
        private Set<ZoneId> named(StatedTimes stated, Quote quote) {
            List<Named> behind = zones.namedIn(quote.withNext());
            Set<ZoneId> named = behind.stream().map(Named::zone).collect(Collectors.toSet());
            if (!areSame(named)) {
                Set<ZoneId> own = new LinkedHashSet<>();
                int from = 0;
                for (Named zone : behind) {
                    if (quote.times().names(at.toLocalTime(), from, zone.at())) {
                        own.add(zone.zone());
                    }
                    from = zone.at();
                }
                return own.isEmpty() ? named : own;
            }
            ZoneId words = named.isEmpty() ? words(stated, quote) : null;
            return words == null ? named : Set.of(words);
        }

        /** The words that the answer quotes, where no time of the mail has others. */
        private ZoneId words(StatedTimes stated, Quote quote) {
            ZoneId zone =
                    stated.zoneWords() == null || !quote.mail().says(stated.zoneWords())
                            ? null
                            : zones.find(stated.zoneWords());
            boolean isOnly =
                    zone != null && zones.named().stream().allMatch(other -> isSame(other, zone));
            return isOnly ? zone : null;
        }

        /** The zone of the place is the finer one where both agree. */
        private StatedZone byName(Set<ZoneId> named) {
            ZoneId first = named.iterator().next();
            String doubt = areSame(named) ? null : UNCERTAIN;
            for (ZoneId finer : new ZoneId[] {told, otherwise}) {
                if (finer != null && isAmong(finer, named)) {
                    return new StatedZone(finer, doubt);
                }
            }
            return new StatedZone(doubt == null ? first : otherwise, doubt);
        }

        private Set<ZoneId> ofPlace(StatedTimes stated, Quote quote) {
            Set<ZoneId> place = stated.place() == null ? Set.of() : zones.ofPlace(stated.place());
            return place.isEmpty() && quote.isThere() ? zones.ofPlace(quote.text()) : place;
        }

        private StatedZone byPlace(Set<ZoneId> place) {
            boolean isOne = areSame(place);
            ZoneId first = place.iterator().next();
            if (told == null) {
                boolean isCertain = isOne || isAmong(otherwise, place);
                return new StatedZone(isOne ? first : otherwise, isCertain ? null : UNCERTAIN);
            }
            if (!isAmong(told, place)) {
                return new StatedZone(isOne ? first : otherwise, OTHER_PLACE);
            }
            boolean isBorneOut =
                    isOne || isSame(told, otherwise) || isAmong(told, zones.ofLanguage());
            return new StatedZone(told, isBorneOut ? null : UNCERTAIN);
        }

        private StatedZone byMail() {
            Set<ZoneId> language = zones.ofLanguage();
            Set<ZoneId> named = zones.named();
            if (isOnly(named) || isOnly(language) || isOnly(zones.ofPlaces())) {
                return new StatedZone(told, null);
            }
            boolean isPossible =
                    Stream.of(language, named, zones.ofPlaces())
                            .anyMatch(some -> isAmong(told, some));
            return isPossible
                    ? new StatedZone(told, UNCERTAIN)
                    : new StatedZone(otherwise, NOT_SAID);
        }

        private boolean isOnly(Set<ZoneId> some) {
            return !some.isEmpty() && areSame(some) && isAmong(told, some);
        }

        private boolean isAmong(ZoneId zone, Collection<ZoneId> some) {
            return some.stream().anyMatch(other -> isSame(zone, other));
        }

        private boolean areSame(Set<ZoneId> some) {
            return some.stream().map(zone -> zone.getRules().getOffset(at)).distinct().count() <= 1;
        }

        private boolean isSame(ZoneId one, ZoneId other) {
            return one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
        }
    }
}
