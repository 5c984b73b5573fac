package services.andreas.events.extract.compare;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import services.andreas.events.extract.days.ClockTimes;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.extract.sections.HeaderWords;
import services.andreas.events.extract.sections.MailSections;
import services.andreas.events.mail.Mail;
import services.andreas.events.text.Folded;
import services.andreas.events.text.LinearSearch;

/** What the text of a mail says of days, hours and places, and where it names an event. */
final class MailSays {
    private static final int LINES_BEHIND = 2;
    private static final int PASSAGES = 5;

    private final LocalDate sent;
    private final Set<MonthDay> days = new HashSet<>();
    private final Set<LocalDate> dates = new HashSet<>();
    private final ClockTimes times;
    private final String folded;
    private final List<String> own = new ArrayList<>();
    private final List<String> ownFolded = new ArrayList<>();

    MailSays(Mail mail, LocalDate sent, HeaderWords words) {
        this.sent = sent;
        String all = Folded.lower(mail.subject() + "\n" + mail.text());
        String whole = new MailSections(all, sent, words).withoutHeads();
        ScannedText scanned = ScannedText.of(whole, words.days());
        DayMentions.in(scanned).forEach(this::add);
        times = ClockTimes.in(scanned);
        folded = " " + Folded.of(whole) + " ";
        for (String line : mail.text().split("\n", -1)) {
            if (line.equals("[quoted]") || line.equals("[footer]")) {
                break;
            }
            if (!line.isBlank()) {
                own.add(line);
                ownFolded.add(" " + Folded.of(line) + " ");
            }
        }
    }

    private void add(DayMention mention) {
        if (!mention.isDate()) {
            dates.addAll(mention.meant(sent));
        } else if (mention.year() == null) {
            days.addAll(mention.days());
        } else {
            mention.days().forEach(day -> dates.add(day.atYear(mention.year())));
        }
    }

    /** Whether it may mean one of these days. */
    boolean names(Collection<LocalDate> any) {
        return any.stream().anyMatch(day -> dates.contains(day) || days.contains(day(day)));
    }

    /** A day without a year is one of the next twelve months. */
    private MonthDay day(LocalDate date) {
        long ahead = ChronoUnit.DAYS.between(sent, date);
        return Math.abs(ahead) <= 366 ? MonthDay.from(date) : null;
    }

    boolean names(LocalTime time) {
        return times.names(time);
    }

    boolean says(String text) {
        String wanted = Folded.of(text);
        return !wanted.isEmpty() && LinearSearch.contains(folded, " " + wanted + " ");
    }

    /** The passages of its own text that name a title, and none of the others; all are folded. */
    List<List<String>> about(String title, Collection<String> titles) {
        List<String> others = titles.stream().filter(other -> !other.equals(title)).toList();
        List<List<String>> passages = new ArrayList<>();
        for (int i = 0; i < own.size() && passages.size() < PASSAGES; i++) {
            if (title.isEmpty() || !names(i, title)) {
                continue;
            }
            int from = i > 0 && isFree(i - 1, others) ? i - 1 : i;
            int to = i;
            while (to - i < LINES_BEHIND && to + 1 < own.size() && isFree(to + 1, others)) {
                to++;
            }
            passages.add(own.subList(from, to + 1));
        }
        return passages;
    }

    private boolean isFree(int line, List<String> titles) {
        return titles.stream().noneMatch(title -> names(line, title));
    }

    private boolean names(int line, String title) {
        return LinearSearch.contains(ownFolded.get(line), " " + title + " ");
    }
}
