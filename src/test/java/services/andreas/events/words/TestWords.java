package services.andreas.events.words;

import services.andreas.events.event.CleanLinks;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.sections.HeaderWords;
import services.andreas.events.extract.zones.MailZones;
import services.andreas.events.extract.zones.NamedZones;
import services.andreas.events.extract.zones.PlaceZones;
import services.andreas.events.mail.Mail;

/** The packaged words, read once. */
public final class TestWords {
    public static final WordLists PACKAGED = WordLists.load("classpath:");
    public static final DayWords DAYS = DayWords.of(PACKAGED);
    public static final HeaderWords HEADERS = HeaderWords.of(PACKAGED);
    public static final CleanLinks LINKS = CleanLinks.of(PACKAGED);
    public static final ZoneNames ZONES = ZoneNames.of(PACKAGED);
    private static final NamedZones NAMED_ZONES = new NamedZones(PACKAGED);
    private static final PlaceZones PLACE_ZONES = new PlaceZones(PACKAGED);

    private TestWords() {}

    public static MailZones zones(Mail mail) {
        return new MailZones(mail, NAMED_ZONES, PLACE_ZONES);
    }
}
