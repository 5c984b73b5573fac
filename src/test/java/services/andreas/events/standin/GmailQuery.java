package services.andreas.events.standin;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Gmail's search language that selects newsletters; an unknown operator is a word. */
final class GmailQuery {
    private static final Pattern TERM =
            Pattern.compile("(?<not>-?)(?:(?<operator>\\w+):)?(?<value>\"[^\"]*\"|\\S+)");
    private static final Pattern SIZE = Pattern.compile("(\\d+)([kKmM]?)[bB]?");
    private static final Pattern AGE = Pattern.compile("(\\d+)([dmy])");

    // Gmail reads the dates of a query as midnight there
    private static final ZoneId DATES = ZoneId.of("America/Los_Angeles");

    private final Instant now;

    private GmailQuery(Instant now) {
        this.now = now;
    }

    static Predicate<GmailMessage> parse(String query, Instant now) {
        GmailQuery reader = new GmailQuery(now);
        List<Predicate<GmailMessage>> terms = new ArrayList<>();
        boolean alternative = false;
        Matcher term = TERM.matcher(query);
        while (term.find()) {
            if (term.group().equals("OR")) {
                alternative = !terms.isEmpty();
            } else if (alternative) {
                terms.add(terms.remove(terms.size() - 1).or(reader.term(term)));
                alternative = false;
            } else {
                terms.add(reader.term(term));
            }
        }
        return terms.stream().reduce(message -> true, Predicate::and);
    }

    private Predicate<GmailMessage> term(Matcher term) {
        String operator = term.group("operator");
        String value = term.group("value").replace("\"", "").toLowerCase(Locale.ROOT);
        Predicate<GmailMessage> meaning =
                operator == null ? message -> message.contains(value) : operator(operator, value);
        return term.group("not").isEmpty() ? meaning : meaning.negate();
    }

    private Predicate<GmailMessage> operator(String operator, String value) {
        return switch (operator.toLowerCase(Locale.ROOT)) {
            case "label" -> message -> message.hasLabel(value);
            case "from" -> message -> message.headerContains("From", value);
            case "subject" -> message -> message.headerContains("Subject", value);
            case "larger", "size" -> message -> message.raw().length > size(value);
            case "smaller" -> message -> message.raw().length < size(value);
            case "after", "newer" -> message -> !message.internalDate().isBefore(time(value));
            case "before", "older" -> message -> message.internalDate().isBefore(time(value));
            case "newer_than" -> message -> message.internalDate().isAfter(now.minus(age(value)));
            case "older_than" -> message -> message.internalDate().isBefore(now.minus(age(value)));
            default -> message -> message.contains(operator + ":" + value);
        };
    }

    private static long size(String value) {
        Matcher size = matched(SIZE, value);
        long unit =
                switch (size.group(2).toLowerCase(Locale.ROOT)) {
                    case "k" -> 1024;
                    case "m" -> 1024 * 1024;
                    default -> 1;
                };
        return Long.parseLong(size.group(1)) * unit;
    }

    private static Instant time(String value) {
        if (value.matches("\\d+")) {
            return Instant.ofEpochSecond(Long.parseLong(value));
        }
        LocalDate date =
                LocalDate.parse(value.replace('-', '/'), DateTimeFormatter.ofPattern("yyyy/M/d"));
        return date.atStartOfDay(DATES).toInstant();
    }

    private static Duration age(String value) {
        Matcher age = matched(AGE, value);
        long days =
                switch (age.group(2)) {
                    case "m" -> 30;
                    case "y" -> 365;
                    default -> 1;
                };
        return Duration.ofDays(Long.parseLong(age.group(1)) * days);
    }

    private static Matcher matched(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The stand-in does not understand " + value);
        }
        return matcher;
    }
}
