package services.andreas.events.extract.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import services.andreas.events.event.CleanLinks;
import services.andreas.events.extract.ExtractionRules;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.days.Durations;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.extract.sections.HeaderWords;
import services.andreas.events.extract.sections.MailSections;
import services.andreas.events.extract.sections.Passages;
import services.andreas.events.extract.sections.Passages.Passage;
import services.andreas.events.mail.Mail;
import services.andreas.events.text.Folded;
import services.andreas.events.text.LinearSearch;

/** What a mail says, in the forms in which answers about it are checked. */
public final class MailText {
    /** So many characters behind a quote may name a zone. */
    private static final int NEXT = 16;

    private final Map<String, String> links = new HashMap<>();

    /** What was looked for: answers repeat themselves. */
    private final Map<String, Boolean> said = new HashMap<>();

    private final String folded;
    private final String dense;
    private final List<String> words;
    private final Set<String> vocabulary;
    private final DayWords dayWords;
    private final ExtractionRules rules;
    private final List<DayMention> days;
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
        for (String link : mail.links()) {
            links.putIfAbsent(plain(link), link);
        }
        for (String link : mail.links()) {
            links.putIfAbsent(plain(clean.clean(link)), link);
        }
        String text =
                String.join(
                        "\n",
                        mail.subject(),
                        mail.text(),
                        mail.sender().name() == null ? "" : mail.sender().name());
        String plain = Folded.of(text);
        folded = " " + plain + " ";
        dense = folded.replace(" ", "");
        words = Folded.wordsOf(plain);
        vocabulary = new HashSet<>(words);
        ScannedText scanned = ScannedText.of(text, dayWords);
        days = DayMentions.in(scanned);
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

    /** The words as the mail writes them at their first place, with what stands behind them. */
    String withNext(String quote) {
        return passages.of(quote).stream()
                .findFirst()
                .map(
                        passage ->
                                cased.substring(
                                        passage.start(),
                                        Math.min(cased.length(), passage.end() + NEXT)))
                .orElse(quote);
    }

    /**
     * Where the mail names the day of a time.
     *
     * @param stated as an answer writes it; may be null
     */
    List<Passage> placesOfDay(String stated) {
        LocalForm form = stated == null ? null : LocalForm.parse(stated);
        return form == null
                ? List.of()
                : days.stream()
                        .filter(mention -> mention.days().contains(form.day()))
                        .map(mention -> new Passage(mention.start(), mention.end()))
                        .toList();
    }

    /** Where the mail names days of a month. */
    List<Passage> placesOfDays() {
        return days.stream()
                .filter(DayMention::isDate)
                .map(mention -> new Passage(mention.start(), mention.end()))
                .toList();
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

    /** Where words stand in the mail. */
    Passages passages() {
        return passages;
    }

    /** Whether these words stand there, whatever case, punctuation and white space are around. */
    public boolean says(String text) {
        String wanted = Folded.of(text);
        if (wanted.isEmpty()) {
            return false;
        }
        return said.computeIfAbsent(wanted, this::contains);
    }

    private boolean contains(String wanted) {
        boolean ideographic = wanted.codePoints().anyMatch(MailText::needsNoSpace);
        return LinearSearch.contains(folded, " " + wanted + " ")
                || ideographic && LinearSearch.contains(dense, wanted.replace(" ", ""));
    }

    private static boolean needsNoSpace(int character) {
        Character.UnicodeScript script = Character.UnicodeScript.of(character);
        return switch (script) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** The share of a text's words that stand somewhere in the mail. */
    double share(String text) {
        List<String> wanted = Folded.words(text);
        if (wanted.isEmpty()) {
            return 0;
        }
        long there = wanted.stream().filter(this::knows).count();
        return (double) there / wanted.size();
    }

    private boolean knows(String word) {
        return vocabulary.contains(word)
                || word.codePoints().anyMatch(MailText::needsNoSpace)
                        && LinearSearch.contains(dense, word);
    }

    /** Whether all words of a text stand within one passage, in any order. */
    boolean saysInOnePassage(String text) {
        Set<String> wanted = new HashSet<>(Folded.words(text));
        if (wanted.isEmpty() || share(text) < 1) {
            return false;
        }
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            if (wanted.contains(words.get(i))) {
                last.put(words.get(i), i);
            }
            int dropped = i - rules.grounding().passage();
            if (dropped >= 0) {
                last.remove(words.get(dropped), dropped);
            }
            if (last.size() == wanted.size()) {
                return true;
            }
        }
        return false;
    }

    boolean saysAny(List<String> phrases) {
        return phrases.stream().anyMatch(this::says);
    }

    /** How far from the mail its days may be. */
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

    LocalDate sent() {
        return sent;
    }

    Instant sentAt() {
        return sentAt;
    }

    /** The mail's own link that is meant, with or without what only counts clicks; or null. */
    String link(String url) {
        return links.get(plain(url));
    }

    private static String plain(String url) {
        return url.strip()
                .replace("&amp;", "&")
                .replaceFirst("(?i)^https?://", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
    }
}
