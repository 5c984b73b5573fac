package services.andreas.events.extract.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

class CalendarEventsTest {

    @Test
    void tellsWhatAnInvitationSays() {
        Map<String, Object> event =
                TestMail.of()
                        .calendar(
                                "REQUEST",
                                "METHOD:REQUEST",
                                "BEGIN:VEVENT",
                                "UID:1@oldmill.example",
                                "SEQUENCE:2",
                                "DTSTART;TZID=Europe/Zurich:20261205T193000",
                                "DTEND;TZID=Europe/Zurich:20261205T220000",
                                "SUMMARY:Concert\\, with soup",
                                "DESCRIPTION:First line\\nsecond &amp; la",
                                " st",
                                "LOCATION:Old Mill\\nMain St. 5\\, Zürich",
                                "ORGANIZER;CN=\"Ann Miller\":MAILTO:Ann@Oldmill.example",
                                "STATUS:TENTATIVE",
                                "CATEGORIES:Music,Soup",
                                "URL:https://oldmill.example/concert",
                                "BEGIN:VALARM",
                                "DESCRIPTION:Reminder",
                                "TRIGGER:-PT15M",
                                "END:VALARM",
                                "END:VEVENT")
                        .event();

        assertThat(event)
                .containsEntry("title", "Concert, with soup")
                .containsEntry("description", "First line\nsecond & last")
                .containsEntry("start_time", "2026-12-05T18:30:00Z")
                .containsEntry("end_time", "2026-12-05T21:00:00Z")
                .containsEntry("all_day", false)
                .containsEntry("timezone", "Europe/Zurich")
                .containsEntry("location", "Old Mill, Main St. 5, Zürich")
                .containsEntry("organizer_name", "Ann Miller")
                .containsEntry("organizer_email", "ann@oldmill.example")
                .containsEntry("status", "tentative")
                .containsEntry("tags", List.of("music", "soup"))
                .containsEntry("source_url", "https://oldmill.example/concert")
                .containsEntry("uid", "1@oldmill.example")
                .containsEntry("ical_sequence", 2)
                .containsEntry("method", "REQUEST")
                .doesNotContainKeys("recurrence_id", "needs_review");
        assertThat(event.get("sources"))
                .asInstanceOf(MAP)
                .hasSize(event.size() - 1)
                .containsValue("calendar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what it says | start | end | zone
                "DTSTART:20261205T193000Z | 2026-12-05T19:30:00Z | | UTC",
                "DTSTART:20261205T193000 | 2026-12-06T00:30:00Z | | America/New_York",
                "DTSTART;TZID=Europe/Berlin:20260705T193000 | 2026-07-05T17:30:00Z | |"
                        + " Europe/Berlin",
                "DTSTART;TZID=\"W. Europe Standard Time\":20261205T193000 | 2026-12-05T18:30:00Z | |"
                        + " Europe/Berlin",
                "DTSTART;TZID=Pacific Standard Time:20260705T193000 | 2026-07-06T02:30:00Z | |"
                        + " America/Los_Angeles",
                "DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/Europe/Paris:20261205T193000 |"
                        + " 2026-12-05T18:30:00Z | | Europe/Paris",
                "DTSTART;TZID=/mozilla.org/20050126_1/Asia/Tokyo:20261205T193000 |"
                        + " 2026-12-05T10:30:00Z | | Asia/Tokyo",
                "DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\":20261205T193000"
                        + " | 2026-12-05T18:30:00Z | | Europe/Berlin",
                "DTSTART;TZID=\"(GMT-05.00) Eastern Time (US & Canada)\":20261205T193000 |"
                        + " 2026-12-06T00:30:00Z | | America/New_York",
                "DTSTART;TZID=GMT+0200:20261205T193000 | 2026-12-05T17:30:00Z | | +02:00",
                "DTSTART;TZID=tzone://Microsoft/Utc:20261205T193000 | 2026-12-05T19:30:00Z | | UTC",
                "DTSTART;VALUE=DATE:20261205 | 2026-12-05T05:00:00Z | 2026-12-06T05:00:00Z |"
                        + " America/New_York",
                "DTSTART:20261205 | 2026-12-05T05:00:00Z | 2026-12-06T05:00:00Z |"
                        + " America/New_York",
                "DTSTART;VALUE=DATE:20261205~DTEND;VALUE=DATE:20261208 | 2026-12-05T05:00:00Z |"
                        + " 2026-12-08T05:00:00Z | America/New_York",
                "DTSTART;VALUE=DATE:20261205~DTEND;VALUE=DATE:20261205 | 2026-12-05T05:00:00Z |"
                        + " 2026-12-06T05:00:00Z | America/New_York",
                "DTSTART:20261205T193000Z~DURATION:PT1H30M | 2026-12-05T19:30:00Z |"
                        + " 2026-12-05T21:00:00Z | UTC",
                "DTSTART:20261205T193000Z~DURATION:P1W | 2026-12-05T19:30:00Z |"
                        + " 2026-12-12T19:30:00Z | UTC",
                "DTSTART;VALUE=DATE:20261205~DURATION:P2D | 2026-12-05T05:00:00Z |"
                        + " 2026-12-07T05:00:00Z | America/New_York",
                // the night when clocks go back lasts an hour longer
                "DTSTART:20261031T220000~DURATION:PT4H | 2026-11-01T02:00:00Z |"
                        + " 2026-11-01T06:00:00Z | America/New_York",
                "DTSTART:20261031T220000~DURATION:P1D | 2026-11-01T02:00:00Z |"
                        + " 2026-11-02T03:00:00Z | America/New_York",
                // days that are written as midnights
                "DTSTART;VALUE=DATE:20261205T000000 | 2026-12-05T05:00:00Z | 2026-12-06T05:00:00Z |"
                        + " America/New_York",
                "DTSTART;TZID=Europe/Berlin:20261205T000000~DTEND;TZID=Europe/Berlin:20261207T000000"
                        + "~X-MICROSOFT-CDO-ALLDAYEVENT:TRUE |"
                        + " 2026-12-05T05:00:00Z | 2026-12-07T05:00:00Z | America/New_York",
                "DTSTART;TZID=Europe/Berlin:20261205T190000~X-MICROSOFT-CDO-ALLDAYEVENT:TRUE |"
                        + " 2026-12-05T18:00:00Z | | Europe/Berlin",
                "DTSTART:20261202T230000Z~DTEND:20261204T230000Z~X-MICROSOFT-CDO-ALLDAYEVENT:TRUE |"
                        + " 2026-12-03T05:00:00Z | 2026-12-05T05:00:00Z | America/New_York",
                // whole days that end a minute before midnight
                "DTSTART;TZID=Europe/Berlin:20261231T000000~DTEND;TZID=Europe/Berlin:20261231T235959 |"
                        + " 2026-12-30T23:00:00Z | 2026-12-31T23:00:00Z | Europe/Berlin",
                "DTSTART:20261205T000000Z~DTEND:20261206T235900Z | 2026-12-05T00:00:00Z |"
                        + " 2026-12-07T00:00:00Z | UTC",
                // a day and an hour
                "DTSTART;VALUE=DATE:20261211~DTEND;TZID=Europe/Berlin:20261212T180000 |"
                        + " 2026-12-11T05:00:00Z | 2026-12-13T05:00:00Z | America/New_York",
                "DTSTART;TZID=Europe/Berlin:20261211T180000~DTEND;VALUE=DATE:20261213 |"
                        + " 2026-12-11T17:00:00Z | 2026-12-12T23:00:00Z | Europe/Berlin",
                // a confused producer
                "DTSTART:2026-12-05T19:30:00Z | 2026-12-05T19:30:00Z | | UTC",
                "DTSTART:20261205T1930Z | 2026-12-05T19:30:00Z | | UTC",
                "dtstart:20261205t193000z | 2026-12-05T19:30:00Z | | UTC",
                "DTSTART:20261205T240000Z | 2026-12-06T00:00:00Z | | UTC",
            })
    void understandsTimes(String lines, String start, String end, String zone) {
        Map<String, Object> event =
                TestMail.of()
                        .calendar(
                                null,
                                "BEGIN:VEVENT",
                                "SUMMARY:Fair",
                                lines.replace("~", "\r\n"),
                                "END:VEVENT")
                        .event();

        assertThat(event.get("start_time")).isEqualTo(start);
        assertThat(event.get("end_time")).isEqualTo(end);
        assertThat(event.get("timezone")).isEqualTo(zone);
        assertThat(event).doesNotContainKey("needs_review");
    }

    @Test
    void asksAPersonAboutAnUnknownZoneAndAnEndBeforeTheStart() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        null,
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART;TZID=Mars/Olympus:20261205T193000",
                                        "DTEND;TZID=Mars/Olympus:20261205T183000",
                                        "END:VEVENT")
                                .event())
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("needs_review", "end before start; time zone not known")
                .doesNotContainKey("end_time");
    }

    @ParameterizedTest
    @CsvSource({
        "20261205T193000, 2026-12-05T18:30:00Z",
        "20260705T193000, 2026-07-05T17:30:00Z",
    })
    void followsTheRulesOfAZoneThatOnlyTheCalendarKnows(String local, String start) {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        null,
                                        "BEGIN:VTIMEZONE",
                                        "TZID:Customized Time Zone 1",
                                        "BEGIN:STANDARD",
                                        "DTSTART:16011028T030000",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
                                        "TZOFFSETFROM:+0200",
                                        "TZOFFSETTO:+0100",
                                        "END:STANDARD",
                                        "BEGIN:DAYLIGHT",
                                        "DTSTART:16010325T020000",
                                        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
                                        "TZOFFSETFROM:+0100",
                                        "TZOFFSETTO:+0200",
                                        "END:DAYLIGHT",
                                        "END:VTIMEZONE",
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART;TZID=Customized Time Zone 1:" + local,
                                        "END:VEVENT")
                                .event())
                .containsEntry("start_time", start)
                .containsEntry("timezone", "Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource({
        "20270105T193000, +0000, +0100, 2027-01-05T19:30:00Z",
        "20270705T193000, +0000, +0100, 2027-07-05T18:30:00Z",
        "20270705T193000, -0700, -0600, 2027-07-06T01:30:00Z",
    })
    void followsTheClockChangesOfOneYearOnly(
            String local, String winter, String summer, String start) {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        null,
                                        "BEGIN:VTIMEZONE",
                                        "TZID:Here",
                                        "BEGIN:DAYLIGHT",
                                        "DTSTART:20270328T010000",
                                        "TZOFFSETFROM:" + winter,
                                        "TZOFFSETTO:" + summer,
                                        "END:DAYLIGHT",
                                        "BEGIN:STANDARD",
                                        "DTSTART:20271031T020000",
                                        "TZOFFSETFROM:" + summer,
                                        "TZOFFSETTO:" + winter,
                                        "END:STANDARD",
                                        "END:VTIMEZONE",
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART;TZID=Here:" + local,
                                        "END:VEVENT")
                                .event())
                .containsEntry("start_time", start);
    }

    @Test
    void followsRulesThatNoZoneOfTheWorldHas() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        null,
                                        "BEGIN:VTIMEZONE",
                                        "TZID:Island",
                                        "BEGIN:STANDARD",
                                        "DTSTART:19700101T000000",
                                        "TZOFFSETFROM:+0345",
                                        "TZOFFSETTO:+0345",
                                        "END:STANDARD",
                                        "END:VTIMEZONE",
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART;TZID=Island:20261205T193000",
                                        "END:VEVENT")
                                .event())
                .containsEntry("start_time", "2026-12-05T15:45:00Z")
                .containsEntry("timezone", "+03:45");
    }

    @Test
    void followsNoRulesThatNameNoOffset() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        "PUBLISH",
                                        "BEGIN:VTIMEZONE",
                                        "TZID:Island",
                                        "BEGIN:STANDARD",
                                        "DTSTART:19700101T000000",
                                        "TZOFFSETFROM:+0345",
                                        "END:STANDARD",
                                        "END:VTIMEZONE",
                                        "BEGIN:VEVENT",
                                        "SUMMARY:Fair",
                                        "DTSTART;TZID=Island:20261205T193000",
                                        "END:VEVENT")
                                .event())
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("timezone", "America/New_York")
                .containsKey("needs_review");
    }

    @Test
    void keepsTheLocalHourOfARepetitionWhenClocksChange() {
        assertThat(
                        starts(
                                "2026-10-01T00:00:00Z",
                                "DTSTART;TZID=America/New_York:20261020T200000",
                                "RRULE:FREQ=WEEKLY;COUNT=3"))
                .containsExactly(
                        "2026-10-21T00:00:00Z", "2026-10-28T00:00:00Z", "2026-11-04T01:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20261201T190000Z~RRULE:FREQ=DAILY;COUNT=3 | 01 02 03",
                "DTSTART:20261201T190000Z~RRULE:FREQ=DAILY;INTERVAL=2;UNTIL=20261205T190000Z | 01 03 05",
                "DTSTART;TZID=America/New_York:20261201T190000~RRULE:FREQ=DAILY;UNTIL=20261203T235959Z |"
                        + " 02 03",
                "DTSTART:20261201T190000Z~RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4 | 01 03 08 10",
                "DTSTART:20261201T190000Z~RRULE:FREQ=DAILY;COUNT=4~EXDATE:20261202T190000Z | 01 03 04",
                "DTSTART:20261201T190000Z~RRULE:FREQ=DAILY;COUNT=4~EXDATE;VALUE=DATE:20261202,20261203 |"
                        + " 01 04",
                "DTSTART:20261201T190000Z~RDATE:20261205T190000Z,20261209T190000Z | 01 05 09",
                "DTSTART:20261201T190000Z~RDATE;VALUE=PERIOD:20261205T190000Z/PT2H | 01 05",
                "DTSTART:20261205T190000Z~RRULE:FREQ=DAILY;COUNT=2~RDATE:20261202T190000Z | 02 05 06",
                "DTSTART;VALUE=DATE:20261201~RRULE:FREQ=DAILY;UNTIL=20261203 | 01 02 03",
                "DTSTART;VALUE=DATE:20261201~RRULE:FREQ=DAILY;COUNT=3~EXDATE;VALUE=DATE:20261202 | 01 03",
                // not a rule: the event begins once
                "DTSTART:20261201T190000Z~RRULE:FREQ=SOMETIMES | 01",
                "DTSTART:20261201T190000Z~RRULE:nonsense | 01",
                "DTSTART:20261201T190000Z~RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31 | 01",
            })
    void worksOutRepetitions(String lines, String days) {
        assertThat(starts("2026-11-20T00:00:00Z", lines.split("~")))
                .extracting(start -> start.substring(8, 10))
                .containsExactly(days.split(" "));
    }

    @Test
    void tellsRepetitionsWithinTheHorizonOnly() {
        List<String> starts =
                starts(
                        "2026-11-20T00:00:00Z",
                        "DTSTART:20050103T190000Z",
                        "RRULE:FREQ=WEEKLY;BYDAY=MO");

        assertThat(starts).hasSize(56).startsWith("2026-10-26T19:00:00Z");
        assertThat(starts).endsWith("2027-11-15T19:00:00Z");
    }

    @Test
    void tellsARepetitionThatIsOverAsItWas() {
        assertThat(
                        starts(
                                "2026-11-20T00:00:00Z",
                                "DTSTART:20050103T190000Z",
                                "RRULE:FREQ=WEEKLY;COUNT=2"))
                .containsExactly("2005-01-03T19:00:00Z", "2005-01-10T19:00:00Z");
    }

    @Test
    void boundsARuleThatNeverEnds() {
        assertThat(
                        starts(
                                "2026-11-20T00:00:00Z",
                                "DTSTART:20261201T190000Z",
                                "RRULE:FREQ=SECONDLY"))
                .hasSize(366);
    }

    @Test
    void putsAChangedOccurrenceInItsPlace() {
        List<Map<String, Object>> events =
                TestMail.of()
                        .calendar(
                                "PUBLISH",
                                "BEGIN:VEVENT",
                                "UID:a",
                                "SUMMARY:Choir",
                                "DTSTART;TZID=Europe/Zurich:20261201T190000",
                                "RRULE:FREQ=WEEKLY;COUNT=3",
                                "END:VEVENT",
                                "BEGIN:VEVENT",
                                "UID:a",
                                "RECURRENCE-ID;TZID=Europe/Zurich:20261208T190000",
                                "SUMMARY:Choir with guests",
                                "DTSTART;TZID=Europe/Zurich:20261209T200000",
                                "STATUS:CANCELLED",
                                "END:VEVENT")
                        .events();

        assertThat(events)
                .extracting(
                        event -> event.get("title"),
                        event -> event.get("start_time"),
                        event -> event.get("recurrence_id"),
                        event -> event.get("status"))
                .containsExactly(
                        tuple("Choir", "2026-12-01T18:00:00Z", "2026-12-01T18:00:00Z", null),
                        tuple(
                                "Choir with guests",
                                "2026-12-09T19:00:00Z",
                                "2026-12-08T18:00:00Z",
                                "cancelled"),
                        tuple("Choir", "2026-12-15T18:00:00Z", "2026-12-15T18:00:00Z", null));
    }

    @Test
    void takesTheNewerOfTwoMentions() {
        TestMail mail = TestMail.of();
        for (String mention : List.of("3 New", "2 Old")) {
            mail.calendar(
                    "REQUEST",
                    "BEGIN:VEVENT",
                    "UID:a",
                    "SEQUENCE:" + mention.charAt(0),
                    "SUMMARY:" + mention.substring(2),
                    "DTSTART:20261201T190000Z",
                    "END:VEVENT");
        }

        assertThat(mail.event()).containsEntry("title", "New").containsEntry("ical_sequence", 3);
    }

    @Test
    void saysThatACancelledEventIs() {
        assertThat(
                        TestMail.of()
                                .subject("Cancelled: Fair")
                                .calendar(
                                        null,
                                        "METHOD:CANCEL",
                                        "BEGIN:VEVENT",
                                        "UID:a",
                                        "DTSTART:20261201T190000Z",
                                        "END:VEVENT")
                                .event())
                .containsEntry("status", "cancelled")
                .containsEntry("method", "CANCEL")
                .containsEntry("title", "Cancelled: Fair")
                .extractingByKey("sources")
                .asString()
                .contains("title=mail");
    }

    @Test
    void leavesOutWhatIsNoEvent() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        null,
                                        "BEGIN:VTODO",
                                        "SUMMARY:Buy soup",
                                        "DTSTART:20261201T190000Z",
                                        "END:VTODO",
                                        "BEGIN:VFREEBUSY",
                                        "DTSTART:20261201T190000Z",
                                        "END:VFREEBUSY",
                                        "BEGIN:VJOURNAL",
                                        "SUMMARY:Soup",
                                        "END:VJOURNAL")
                                .events())
                .isEmpty();
    }

    @Test
    void readsEveryCalendarOfAStream() {
        String one = "BEGIN:VEVENT\nSUMMARY:%s\nDTSTART:20261201T190000Z\nEND:VEVENT\n";
        String calendar = "BEGIN:VCALENDAR\nVERSION:2.0\n%sEND:VCALENDAR\n";

        assertThat(
                        titles(
                                calendar.formatted(one.formatted("A") + one.formatted("B"))
                                        + calendar.formatted(one.formatted("C"))))
                .containsExactly("A", "B", "C");
    }

    @Test
    void losesNoEventToABrokenOne() {
        assertThat(
                        titles(
                                """
                                \uFEFFBEGIN:VCALENDAR
                                BEGIN:VEVENT
                                SUMMARY:No end
                                DTSTART:20261201T190000Z
                                DESCRIPTION:a line
                                that is not folded
                                BEGIN:VEVENT
                                SUMMARY:No start
                                DTSTART:tomorrow
                                END:VEVENT

                                END:VALARM
                                BEGIN:VEVENT
                                SUMMARY:Alarm without end
                                DTSTART:20261203T190000Z
                                BEGIN:VALARM
                                TRIGGER:-PT5M
                                END:VEVENT
                                BEGIN:VEVENT
                                RRULE:FREQ=;;
                                DTSTART;TZID=:20261204T190000Z
                                SUMMARY;LANGUAGE=de;X="a:b:Folded
                                 \ttwice
                                END:VEVENT
                                BEGIN:VEVENT
                                SUMMARY:Cut
                                DTSTART:20261205T190000Z"""))
                .contains("No end", "No start", "Alarm without end", "Cut")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void readsOldCalendars() {
        assertThat(
                        TestMail.of()
                                .rawCalendar(
                                        """
                                        BEGIN:VCALENDAR
                                        VERSION:1.0
                                        BEGIN:VEVENT
                                        SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:F=C3=AAte =
                                        du village
                                        DTSTART:20261205T193000Z
                                        DTEND:20261205T213000Z
                                        END:VEVENT
                                        END:VCALENDAR
                                        """)
                                .event())
                .containsEntry("title", "Fête du village")
                .containsEntry("end_time", "2026-12-05T21:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n\r\n", " \n \t\n", "\uFEFF\n"})
    void readsACalendarThatBeginsWithBlankLines(String blank) {
        assertThat(
                        titles(
                                blank
                                        + "BEGIN:VCALENDAR\n\nBEGIN:VEVENT\nSUMMARY:Fair\n\n\n"
                                        + "DTSTART:20261201T190000Z\nEND:VEVENT\nEND:VCALENDAR\n"))
                .containsExactly("Fair");
    }

    @Test
    void readsTextsThatAreEncodedAsAHeaderIs() {
        assertThat(
                        TestMail.of()
                                .calendar(
                                        null,
                                        "BEGIN:VEVENT",
                                        "DTSTART:20261205T193000Z",
                                        "SUMMARY:=?UTF-8?Q?Gem=C3=BCtlicher_Abend?=",
                                        "LOCATION:=?utf-8?b?TcO8aGxl?=",
                                        "END:VEVENT")
                                .event())
                .containsEntry("title", "Gemütlicher Abend")
                .containsEntry("location", "Mühle");
    }

    @Test
    void describesAnEventInHtmlWhereThereIsNothingElse() {
        String[] event = {
            "BEGIN:VEVENT",
            "SUMMARY:Fair",
            "X-ALT-DESC;FMTTYPE=text/html:<html><body><p>Come <b>all</b></p></body></html>",
            "DESCRIPTION:",
            "DTSTART:20261201T190000Z",
            "END:VEVENT"
        };
        assertThat(TestMail.of().calendar(null, event).event())
                .containsEntry("description", "Come all");

        event[3] = "DESCRIPTION:Bring friends";
        assertThat(TestMail.of().calendar(null, event).event())
                .containsEntry("description", "Bring friends");
    }

    private static List<String> titles(String calendar) {
        return TestMail.of().rawCalendar(calendar).events().stream()
                .map(event -> (String) event.get("title"))
                .toList();
    }

    private static List<String> starts(String sent, String... lines) {
        return TestMail.of()
                .sent(sent)
                .calendar(
                        null,
                        "BEGIN:VEVENT",
                        "UID:a",
                        "SUMMARY:Choir",
                        String.join("\r\n", lines),
                        "END:VEVENT")
                .events()
                .stream()
                .map(event -> (String) event.get("start_time"))
                .toList();
    }
}
