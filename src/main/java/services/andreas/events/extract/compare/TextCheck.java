package services.andreas.events.extract.compare;

import static services.andreas.events.event.Field.END_TIME;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.DayWords;
import services.andreas.events.extract.days.IncidentalDates;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.text.Text;
import services.andreas.events.text.Words;
import services.andreas.events.words.WordLists;

/** Notices where a mail names another day or hour beside the title of an event than its data. */
final class TextCheck {
    private static final int QUOTE_CHARS = 80;
    private static final int WORDS_BEFORE = 3;

    private final DayWords dayWords;
    private final IncidentalDates incidental;
    private final Set<String> deadlines;
    private final List<List<String>> doors;
    private final ZoneId zone;

    TextCheck(WordLists words, DayWords dayWords, int past, ZoneId zone) {
        this.dayWords = dayWords;
        incidental = new IncidentalDates(words, past);
        deadlines = new HashSet<>(Words.ofAll(words.incidentalDates().deadlines()));
        doors = Words.phrases(words.incidentalDates().doors());
        this.zone = zone;
    }

    /**
     * @param title folded
     * @param same all accounts of it
     * @param titles all that the mail has, folded
     * @return the line that contradicts them, or null
     */
    @Nullable String contradiction(
            String title, List<Account> same, List<String> titles, MailSays mail, LocalDate sent) {
        boolean namesDay = same.stream().anyMatch(one -> mail.names(one.days()));
        boolean namesTime = same.stream().anyMatch(one -> isVague(one) || names(one, mail));
        if (namesDay && namesTime) {
            return null;
        }
        for (List<String> passage : mail.about(title, titles)) {
            for (String line : passage) {
                if (!namesDay && namesDay(line, sent) || !namesTime && namesTime(line)) {
                    return Text.cut(line.strip(), QUOTE_CHARS);
                }
            }
        }
        return null;
    }

    /** Where only the day is known, or only the offset, an hour says nothing. */
    private boolean isVague(Account account) {
        ZoneId in = account.event().zone(zone);
        return account.event().isAllDay() || in.getRules().equals(ZoneOffset.UTC.getRules());
    }

    private boolean names(Account account, MailSays mail) {
        LocalTime end =
                account.event().has(END_TIME)
                        ? LocalTime.ofInstant(
                                account.event().get(END_TIME), account.event().zone(zone))
                        : null;
        return mail.names(account.time(zone))
                || mail.names(LocalTime.ofInstant(account.event().start(), zone))
                || end != null && mail.names(end);
    }

    private boolean namesDay(String line, LocalDate sent) {
        ScannedText scanned = ScannedText.of(line, dayWords);
        return DayMentions.in(scanned).stream()
                .filter(DayMention::isDate)
                .filter(mention -> !incidental.isOne(scanned.text, mention, sent))
                .anyMatch(mention -> !isDeadline(scanned.text, mention));
    }

    private boolean isDeadline(String text, DayMention mention) {
        List<String> before = Words.of(text.substring(0, mention.start()));
        return before.subList(Math.max(0, before.size() - WORDS_BEFORE), before.size()).stream()
                .anyMatch(deadlines::contains);
    }

    private boolean namesTime(String line) {
        StringBuilder text = new StringBuilder(ScannedText.of(line, dayWords).text);
        for (DayMention mention : DayMentions.in(text.toString(), dayWords)) {
            // "until 15 January" names no hour
            for (int i = mention.start(); i < mention.end(); i++) {
                text.setCharAt(i, ' ');
            }
        }
        ClockTimes times = ClockTimes.in(ScannedText.of(text.toString(), dayWords));
        List<String> words = Words.of(line);
        return !times.isEmpty()
                && doors.stream()
                        .noneMatch(phrase -> Collections.indexOfSubList(words, phrase) >= 0);
    }
}
