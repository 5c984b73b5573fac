package services.andreas.events.listing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import services.andreas.events.event.Field;

/**
 * An event as people see it: its item, with texts that are safe to show. A text that is not known
 * is empty.
 *
 * @param title in one line
 * @param end exclusive, after the start; null if none is known
 * @param zone in which its local times hold
 * @param description in lines
 * @param url http or https, or empty
 * @param status as in the events table
 * @param sequence how often it has changed
 * @param changed when its item last changed
 * @param mailed when the mail that announced it first was received; null if that is not known
 * @param authenticated whether that mail is from its sender's domain; null if that is not known
 * @param foundIn the attached files and their pages that say it
 * @param contradicted whether a mail that is not believed says something else
 * @param approved whether a person has approved it
 * @param mailboxes ids of the mailboxes whose mails mention it
 * @param sources which source said what a field says
 */
public record ListedEvent(
        String id,
        String title,
        Instant start,
        @Nullable Instant end,
        boolean allDay,
        ZoneId zone,
        String description,
        String location,
        String category,
        List<String> tags,
        String organizer,
        String organizerUrl,
        String url,
        String status,
        boolean soldOut,
        long sequence,
        Instant changed,
        String senderName,
        String senderDomain,
        @Nullable Instant mailed,
        @Nullable Boolean authenticated,
        String foundIn,
        String needsReview,
        boolean contradicted,
        boolean approved,
        List<String> mailboxes,
        Map<String, String> sources) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String REJECTED = "rejected";
    private static final String CANCELLED = "cancelled";
    private static final String TENTATIVE = "tentative";

    /** Whether a person said that it is none. */
    public boolean isRejected() {
        return status.equals(REJECTED);
    }

    public boolean isTentative() {
        return status.equals(TENTATIVE);
    }

    public boolean isCancelled() {
        return status.equals(CANCELLED);
    }

    public LocalDate firstDay() {
        return start.atZone(zone).toLocalDate();
    }

    /**
     * The day after the last one; null if no end is known, or one that is no later than the start.
     */
    public @Nullable LocalDate dayAfter() {
        if (end == null) {
            return null;
        }
        LocalDate day = end.atZone(zone).toLocalDate();
        boolean midnight = day.atStartOfDay(zone).toInstant().equals(end);
        LocalDate after = midnight ? day : day.plusDays(1);
        return after.isAfter(firstDay()) ? after : null;
    }

    /**
     * Whether it begins at this moment or later, or is on for some days that are not over, as an
     * exhibition is. A night is over with its day.
     */
    public boolean isOnFrom(Instant moment) {
        LocalDate after = dayAfter();
        boolean lasts =
                after != null
                        && after.isAfter(firstDay().plusDays(1))
                        && (allDay || !end.isBefore(start.plus(DAY)));
        return !start.isBefore(moment) || lasts && end.isAfter(moment);
    }

    /** The source that said what a field says; empty if that is not known. */
    public String source(Field<?> field) {
        return sources.getOrDefault(field.name(), "");
    }

    /** The sender of the mail that announced it, as a reader knows them. */
    public String sender() {
        if (senderName.isEmpty() || senderName.equals(senderDomain)) {
            return senderDomain;
        }
        return senderDomain.isEmpty() ? senderName : senderName + " (" + senderDomain + ")";
    }
}
