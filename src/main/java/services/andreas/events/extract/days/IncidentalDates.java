package services.andreas.events.extract.days;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import services.andreas.events.text.LetterCase;
import services.andreas.events.words.WordLists;

/** Days that a mail names by the way: when it was sent, when a ticket was ordered. */
public final class IncidentalDates {
    private static final int CHARS_BEFORE = 80;

    /** A mail may begin with its own date. */
    private static final int HEADING_LINES = 3;

    private static final int HEADING_CHARS = 1_000;

    private static final Pattern LAST_WORD = Pattern.compile("[\\p{L}-]++[.,]?\\s*+$");
    private static final Pattern WEEKDAY =
            Pattern.compile("[\\p{L}-]++[.,]?\\s++(?:\\p{L}{1,3}\\s)?$");
    private static final Pattern YEAR = Pattern.compile("^[\\s,./-]*+\\d{4}");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]*+");
    private static final Pattern ONE_WORD =
            Pattern.compile("[^\\p{L}\\p{N}]*+[\\p{L}-]++[^\\p{L}\\p{N}]*+");

    private final Pattern before;
    private final Pattern deadline;
    private final Pattern doors;
    private final Pattern former;
    private final DayWords days;
    private final int past;

    /**
     * @param past days; an older date is named with its year
     */
    public IncidentalDates(WordLists words, int past) {
        this.past = past;
        days = DayWords.of(words);
        deadline =
                Pattern.compile(
                        "(?iU)(?<![\\p{L}\\p{N}])("
                                + any(words.incidentalDates().deadlines())
                                + ")\\s?:?\\s(?:\\p{L}{1,3}\\s){0,2}$");
        doors =
                Pattern.compile(
                        "(?iU)(?<![\\p{L}\\p{N}])(?:"
                                + any(words.incidentalDates().doors())
                                + ")[\\s:]*(?:\\p{L}{1,5}\\s){0,2}$");
        former =
                Pattern.compile(
                        "(?iU)(?<![\\p{L}\\p{N}])(?:"
                                + any(words.incidentalDates().former())
                                + "|"
                                + any(words.incidentalDates().insteadOf())
                                + ")\\s?:?\\s(?:\\p{L}{1,4}\\s){0,2}$");
        before =
                Pattern.compile(
                        "(?iU)(?<![\\p{L}\\p{N}])(?:"
                                + any(words.incidentalDates().before())
                                + ")(?:[\\s:,.|#(–-]|(?:"
                                + any(words.incidentalDates().between())
                                + ")\\b|\\d++\\b)*+$");
    }

    /**
     * @param text in which the day is mentioned, as it was scanned
     * @param sent when the mail was
     */
    public boolean isOne(String text, DayMention mention, LocalDate sent) {
        if (!mention.isDate() || !isPast(mention, sent)) {
            return false;
        }
        String before = before(text, mention.start());
        // a weekday stands between the words and its date
        String words =
                mention.weekday() == null ? before : LAST_WORD.matcher(before).replaceFirst("");
        return this.before.matcher(words).find()
                || this.before.matcher(before).find()
                || isHeading(text, before, mention, sent);
    }

    /** Whether something is to be done by that day. */
    public boolean isDeadline(String text, DayMention mention) {
        String before = before(text, mention.start());
        return isDeadline(before)
                || mention.weekday() != null
                        && isDeadline(WEEKDAY.matcher(before).replaceFirst(""));
    }

    private boolean isDeadline(String before) {
        Matcher words = deadline.matcher(before);
        // some mean a weekday in another language
        return words.find() && days.shortWeekdays(LetterCase.lower(words.group(1))).isEmpty();
    }

    /** Whether it is named as the day that another one takes the place of. */
    public boolean isFormer(String text, DayMention mention) {
        String before = before(text, mention.start());
        return former.matcher(before).find()
                || mention.weekday() != null
                        && former.matcher(WEEKDAY.matcher(before).replaceFirst("")).find();
    }

    /** Whether an hour that stands there is that of the doors. */
    public boolean isDoors(String text, int place) {
        return doors.matcher(before(text, place)).find();
    }

    private boolean isPast(DayMention mention, LocalDate sent) {
        return mention.days().stream()
                .anyMatch(
                        day ->
                                mention.year() == null
                                        ? isRecent(day, sent)
                                        : isUntil(sent, mention.year(), day));
    }

    private boolean isRecent(MonthDay day, LocalDate sent) {
        LocalDate last = day.atYear(sent.getYear());
        last = last.isAfter(sent) ? day.atYear(sent.getYear() - 1) : last;
        return ChronoUnit.DAYS.between(last, sent) <= past;
    }

    private static boolean isUntil(LocalDate sent, int year, MonthDay day) {
        try {
            return !day.atYear(year).isAfter(sent);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    /** Whether the mail's own date stands alone in one of the first lines. */
    private static boolean isHeading(
            String text, String before, DayMention mention, LocalDate sent) {
        int line = mention.start() - before.length();
        String after = after(text, mention.end());
        String rest = before + " " + YEAR.matcher(after).replaceFirst("");
        return mention.year() != null
                && line < HEADING_CHARS
                && mention.fits(sent, sent)
                && (mention.weekday() == null ? NO_WORD : ONE_WORD).matcher(rest).matches()
                && text.substring(0, line).lines().filter(above -> !above.isBlank()).count()
                        < HEADING_LINES;
    }

    /** What stands before in the same line, as far as it is looked at. */
    private static String before(String text, int at) {
        String near = text.substring(Math.max(0, at - CHARS_BEFORE), at);
        return near.substring(near.lastIndexOf('\n') + 1);
    }

    private static String after(String text, int at) {
        String near = text.substring(at, Math.min(text.length(), at + HEADING_CHARS));
        int end = near.indexOf('\n');
        return end < 0 ? near : near.substring(0, end);
    }

    private static String any(List<String> words) {
        return words.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }
}
