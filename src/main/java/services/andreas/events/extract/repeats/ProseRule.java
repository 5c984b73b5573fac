package services.andreas.events.extract.repeats;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import services.andreas.events.event.Zone;
import services.andreas.events.extract.days.DayMention;
import services.andreas.events.extract.days.DayMentions;
import services.andreas.events.extract.days.DayOfMonth;
import services.andreas.events.extract.days.ScannedText;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.Recurrence;

/**
 * The rule of a repetition in prose: the answer says which words of the mail are one, the words say
 * on which days.
 */
public final class ProseRule {
    public static final String NOT_SAID = "repetition is not in the mail";
    static final String OTHER_DAYS = "weekdays of the repetition are not certain";

    /** In so many days each monthly weekday comes once. */
    private static final int TWO_MONTHS = 62;

    private final StatedRule stated;
    private final ScannedText quote;
    private final List<DayMention> quoted;
    private final RuleDays days;
    private final RepeatWords words;
    private final List<String> reasons = new ArrayList<>();

    /**
     * @param mail days that the mail names
     * @param sent day from which "in January" is looked for
     */
    public ProseRule(StatedRule stated, List<DayMention> mail, LocalDate sent, RepeatWords words) {
        this.stated = stated;
        this.quote = ScannedText.of(stated.quote() == null ? "" : stated.quote(), words.days());
        this.quoted = DayMentions.in(quote);
        this.words = words;
        this.days = new RuleDays(stated, quote, quoted, mail, sent, words, reasons);
    }

    /** Why a person should look. */
    public List<String> reasons() {
        return reasons;
    }

    /**
     * Returns null where the quote names no repetition that can be worked out.
     *
     * @param first day of the start that the answer reports, where the mail names it, or null
     */
    public Recurrence rule(LocalDate first, LocalTime time, ZoneId zone) {
        String frequency = frequency();
        if (frequency == null) {
            reasons.add(0, NOT_SAID);
            return null;
        }
        LocalDate from = days.from(first);
        LocalDate start = start(from, frequency);
        LocalDate until = days.until(start == null ? from : start);
        if (start == null || until != null && until.isBefore(start)) {
            reasons.add(0, NOT_SAID);
            return null;
        }
        LocalTime at = time == null ? LocalTime.MIDNIGHT : time;
        Set<LocalDateTime> excluded =
                days.except().stream()
                        .map(day -> day.atTime(at))
                        .collect(Collectors.toCollection(TreeSet::new));
        String end = until == null ? "" : ";UNTIL=" + until.toString().replace("-", "");
        return new Recurrence(
                new CalendarTime(start.atTime(at), time == null, null),
                Zone.of(zone),
                null,
                List.of(frequency + end),
                List.of(),
                Map.of(),
                excluded);
    }

    private List<DayOfMonth> ordinals() {
        return quoted.stream()
                .map(DayMention::ordinal)
                .filter(ordinal -> ordinal != null && ordinal.isOfEachMonth())
                .toList();
    }

    private String frequency() {
        String interval = words.skips(quote) ? ";INTERVAL=2" : "";
        boolean isAgreed = (stated.interval() == 2) == words.skips(quote) && stated.interval() <= 2;
        if (!isAgreed) {
            return null;
        }
        if (!ordinals().isEmpty()) {
            return "FREQ=MONTHLY;BYDAY="
                    + ordinals().stream()
                            .map(one -> one.nth() + code(one.weekday()))
                            .collect(Collectors.joining(","));
        }
        if (!words.repeats(quote)) {
            return null;
        }
        Set<DayOfWeek> days = words.weekdays(quote);
        if (stated.frequency().equals("daily") && days.isEmpty()) {
            return "FREQ=DAILY" + interval;
        }
        Set<DayOfWeek> told = weekdays(days);
        boolean isWeekly =
                stated.frequency().equals("weekly") || stated.frequency().equals("daily");
        return told.isEmpty() || !isWeekly
                ? null
                : "FREQ=WEEKLY"
                        + interval
                        + ";BYDAY="
                        + told.stream().map(ProseRule::code).collect(Collectors.joining(","));
    }

    /** The quote's weekdays; a person looks where the answer has others. */
    private Set<DayOfWeek> weekdays(Set<DayOfWeek> named) {
        Set<DayOfWeek> told =
                EnumSet.copyOf(stated.weekdays().isEmpty() ? named : stated.weekdays());
        if (!told.equals(named)) {
            reasons.add(OTHER_DAYS);
            told.retainAll(named);
        }
        return told.isEmpty() ? named : told;
    }

    private static String code(DayOfWeek day) {
        return day.name().substring(0, 2);
    }

    private LocalDate start(LocalDate from, String frequency) {
        List<DayOfMonth> ordinals = ordinals();
        Set<DayOfWeek> days =
                frequency.contains("WEEKLY")
                        ? weekdaysOf(frequency)
                        : EnumSet.allOf(DayOfWeek.class);
        for (int i = 0; i < TWO_MONTHS; i++) {
            LocalDate day = from.plusDays(i);
            boolean fits =
                    ordinals.isEmpty()
                            ? days.contains(day.getDayOfWeek())
                            : ordinals.stream().anyMatch(one -> one.is(day));
            if (fits) {
                return day;
            }
        }
        return null;
    }

    private static Set<DayOfWeek> weekdaysOf(String frequency) {
        String list = frequency.substring(frequency.indexOf("BYDAY=") + 6);
        return Stream.of(DayOfWeek.values())
                .filter(day -> list.contains(code(day)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
    }
}
