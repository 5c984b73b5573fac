package services.andreas.events.extract.model;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.camel.Variable;
import services.andreas.events.mail.Mail;

/** Days in the words of a prompt, so that the model knows which Friday is meant. */
public final class LocalDays {
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private final ZoneId zone;
    private final Clock clock;

    /**
     * @param zone IANA zone in which days begin
     */
    public LocalDays(String zone, Clock clock) {
        this.zone = ZoneId.of(zone);
        this.clock = clock;
    }

    public String today() {
        return words(clock.instant());
    }

    public String sent(@Variable("mail") Mail mail) {
        return words(mail.date());
    }

    private String words(Instant instant) {
        return WORDS.format(instant.atZone(zone));
    }
}
