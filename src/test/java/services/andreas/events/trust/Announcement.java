package services.andreas.events.trust;

import java.util.List;

/** A mail that announces one evening in a text, and again in data. */
record Announcement(String title, List<String> lines, String data) {
    private static final String HEAD =
            """
            From: Club <news@club.example>
            To: me@example.com
            Subject: News of the club
            Date: Fri, 20 Nov 2026 10:00:00 +0000
            MIME-Version: 1.0
            """;

    /** In the form of each kind of data. */
    static String data(String kind, String title, String start, String end, String place) {
        return switch (kind) {
            case "json-ld" ->
                    """
                    <script type="application/ld+json">{"@context":"https://schema.org","@type":"Event",
                    "name":"%s","startDate":"%s","endDate":"%s","url":"https://club.example/evening",
                    "location":{"@type":"Place","name":"%s",
                    "address":{"@type":"PostalAddress","addressLocality":"Bocholt","addressCountry":"DE"}}}</script>"""
                            .formatted(title, start, end, place);
            case "microdata" ->
                    """
                    <div itemscope itemtype="http://schema.org/Event"><meta itemprop="name" content="%s">
                    <meta itemprop="startDate" content="%s"><meta itemprop="endDate" content="%s">
                    <link itemprop="url" href="https://club.example/evening">
                    <div itemprop="location" itemscope itemtype="http://schema.org/Place">
                    <meta itemprop="name" content="%s"><div itemprop="address" itemscope
                    itemtype="http://schema.org/PostalAddress"><meta itemprop="addressLocality" content="Bocholt">
                    <meta itemprop="addressCountry" content="DE"></div></div></div>"""
                            .formatted(title, start, end, place);
            default ->
                    """
                    BEGIN:VCALENDAR
                    VERSION:2.0
                    METHOD:%s
                    BEGIN:VEVENT
                    UID:evening@club.example
                    DTSTAMP:20261120T090000Z
                    DTSTART;TZID=Europe/Berlin:%s
                    DTEND;TZID=Europe/Berlin:%s
                    SUMMARY:%s
                    LOCATION:%s
                    END:VEVENT
                    END:VCALENDAR
                    """
                            .formatted(kind, compact(start), compact(end), title, place);
        };
    }

    private static String compact(String time) {
        return time.substring(0, 19).replaceAll("[-:]", "");
    }

    String mail() {
        return data.startsWith("<") ? html() : calendar();
    }

    private String html() {
        return HEAD
                + "Content-Type: text/html; charset=utf-8\n\n<html><body>"
                + data
                + "<h2>"
                + title
                + "</h2>"
                + String.join("", lines.stream().map(line -> "<p>" + line + "</p>").toList())
                + "</body></html>\n";
    }

    private String calendar() {
        return HEAD
                + """
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                %s
                %s

                --b
                Content-Type: text/calendar; charset=utf-8; name="e.ics"
                Content-Disposition: attachment; filename="e.ics"

                %s
                --b--
                """
                        .formatted(title, String.join("\n", lines), data);
    }
}
