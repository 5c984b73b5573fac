package services.andreas.events.extract.sections;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.sections.HeaderWords.Part;
import services.andreas.events.text.Text;

/**
 * Finds the heads of forwarded and quoted mails; each line is looked at a fixed number of times.
 */
record SectionHeads(List<MailLine> lines, HeaderWords words, LocalDate mailSent) {
    /** A header has so many lines at most, with blank ones between them. */
    private static final int HEADER_LINES = 12;

    /** "On … wrote:" is wrapped into so many lines at most. */
    private static final int WROTE_LINES = 3;

    private static final int LONGEST = 300;

    /** Of 1/12 the day that is at most so long ago. */
    private static final int RECENT_DAYS = 60;

    private static final Pattern MARK =
            Pattern.compile("[-_=*]{2,}[^\\n]{0,60}|begin forwarded message:|\\[quoted\\]");

    /** Says that a mail follows; a head behind it says of when. */
    private static final Pattern MARK_ALONE =
            Pattern.compile("-{3,}\\s?[\\p{L}\\p{M} ]{5,50}\\s?-{3,}|begin forwarded message:");

    /** A date of another line of its header: "Sent: …" behind the sender. */
    private static final Pattern IN_LINE =
            Pattern.compile("\\s\\*?(?:date|sent|gesendet|datum|envoyé|enviado|inviato|data)\\s?:");

    /** Returns null where none begins. */
    SectionHead at(int first) {
        MailLine line = lines.get(first);
        if (line.isBlank()) {
            return null;
        }
        SectionHead header = header(first);
        SectionHead head = header != null ? header : wrote(first);
        boolean isUnknown = head == null && MARK_ALONE.matcher(line.content()).matches();
        return isUnknown ? new SectionHead(first, line.depth(), null) : head;
    }

    private SectionHead header(int first) {
        MailLine line = lines.get(first);
        if (words.part(line.content()) == null) {
            return null;
        }
        Map<Part, String> parts = new EnumMap<>(Part.class);
        int last = first;
        boolean isBlankBefore = false;
        for (int i = first; i < lines.size() && i < first + HEADER_LINES; i++) {
            MailLine next = lines.get(i);
            Part part = words.part(next.content());
            if (next.isBlank() && !isBlankBefore) {
                isBlankBefore = true;
            } else if (part == null || next.depth() != line.depth()) {
                boolean isContinued =
                        part == null && !isBlankBefore && parts.size() > 1 && isTail(i);
                if (!isContinued) {
                    break;
                }
            } else {
                isBlankBefore = false;
                parts.putIfAbsent(part, next.content());
                last = i;
            }
        }
        String from = parts.get(Part.FROM);
        if (from != null && IN_LINE.matcher(from).find()) {
            parts.putIfAbsent(Part.DATE, from);
        }
        LocalDate sent = day(parts.getOrDefault(Part.DATE, ""));
        boolean hasSubject = parts.containsKey(Part.SUBJECT);
        // "Date: 5 December, from: 7 pm" announces an event
        boolean isHeader =
                from != null && (hasSubject || sent != null) || hasSubject && sent != null;
        return isHeader ? new SectionHead(last, depthBehind(last), sent) : null;
    }

    /** Whether a line goes on with addresses of the line before. */
    private boolean isTail(int line) {
        return lines.get(line).content().contains("@");
    }

    /** "On … wrote:", in one line or several. */
    private SectionHead wrote(int first) {
        MailLine line = lines.get(first);
        StringBuilder whole = new StringBuilder();
        for (int i = first; i < lines.size() && i < first + WROTE_LINES; i++) {
            MailLine next = lines.get(i);
            if (next.isBlank() || next.depth() != line.depth()) {
                return null;
            }
            whole.append(whole.isEmpty() ? "" : " ").append(next.content());
            if (whole.length() > LONGEST) {
                return null;
            }
            if (next.content().endsWith(":")) {
                return wrote(i, whole.toString());
            }
        }
        return null;
    }

    private SectionHead wrote(int last, String whole) {
        if (!whole.contains("@") && !words.sayWrote(whole)) {
            return null;
        }
        LocalDate day = day(whole);
        if (day == null && !words.sayWrote(whole)) {
            return null;
        }
        return new SectionHead(last, depthBehind(last), day);
    }

    /** What follows is quoted, or stands at the depth of its head. */
    private int depthBehind(int last) {
        int depth = lines.get(last).depth();
        int next = last + 1;
        while (next < lines.size()
                && next <= last + HEADER_LINES
                && (lines.get(next).isBlank() || isMark(next))) {
            next++;
        }
        boolean isQuoted = next < lines.size() && lines.get(next).depth() > depth;
        return isQuoted ? depth + 1 : depth;
    }

    private boolean isMark(int line) {
        return MARK.matcher(lines.get(line).content()).matches();
    }

    /** The first date of a line; of 1/12 the one that is past and not long ago. */
    private LocalDate day(String line) {
        return DayMentions.in(Text.cut(line, LONGEST), words.days()).stream()
                .filter(DayMention::isDate)
                .findFirst()
                .map(this::day)
                .orElse(null);
    }

    private LocalDate day(DayMention mention) {
        List<LocalDate> possible =
                mention.days().stream()
                        .flatMap(day -> years(mention).filter(day::isValidYear).map(day::atYear))
                        .filter(day -> mention.mayBe(day.getDayOfWeek()))
                        .filter(day -> !day.isAfter(mailSent.plusDays(1)))
                        .toList();
        if (possible.size() == 1) {
            return possible.get(0);
        }
        List<LocalDate> recent =
                possible.stream()
                        .filter(day -> ChronoUnit.DAYS.between(day, mailSent) <= RECENT_DAYS)
                        .toList();
        return recent.size() == 1 ? recent.get(0) : null;
    }

    private Stream<Integer> years(DayMention mention) {
        int year = mailSent.getYear();
        return mention.year() == null ? Stream.of(year, year - 1) : Stream.of(mention.year());
    }
}
