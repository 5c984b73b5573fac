package services.andreas.events.mail.tnef;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static services.andreas.events.mail.tnef.TnefBytes.APPOINTMENT;
import static services.andreas.events.mail.tnef.TnefBytes.MEETING;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.event.EventJson;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestRules;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.words.TestWords;

class TnefTest {
    private static final String ID =
            "040000008200E00074C5B7101A82E008%s0010203040506070000000000000000010000000AABBCCDDEEFF00112233445566778899";
    private static final String UID = ID.formatted("00000000");
    private static final String EASTERN =
            "0201 3000 0200 1500 450061007300740065007200 6e0020005300740061006e006400610072006400"
                    + "200054006900 6d006500";

    @Test
    void readsAMeetingRequestThatOutlookWrote() throws IOException {
        try (InputStream in =
                getClass().getResourceAsStream("/mail/meeting-request-as-winmail-dat.eml")) {
            FoundEvents found = found(mail(in.readAllBytes()));

            assertThat(found.isSettled()).isTrue();
            assertThat(members(found))
                    .singleElement()
                    .satisfies(
                            event ->
                                    assertThat(event)
                                            .containsEntry("title", "Quarterly kiln review")
                                            .containsEntry("start_time", "2026-12-10T15:00:00Z")
                                            .containsEntry("end_time", "2026-12-10T16:00:00Z")
                                            .containsEntry("location", "Room Cedar")
                                            .doesNotContainKey("needs_review"));
        }
    }

    static Stream<Arguments> meetings() {
        return Stream.of(
                arguments("the UID of its iCalendar form", single(), "uid", UID),
                arguments("its sequence", single(), "ical_sequence", 3),
                arguments("its organizer", single(), "organizer_name", "Ann; Kiln"),
                arguments(
                        "the UID of another calendar's invitation",
                        single("7643616c2d5569640100000061406200"),
                        "uid",
                        "a@b"),
                arguments(
                        "a whole day in Berlin",
                        day("2026-12-09T23:00:00Z", "2026-12-10T23:00:00Z"),
                        "start_time",
                        "2026-12-10T05:00:00Z"),
                arguments(
                        "a whole day in Honolulu",
                        day("2026-12-10T10:00:00Z", "2026-12-11T10:00:00Z"),
                        "start_time",
                        "2026-12-10T05:00:00Z"),
                arguments(
                        "a cancellation",
                        new TnefBytes()
                                .text(0x001A, "IPM.Schedule.Meeting.Canceled")
                                .text(0x0037, "Kiln")
                                .time(APPOINTMENT, 0x820D, "2026-12-10T15:00:00Z"),
                        "status",
                        "cancelled"),
                arguments(
                        "a start by a clock of no zone",
                        new TnefBytes()
                                .attribute(1, 0x78008, bytes("IPM.Microsoft Schedule.MtgReq\0"))
                                .attribute(1, 0x18004, bytes("Kiln\0"))
                                .attribute(
                                        1,
                                        0x30006,
                                        new byte[] {
                                            (byte) 0xEA, 7, 12, 0, 10, 0, 19, 0, 30, 0, 0, 0, 0, 0
                                        }),
                        "needs_review",
                        "time zone not known"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("meetings")
    void saysOfAMeeting(String what, TnefBytes tnef, String field, Object value) {
        assertThat(members(found(tnef.bytes())))
                .singleElement()
                .satisfies(event -> assertThat(event.get(field)).isEqualTo(value));
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                // every Tuesday and Thursday, without the second Tuesday, three times
                arguments(
                        "0B20 0100 0000 00000000 01000000 00000000 14000000 22200000 03000000 01000000"
                                + dates("2026-12-08")
                                + "00000000",
                        List.of("2026-12-01T15:00:00Z", "2026-12-03T15:00:00Z")),
                arguments(
                        "0C20 0300 0000 00000000 01000000 00000000 04000000 01000000 22200000 02000000 01000000"
                                + "00000000 00000000",
                        List.of("2026-12-01T15:00:00Z", "2027-01-05T15:00:00Z")),
                arguments(
                        "0A20 0000 0000 00000000 40000B00 00000000 22200000 02000000 01000000"
                                        .replace("40000B00", "400B0000")
                                + "00000000 00000000",
                        List.of("2026-12-01T15:00:00Z", "2026-12-03T15:00:00Z")),
                arguments(
                        "0D20 0200 0000 00000000 0C000000 00000000 01000000 22200000 01000000 01000000"
                                + "00000000 00000000",
                        List.of("2026-12-01T15:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void worksOutARule(String pattern, List<String> starts) {
        FoundEvents found = found(repeated(pattern).bytes());

        assertThat(members(found)).extracting(event -> event.get("start_time")).isEqualTo(starts);
        assertThat(members(found)).noneMatch(event -> event.containsKey("needs_review"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0B20 0100",
                "FFFF 0100 0000 00000000 01000000 00000000 14000000 23200000 00000000 01000000 00000000 00000000",
                "0B20 0100 0600 00000000 01000000 00000000 14000000 23200000 00000000 01000000 00000000 00000000",
                "0B20 0100 0000 00000000 01000000 00000000 14000000 23200000 00000000 01000000 FFFFFFFF",
            })
    void asksForALookAtARuleThatItCannotRead(String pattern) {
        assertThat(members(found(repeated(pattern).bytes())))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event.get("needs_review"))
                                        .asString()
                                        .contains("repetition not understood"));
    }

    private static final String CHANGED =
            "0B20 0100 0000 00000000 01000000 00000000 04000000 22200000 04000000 01000000"
                    + dates("2026-12-08", "2026-12-15", "2026-12-22")
                    + dates("2026-12-09", "2026-12-15");

    /** Moved to Wednesday at noon; renamed, and held elsewhere. */
    private static final String CHANGES =
            "0200"
                    + minutes("2026-12-09T12:00:00Z")
                    + minutes("2026-12-09T13:00:00Z")
                    + minutes("2026-12-08T10:00:00Z")
                    + "0400 0F000000"
                    + minutes("2026-12-15T10:00:00Z")
                    + minutes("2026-12-15T11:00:00Z")
                    + minutes("2026-12-15T10:00:00Z")
                    + "1100 0800 0700 4B 69 6C 6E 20 FC 21 0800 0700 48 FC 74 74 65 20 39";

    /** The same texts again, as Outlook writes them since 2007. */
    private static final String WIDE =
            "00000000"
                    + "04000000 00000000 00000000"
                    + "04000000 00000000 00000000"
                    + minutes("2026-12-15T10:00:00Z")
                    + minutes("2026-12-15T11:00:00Z")
                    + minutes("2026-12-15T10:00:00Z")
                    + "0700 4B00 6900 6C00 6E00 2000 5101 2100"
                    + "0500 4800 FC00 7400 7400 6500"
                    + "00000000 00000000";

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("code page", CHANGES, "Kiln \u00fc!", "H\u00fctte 9"),
                arguments("Unicode", CHANGES + WIDE, "Kiln \u0151!", "H\u00fctte"),
                arguments(
                        "cut Unicode",
                        CHANGES + WIDE.substring(0, 40),
                        "Kiln \u00fc!",
                        "H\u00fctte 9"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void readsTheOccurrencesOfARuleThatDiffer(
            String form, String blob, String title, String place) {
        byte[] tnef =
                repeated(CHANGED, blob)
                        .attribute(1, 0x00069007, new byte[] {(byte) 0xE4, 4, 0, 0})
                        .bytes(MEETING, 0x0003, UID)
                        .bytes();

        assertThat(members(found(tnef)))
                .extracting(
                        event -> event.get("title"),
                        event -> event.get("start_time"),
                        event -> event.get("location"))
                .containsExactly(
                        tuple("Kiln", "2026-12-01T15:00:00Z", null),
                        tuple("Kiln", "2026-12-09T17:00:00Z", null),
                        tuple(title, "2026-12-15T15:00:00Z", place));
    }

    @Test
    void readsCalendarsAndMessagesAmongItsFiles() {
        byte[] calendar =
                bytes(
                        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:f\nSUMMARY:Fair\nDTSTART:20261212T180000Z\n");
        byte[] within = single().bytes();
        byte[] tnef =
                new TnefBytes()
                        .text(0x001A, "IPM.Note")
                        .file("Fair.ICS", calendar)
                        .file("winmail.dat", within)
                        .file("poster.png", new byte[100])
                        .bytes();
        Mail mail = mail(tnef, "application/octet-stream; name=winmail.dat");

        assertThat(members(found(mail)))
                .extracting(event -> event.get("title"))
                .containsExactly("Fair", "Kiln");
        assertThat(mail.hasFiles()).isTrue();
        assertThat(mail.cut()).isFalse();
    }

    @Test
    void saysThatAMessageIsTooDeepWithinOthers() {
        byte[] within = single().bytes();
        for (int level = 1; level < 3; level++) {
            within = new TnefBytes().file("winmail.dat", within).bytes();
        }
        Mail third = mail(within, "application/ms-tnef");
        Mail fourth =
                mail(new TnefBytes().file("winmail.dat", within).bytes(), "application/ms-tnef");

        assertThat(found(third).events()).hasSize(1);
        assertThat(third.cut()).isFalse();
        assertThat(found(fourth).events()).isEmpty();
        assertThat(fourth.cut()).isTrue();
    }

    @Test
    void keepsWhatAnAnswerSaysFromBecomingAnEvent() {
        byte[] tnef = single().text(0x0037, "Accepted").bytes();
        String resp = "IPM.Schedule.Meeting.Resp.Pos";
        FoundEvents found = found(new TnefBytes().text(0x001A, resp).bytes());

        assertThat(found(tnef).events()).hasSize(1);
        assertThat(found.isSettled()).isTrue();
        assertThat(found.events()).isEmpty();
    }

    @Test
    void saysThatSomethingIsMissingWhereverItIsCutOff() {
        byte[] whole = single().file("a.txt", new byte[40]).bytes();
        for (int length = 0; length < whole.length; length += 13) {
            Mail mail = mail(Arrays.copyOf(whole, length), "application/ms-tnef");
            boolean isWholeAttribute = Tnef.read(Arrays.copyOf(whole, length), 9).isMeeting();

            assertThat(mail.text()).contains("Please join us");
            assertThat(mail.cut() || isWholeAttribute || length == 6)
                    .as("%s of %s bytes", length, whole.length)
                    .isTrue();
        }
    }

    private static TnefBytes single() {
        return single("AABBCCDDEEFF00112233445566778899");
    }

    private static TnefBytes single(String data) {
        return TnefBytes.request()
                .text(0x0037, "Kiln")
                .text(0x0042, "Ann;\n\"Kiln\"")
                .text(0x5D02, "ann@kiln.example")
                .number(APPOINTMENT, 0x8201, 3, 3)
                .time(APPOINTMENT, 0x820D, "2026-12-10T15:00:00Z")
                .time(APPOINTMENT, 0x820E, "2026-12-10T16:00:00Z")
                .bytes(MEETING, 3, ID.formatted("00000000").replaceFirst("AABB.*", data));
    }

    private static TnefBytes day(String from, String to) {
        return TnefBytes.request()
                .text(0x0037, "Kiln")
                .number(APPOINTMENT, 0x8215, 0x0B, 1)
                .time(APPOINTMENT, 0x820D, from)
                .time(APPOINTMENT, 0x820E, to);
    }

    /** From Tuesday, 1 December 2026, 10:00 to 11:00 in New York. */
    private static TnefBytes repeated(String pattern) {
        return repeated(pattern, "");
    }

    private static TnefBytes repeated(String pattern, String changes) {
        return TnefBytes.request()
                .text(0x0037, "Kiln")
                .time(APPOINTMENT, 0x820D, "2026-12-01T15:00:00Z")
                .bytes(APPOINTMENT, 0x8260, EASTERN)
                .bytes(
                        APPOINTMENT,
                        0x8216,
                        "0430 0430"
                                + pattern
                                + minutes("2026-12-01")
                                + minutes("2027-12-01")
                                + "0630 0000 0930 0000 58020000 94020000"
                                + changes);
    }

    private static String dates(String... days) {
        StringBuilder dates = new StringBuilder();
        Stream.of(days).forEach(day -> dates.append(minutes(day)));
        return "%02X000000".formatted(days.length) + dates;
    }

    private static String minutes(String day) {
        String instant = day.contains("T") ? day : day + "T00:00:00Z";
        long minutes = Instant.parse(instant).getEpochSecond() / 60 + 11_644_473_600L / 60;
        return "%08X".formatted(Integer.reverseBytes((int) minutes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static FoundEvents found(byte[] tnef) {
        return found(mail(tnef, "application/ms-tnef"));
    }

    private static FoundEvents found(Mail mail) {
        FoundEvents found = new FoundEvents();
        new CalendarEvents(TestWords.PACKAGED, TestRules.PACKAGED, "America/New_York")
                .read(mail, found);
        return found;
    }

    private static List<Map<String, Object>> members(FoundEvents found) {
        return found.events().stream().map(EventJson::members).toList();
    }

    private static Mail mail(byte[] tnef, String type) {
        return mail(
                bytes(
                        "From: a@b.example\r\nSubject: News\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                                + "--b\r\n\r\nPlease join us\r\n--b\r\nContent-Type: "
                                + type
                                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                + Base64.getMimeEncoder().encodeToString(tnef)
                                + "\r\n--b--\r\n"));
    }

    private static Mail mail(byte[] raw) {
        return new MailReader().read("m1", raw, Instant.parse("2026-11-20T10:00:00Z"));
    }
}
