package services.andreas.events.mail;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import services.andreas.events.text.LetterCase;

/** Reads the Date header (RFC 5322) as leniently as senders write it. */
final class MailDates {
    private static final Pattern DATE =
            Pattern.compile(
                    "(\\d{1,2})[ -]+(\\p{L}{3})\\p{L}*\\.?[ -]+(\\d{2,4}),?[ ]+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?"
                            + "(?: *([+-])(\\d{2}):?(\\d{2})| *([A-Za-z]{1,4})\\b)?");
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    /** Offsets in hours of the zone names in RFC 5322; other names count as UTC. */
    private static final Map<String, Integer> ZONES =
            Map.of(
                    "est", -5, "edt", -4, "cst", -6, "cdt", -5, "mst", -7, "mdt", -6, "pst", -8,
                    "pdt", -7, "cet", 1, "cest", 2);

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(2);

    private MailDates() {}

    /**
     * @param received the date if the header is missing, unreadable or absurd (before 1990, or two
     *     days ahead)
     */
    static Instant sent(String header, Instant received) {
        Instant sent = parse(header.replaceAll("\\s+", " "));
        boolean absurd =
                sent == null || sent.isBefore(EARLIEST) || sent.isAfter(received.plus(AHEAD));
        return absurd ? received : sent;
    }

    private static Instant parse(String header) {
        Matcher date = DATE.matcher(header);
        if (!date.find()) {
            return null;
        }
        try {
            int month = MONTHS.indexOf(LetterCase.lower(date.group(2))) + 1;
            int second = date.group(6) == null ? 0 : Math.min(59, number(date, 6));
            return LocalDateTime.of(
                            year(date),
                            month,
                            number(date, 1),
                            number(date, 4),
                            number(date, 5),
                            second)
                    .toInstant(offset(date));
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private static int year(Matcher date) {
        int year = number(date, 3);
        if (year >= 1000) {
            return year;
        }
        // RFC 5322, 4.3: years of two or three digits
        return year + (year < 50 && date.group(3).length() == 2 ? 2000 : 1900);
    }

    private static ZoneOffset offset(Matcher date) {
        if (date.group(7) == null) {
            String zone = date.group(10) == null ? "" : LetterCase.lower(date.group(10));
            return ZoneOffset.ofHours(ZONES.getOrDefault(zone, 0));
        }
        int minutes = number(date, 8) * 60 + number(date, 9);
        return ZoneOffset.ofTotalSeconds((date.group(7).equals("-") ? -minutes : minutes) * 60);
    }

    private static int number(Matcher date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
