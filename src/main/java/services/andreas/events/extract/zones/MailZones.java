package services.andreas.events.extract.zones;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import services.andreas.events.mail.Mail;

/** The zones that a mail as a whole mentions, each kind looked for once, on demand. */
public final class MailZones {
    private final Mail mail;
    private final NamedZones names;
    private final PlaceZones places;
    private Set<ZoneId> named;
    private Set<ZoneId> ofPlaces;
    private Set<ZoneId> ofLanguage;

    public MailZones(Mail mail, NamedZones names, PlaceZones places) {
        this.mail = mail;
        this.names = names;
        this.places = places;
    }

    /** Returns null for a name that nobody knows. */
    public ZoneId find(String name) {
        return names.find(name);
    }

    /** The zones that a part of the mail names behind its times. */
    public List<NamedZones.Named> namedIn(String text) {
        return names.in(text);
    }

    public Set<ZoneId> ofPlace(String place) {
        return places.of(place);
    }

    /** Whether a place tells of a city in its own name only. */
    public boolean isNamedAfterCity(String place) {
        return places.isNamedAfterCity(place);
    }

    /** The zones that the mail names behind its times. */
    public Set<ZoneId> named() {
        if (named == null) {
            named =
                    names.in(text()).stream()
                            .map(NamedZones.Named::zone)
                            .collect(Collectors.toSet());
        }
        return named;
    }

    /** Those of places, telephone numbers and the sender's country. */
    public Set<ZoneId> ofPlaces() {
        if (ofPlaces == null) {
            ofPlaces = new HashSet<>(places.all(text()));
            String domain = mail.sender().domain();
            ZoneId country = domain == null ? null : places.ofDomain(domain);
            if (country != null) {
                ofPlaces.add(country);
            }
        }
        return ofPlaces;
    }

    public Set<ZoneId> ofLanguage() {
        if (ofLanguage == null) {
            ofLanguage = places.ofLanguage(text());
        }
        return ofLanguage;
    }

    private String text() {
        return mail.subject() + "\n" + mail.text();
    }
}
