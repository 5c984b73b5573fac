package services.andreas.events.hostile;

import static services.andreas.events.hostile.HostileMail.message;

import java.util.Base64;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import services.andreas.events.mail.mime.PassBytes;
import services.andreas.events.mail.tnef.TnefBytes;

/** Files that are bombs, or refer to more than they hold. */
final class HostileFiles {
    private static final String LINK =
            "https://calendar.google.com/calendar/render?dates=20261210/20261211&text=Gala";

    private static final String PASS =
            "{\"relevantDate\":\"2026-12-10T20:00Z\",\"eventTicket\":{\"primaryFields\":[{\"value\":\"a\"}]}}";

    private HostileFiles() {}

    static Stream<HostileMail> all() {
        return Stream.of(
                HostileMail.body(
                        "calendar links",
                        "text/html",
                        size ->
                                HostileMails.many(
                                        size / 90 + 1, i -> "<a href='" + LINK + i + "'>a</a>")),
                HostileMail.body(
                        "parameters of a calendar link",
                        "text/html",
                        size -> "<a href='" + LINK + "&a%20=b".repeat(size / 7) + "'>a</a>"),
                HostileMail.body(
                        "calendars in links",
                        "text/html",
                        size ->
                                HostileMails.many(
                                        size / 60 + 1,
                                        i ->
                                                "<a href='data:text/calendar,BEGIN:VCALENDAR%0A"
                                                        + i
                                                        + "'>a</a>")),
                file(
                        "strings of a pass",
                        "ticket.pkpass",
                        size ->
                                PassBytes.of(
                                        "pass.json",
                                        PASS,
                                        "en.lproj/pass.strings",
                                        "\"a\\\" = \n".repeat(size / 8))),
                file(
                        "fields of a pass",
                        "ticket.pkpass",
                        size ->
                                PassBytes.of(
                                        "pass.json",
                                        "{\"eventTicket\":{\"backFields\":["
                                                + "{\"key\":\"venue\"},".repeat(size / 16)
                                                + "{}]}}")),
                file(
                        "TNEF of empty attributes",
                        "winmail.dat",
                        size -> {
                            TnefBytes tnef = new TnefBytes();
                            for (int i = 0; i < size / 11; i++) {
                                tnef.attribute(1, 0x18004, new byte[0]);
                            }
                            return tnef.bytes();
                        }),
                file(
                        "TNEF of properties",
                        "winmail.dat",
                        size -> {
                            TnefBytes tnef = TnefBytes.request();
                            for (int i = 0; i < size / 16; i++) {
                                tnef.text(0x0037 + i, "a");
                            }
                            return tnef.bytes();
                        }),
                file(
                        "TNEF of files",
                        "winmail.dat",
                        size -> {
                            TnefBytes tnef = new TnefBytes();
                            for (int i = 0; i < size / 80; i++) {
                                tnef.file("a.ics", ("BEGIN:VCALENDAR\n" + i).getBytes());
                            }
                            return tnef.bytes();
                        }),
                file(
                        "TNEF in TNEF",
                        "winmail.dat",
                        size -> {
                            byte[] within = TnefBytes.request().bytes();
                            while (within.length < size) {
                                within = new TnefBytes().file("winmail.dat", within).bytes();
                            }
                            return within;
                        }),
                file(
                        "TNEF with a rule of excluded days",
                        "winmail.dat",
                        size ->
                                TnefBytes.request()
                                        .time(TnefBytes.APPOINTMENT, 0x820D, "2026-12-01T15:00:00Z")
                                        .bytes(
                                                TnefBytes.APPOINTMENT,
                                                0x8216,
                                                "043004300B20010000000000000001000000000000001400000023200000FFFFFFFF00000000"
                                                        + "%08X"
                                                                .formatted(
                                                                        Integer.reverseBytes(
                                                                                size / 4))
                                                        + "A0F05C0D".repeat(size / 4)
                                                        + "00000000A0F05C0DDF80E95A06300000093000005802000094020000")
                                        .bytes()));
    }

    static HostileMail file(String what, String name, IntFunction<byte[]> bytes) {
        return message(
                what,
                size ->
                        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: application/octet-stream; name=\""
                                + name
                                + "\"\nContent-Transfer-Encoding: base64\n\n"
                                + Base64.getMimeEncoder().encodeToString(bytes.apply(size)));
    }
}
