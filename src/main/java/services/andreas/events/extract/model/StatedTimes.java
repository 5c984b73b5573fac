package services.andreas.events.extract.model;

/**
 * The times of an event as an answer reports them; each may be null.
 *
 * @param start local, {@code YYYY-MM-DD} or {@code YYYY-MM-DDTHH:MM}; XXXX for a year that the mail
 *     does not name
 * @param end the same forms
 * @param minutes how long it lasts
 * @param allDay whether it fills whole days
 * @param zone IANA zone of the place
 * @param zoneWords by which the mail names a zone
 * @param weekday that the mail names
 * @param quote the mail's words for all that
 * @param place as far as the mail names it
 */
public record StatedTimes(
        String start,
        String end,
        Integer minutes,
        boolean allDay,
        String zone,
        String zoneWords,
        String weekday,
        String quote,
        String place) {}
