package services.andreas.events.publish;

import java.util.Map;

/** The media types of what is published, by the ends of names. */
final class MediaTypes {
    private static final Map<String, String> BY_END =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "ics", "text/calendar; charset=utf-8",
                    "atom", "application/atom+xml; charset=utf-8",
                    "json", "application/json");

    private MediaTypes() {}

    static String of(String name) {
        return BY_END.get(name.substring(name.lastIndexOf('.') + 1));
    }
}
