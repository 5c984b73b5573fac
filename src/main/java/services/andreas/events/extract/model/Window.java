package services.andreas.events.extract.model;

import java.time.Duration;
import java.time.Instant;
import services.andreas.events.event.EventTimes;

/** The days around a mail within which its prose announces events. */
record Window(Duration back, Duration ahead) {
    private static final Duration DAY = Duration.ofDays(1);

    /** Whether an event was over when the mail was sent: a report, not an announcement. */
    boolean isPast(EventTimes times, Instant sent) {
        Instant last = times.end() == null ? times.start() : times.end();
        Instant over = times.allDay() && times.end() == null ? last.plus(DAY) : last;
        return over.isBefore(sent.minus(back));
    }

    boolean isTooFar(EventTimes times, Instant sent) {
        return times.start().isAfter(sent.plus(ahead));
    }
}
