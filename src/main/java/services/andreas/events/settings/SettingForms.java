package services.andreas.events.settings;

import java.net.URI;
import java.text.ParseException;
import java.time.ZoneId;
import java.util.Date;
import org.quartz.CronExpression;

/** Whether a value is what a setting of its kind takes. */
final class SettingForms {
    private static final int LAST_PORT = 65_535;

    private SettingForms() {}

    static boolean isNumber(String value, int least, int most) {
        if (!value.matches("[0-9]{1,10}")) {
            return false;
        }
        long number = Long.parseLong(value);
        return least <= number && number <= most;
    }

    static boolean isAddress(String value) {
        try {
            URI uri = URI.create(value);
            return uri.getHost() != null
                    && uri.getPort() <= LAST_PORT
                    && uri.getScheme() != null
                    && uri.getScheme().matches("https?");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Quartz takes a zone that it does not know, such as {@code UTC+2}, for UTC. */
    static boolean isZone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name);
    }

    /** Quartz does not start with a schedule that will never be due. */
    static boolean isSchedule(String cron) {
        try {
            return new CronExpression(cron).getNextValidTimeAfter(new Date()) != null;
        } catch (ParseException e) {
            return false;
        }
    }

    /** Part of the names of hosts. */
    static boolean isRegion(String name) {
        return name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?");
    }

    /** A folder, a bucket, or nothing. */
    static boolean isPlaceToPublish(String place) {
        return place.matches("(?![A-Za-z][A-Za-z0-9+.-]+:|~).*|s3://[a-z0-9.-]{3,63}(/.*)?");
    }
}
