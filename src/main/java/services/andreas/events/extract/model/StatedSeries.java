package services.andreas.events.extract.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.EventTimes;
import services.andreas.events.event.Zone;
import services.andreas.events.extract.repeats.ProseRule;
import services.andreas.events.extract.repeats.RepeatWords;
import services.andreas.events.extract.repeats.StatedRule;
import services.andreas.events.extract.zones.MailZones;
import services.andreas.events.recurrence.CalendarDuration;
import services.andreas.events.recurrence.CalendarTime;
import services.andreas.events.recurrence.Horizon;
import services.andreas.events.recurrence.Recurrence;
import services.andreas.events.recurrence.RuleBudget;

/**
 * The occurrences of an event that repeats itself, as far as the mail says so.
 *
 * @param occurrences none where the rule cannot be worked out
 * @param words the rule in words
 * @param rule that gives later ones; null where there is none
 * @param needsReview why a person should look
 */
record StatedSeries(
        List<EventTimes> occurrences,
        String words,
        @Nullable Recurrence rule,
        List<String> needsReview) {

    static final StatedSeries NONE = new StatedSeries(List.of(), null, null, List.of());

    /**
     * @param first the start that the answer reports, as the mail says it
     */
    static StatedSeries of(
            StatedRule rule,
            StatedTimes stated,
            EventTimes first,
            MailText mail,
            MailZones zones,
            ZoneId otherwise,
            RepeatWords words,
            Horizon horizon,
            RuleBudget budget) {
        if (rule.quote() == null || !mail.says(rule.quote())) {
            return new StatedSeries(List.of(), null, null, List.of(ProseRule.NOT_SAID));
        }
        Set<LocalDate> sent = mail.sentOf(rule.quote());
        LocalDate anchor = sent.size() == 1 ? sent.iterator().next() : null;
        ProseRule prose =
                new ProseRule(rule, mail.days(), anchor == null ? mail.sent() : anchor, words);
        LocalForm form = stated.start() == null ? null : LocalForm.parse(stated.start());
        LocalDate day =
                first.start() == null ? null : first.start().atZone(first.zone()).toLocalDate();
        Quote quote = Quote.of(stated.quote() == null ? rule.quote() : stated.quote(), mail);
        LocalTime time =
                stated.allDay() ? null : form == null ? quote.times().first() : form.time();
        Recurrence recurrence = prose.rule(day, time, first.zone());
        if (recurrence == null) {
            return new StatedSeries(List.of(), null, null, prose.reasons());
        }
        if (form == null && time == null && !stated.allDay() && !quote.times().isEmpty()) {
            prose.reasons().add("hour of the repetition is not certain");
        }
        List<EventTimes> occurrences = new ArrayList<>();
        for (LocalDateTime start : recurrence.starts(horizon, mail.sentAt(), budget)) {
            StatedTimes on = on(start.toLocalDate(), time, stated, rule);
            occurrences.add(ModelTimes.on(start.toLocalDate(), on, quote, zones, otherwise));
        }
        return new StatedSeries(
                occurrences, recurrence.words(), like(occurrences, recurrence), prose.reasons());
    }

    /** The rule with the hour, length and zone that its occurrences have after all. */
    private static @Nullable Recurrence like(List<EventTimes> occurrences, Recurrence rule) {
        if (occurrences.isEmpty()) {
            return null;
        }
        EventTimes one = occurrences.get(0);
        Zone zone = Zone.of(one.zone());
        LocalTime time = zone.local(one.start()).toLocalTime();
        return new Recurrence(
                new CalendarTime(rule.start().local().with(time), one.allDay(), null),
                zone,
                one.end() == null ? null : CalendarDuration.between(one.start(), one.end()),
                rule.rules(),
                List.of(),
                Map.of(),
                rule.excluded().stream()
                        .map(start -> start.with(time))
                        .collect(Collectors.toSet()));
    }

    /** The times of one occurrence. */
    private static StatedTimes on(
            LocalDate day, @Nullable LocalTime time, StatedTimes stated, StatedRule rule) {
        LocalForm end = stated.end() == null ? null : LocalForm.parse(stated.end());
        LocalTime until = end == null ? null : end.time();
        boolean isNight = until != null && time != null && !until.isAfter(time);
        LocalDate last = isNight ? day.plusDays(1) : day;
        return new StatedTimes(
                LocalForm.iso(day, time, ""),
                until == null || time == null ? null : LocalForm.iso(last, until, ""),
                stated.minutes(),
                stated.allDay(),
                stated.zone(),
                stated.zoneWords(),
                null,
                stated.quote() == null ? rule.quote() : stated.quote(),
                stated.place());
    }
}
