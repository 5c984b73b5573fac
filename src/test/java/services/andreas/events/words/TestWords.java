package services.andreas.events.words;

import services.andreas.events.event.CleanLinks;
import services.andreas.events.event.ZoneNames;
import services.andreas.events.extract.days.DayWords;

/** The packaged words, read once. */
public final class TestWords {
    public static final WordLists PACKAGED = WordLists.load("classpath:");
    public static final DayWords DAYS = new DayWords(PACKAGED);
    public static final CleanLinks LINKS = new CleanLinks(PACKAGED);
    public static final ZoneNames ZONES = new ZoneNames(PACKAGED);

    private TestWords() {}
}
