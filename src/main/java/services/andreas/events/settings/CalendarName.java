package services.andreas.events.settings;

/** The name of the file of a calendar that people subscribe to. */
public final class CalendarName {
    /** The calendar of all events. */
    public static final String OF_ALL = "events.ics";

    private CalendarName() {}

    /**
     * @throws IllegalArgumentException if a calendar beside that of all events cannot be called so
     */
    public static void check(String file) {
        if (!file.matches("[a-z0-9][a-z0-9-]{0,60}\\.ics")) {
            throw new IllegalArgumentException(
                    file + " is no name such as concerts.ics: letters, digits and dashes");
        }
        if (file.equals(OF_ALL)) {
            throw new IllegalArgumentException(file + " is the file of another calendar");
        }
    }
}
