package services.andreas.events.extract.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.days.Durations;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.extract.sections.FilePages;
import services.andreas.events.extract.sections.HeaderWords;
import services.andreas.events.extract.sections.MailLinks;
import services.andreas.events.extract.sections.MailSections;
import services.andreas.events.extract.sections.Passages;
import services.andreas.events.extract.sections.Passages.Passage;
import services.andreas.events.extract.sections.Wording;
import services.andreas.events.mail.Mail;
import services.andreas.events.text.Folded;

/** What a mail says, in the forms in which answers about it are checked. */
public final class MailText {
    private final MailLinks links;
    private final Wording wording;
    private final FilePages files;
    private final DayWords dayWords;
    private final ExtractionRules rules;
    private final List<DayMention> days;
    private final NavigableMap<Integer, DayMention> dates = new TreeMap<>();
    private final ClockTimes times;
    private final Durations durations;
    private final LocalDate sent;
    private final Instant sentAt;
    private final MailSections sections;
    private final Passages passages;
    private final String cased;

    /**
     * @param zone in which the day begins on which the mail was sent
     */
    public MailText(
            Mail mail, ZoneId zone, HeaderWords headers, CleanLinks clean, ExtractionRules rules) {
        this.rules = rules;
        this.dayWords = headers.days();
        this.links = new MailLinks(mail, clean);
        String text =
                String.join(
                        "\n",
                        mail.subject(),
                        mail.text(),
                        mail.sender().name() == null ? "" : mail.sender().name());
        wording = new Wording(text);
        files = new FilePages(mail, wording);
        ScannedText scanned = ScannedText.of(text, dayWords);
        days = DayMentions.in(scanned);
        days.stream().filter(DayMention::isDate).forEach(day -> dates.put(day.start(), day));
        times = ClockTimes.in(scanned, days);
        durations = Durations.in(scanned);
        sentAt = mail.date();
        sent = mail.date().atZone(zone).toLocalDate();
        sections = new MailSections(scanned.text, sent, headers);
        passages = new Passages(Folded.lower(mail.subject() + "\n" + mail.text()));
        String composed = Folded.composed(text);
        // a capital letter that becomes two small ones moves all that follows
        cased = composed.length() == scanned.text.length() ? composed : scanned.text;
    }

    /**
     * The days on which the parts of the mail were sent that have these words, or all parts where
     * the words are none; null among them stands for a part whose day nobody knows.
     */
    Set<LocalDate> sentOf(String quote) {
        if (quote == null) {
            return sections.days();
        }
        Set<LocalDate> days = new HashSet<>();
        passages.of(quote).forEach(passage -> days.add(sections.sentAt(passage.start())));
        return days.isEmpty() ? sections.days() : days;
    }

    /**
     * The words as the mail writes them at their first place, with what stands around them.
     *
     * @param before characters of that
     * @param behind characters of that
     */
    String around(String quote, int before, int behind) {
        return passages.of(quote).stream()
                .findFirst()
                .map(
                        place ->
                                cased.substring(
                                        Math.max(0, place.start() - before),
                                        Math.min(cased.length(), place.end() + behind)))
                .orElse(quote);
    }

    /**
     * Where the mail names the day of a time.
     *
     * @param stated as an answer writes it; may be null
     */
    List<Passage> placesOfDay(String stated) {
        LocalForm form = stated == null ? null : LocalForm.parse(stated);
        return days.stream()
                .filter(mention -> form != null && mention.days().contains(form.day()))
                .map(mention -> new Passage(mention.start(), mention.end()))
                .toList();
    }

    /** The days of a month that it names, by their places. */
    NavigableMap<Integer, DayMention> dates() {
        return dates;
    }

    /** Where the mail names the hour of a time. */
    List<Passage> placesOfHour(String stated) {
        LocalForm form = stated == null ? null : LocalForm.parse(stated);
        return form == null || form.time() == null
                ? List.of()
                : times.places(form.time()).stream()
                        .map(place -> new Passage(place, place + 1))
                        .toList();
    }

    Passages passages() {
        return passages;
    }

    FilePages files() {
        return files;
    }

    /** Whether these words stand there, whatever case, punctuation and white space are around. */
    public boolean says(String text) {
        return wording.says(text);
    }

    Wording wording() {
        return wording;
    }

    /** Where the mail says one of these. */
    List<Passage> placesOfAny(List<String> phrases) {
        return phrases.stream()
                .filter(this::says)
                .flatMap(phrase -> passages.of(phrase).stream())
                .toList();
    }

    boolean saysAny(List<String> phrases) {
        return phrases.stream().anyMatch(this::says);
    }

    ExtractionRules.Answers reach() {
        return rules.answers();
    }

    DayWords dayWords() {
        return dayWords;
    }

    List<DayMention> days() {
        return days;
    }

    ClockTimes times() {
        return times;
    }

    Durations durations() {
        return durations;
    }

    /** All of it, in which its days have their places. */
    String text() {
        return cased;
    }

    LocalDate sent() {
        return sent;
    }

    Instant sentAt() {
        return sentAt;
    }

    MailLinks links() {
        return links;
    }
}
