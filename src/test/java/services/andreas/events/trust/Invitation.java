package services.andreas.events.trust;

import java.util.LinkedHashMap;
import java.util.Map;

/** A mail that is a calendar; each part of it may be another one. */
final class Invitation {
    static final String PASSED =
            "Authentication-Results: mx.google.com; dkim=pass header.i=@%1$s; dmarc=pass header.from=%1$s";

    private String headers = "";
    private String method = "REQUEST";
    private final Map<String, String> lines = new LinkedHashMap<>();

    private Invitation() {
        with("UID:gala-1@venue.example");
        with("DTSTAMP:20261120T090000Z");
        with("DTSTART;TZID=Europe/Berlin:20261218T200000");
        with("DTEND;TZID=Europe/Berlin:20261218T230000");
        with("SUMMARY:Harbour gala");
        with("LOCATION:Main hall");
        with("SEQUENCE:1");
        with("ORGANIZER;CN=Venue:mailto:news@venue.example");
    }

    static Invitation of() {
        return new Invitation();
    }

    /** Lines of a header, in the order in which they stand there. */
    Invitation from(String... headers) {
        this.headers = String.join("\n", headers);
        return this;
    }

    /** From an address whose domain Gmail vouches for. */
    Invitation provenFrom(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        return from(PASSED.formatted(domain), "From: Sender <" + address + ">");
    }

    Invitation method(String method) {
        this.method = method;
        return this;
    }

    /** Takes the place of the line of the same property. */
    Invitation with(String line) {
        lines.put(name(line), line);
        return this;
    }

    Invitation without(String property) {
        lines.remove(property);
        return this;
    }

    private static String name(String line) {
        return line.split("[;:]", 2)[0];
    }

    String mail() {
        return """
                %s
                To: me@example.com
                Subject: News
                Date: Fri, 20 Nov 2026 10:00:00 +0000
                MIME-Version: 1.0
                Content-Type: text/calendar; charset=utf-8; method=%2$s

                BEGIN:VCALENDAR
                VERSION:2.0
                METHOD:%2$s
                BEGIN:VEVENT
                %3$s
                END:VEVENT
                END:VCALENDAR
                """
                .formatted(headers, method, String.join("\n", lines.values()));
    }
}
