package services.andreas.events.extract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.extract.TestMail;

class SchemaEventsTest {
    private static final String FAIR =
            """
            {"@context":"https://schema.org","@type":"Event","name":"Fair","startDate":"2026-12-05T19:30:00+01:00",
            "location":{"@type":"Place","name":"Old Mill"}}""";

    @Test
    void tellsWhatATicketSays() {
        TestMail mail =
                TestMail.of()
                        .jsonLd(
                                """
                                {"@context":"http://schema.org","@type":"EventReservation","reservationNumber":"7",
                                 "reservationFor":{"@type":"MusicEvent","name":"Rock &amp; Soup",
                                  "description":"<p>Loud.</p><p>Hot.</p>",
                                  "url":"https://tickets.example/e/7",
                                  "startDate":"2026-12-18T19:30:00-05:00","endDate":"2026-12-18T21:30:00-05:00",
                                  "doorTime":"2026-12-18T18:30:00-05:00",
                                  "eventStatus":"https://schema.org/EventCancelled",
                                  "location":{"@type":"Place","name":"St. Brendan's Church",
                                   "address":{"@type":"PostalAddress","streetAddress":"77 Prospect Avenue",
                                    "addressLocality":"Brooklyn","addressRegion":"NY","postalCode":"11215","addressCountry":"US"}},
                                  "organizer":{"@type":"Organization","name":"Lantern","url":"https://lantern.example/"}}}""")
                        .text("It was ordered on November 3, 2026.");

        assertThat(mail.event())
                .containsEntry("title", "Rock & Soup")
                .containsEntry("description", "Loud.\n\nHot.")
                .containsEntry("start_time", "2026-12-19T00:30:00Z")
                .containsEntry("end_time", "2026-12-19T02:30:00Z")
                .containsEntry("all_day", false)
                .containsEntry("timezone", "America/New_York")
                .containsEntry(
                        "location", "St. Brendan's Church, 77 Prospect Avenue, Brooklyn, NY 11215")
                .containsEntry("venue", "St. Brendan's Church")
                .containsEntry("status", "cancelled")
                .containsEntry("organizer_name", "Lantern")
                .containsEntry("organizer_url", "https://lantern.example/")
                .containsEntry("source_url", "https://tickets.example/e/7");
        assertThat(mail.asks()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Event\"",
                "\"MusicEvent\"",
                "\"http://schema.org/Event\"",
                "\"https://schema.org/TheaterEvent/\"",
                "\"schema:Event\"",
                "[\"Event\",\"MusicEvent\"]",
                "[\"Thing\",\"http://schema.org/ScreeningEvent\"]",
                "\"Festival\"",
                "\"CourseInstance\"",
            })
    void knowsEveryKindOfEvent(String type) {
        assertThat(TestMail.of().jsonLd(FAIR.replace("\"Event\"", type)).event())
                .containsEntry("title", "Fair");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Product\"",
                "\"Order\"",
                "\"ParcelDelivery\"",
                "\"FlightReservation\"",
                "\"DeliveryEvent\"",
                "7",
                "null"
            })
    void takesNothingElseForAnEvent(String type) {
        assertThat(TestMail.of().jsonLd(FAIR.replace("\"Event\"", type)).events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s]",
                "{\"@graph\":[{\"@type\":\"WebSite\"},%s]}",
                "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"ListItem\",\"item\":%s}]}",
                "{\"@type\":\"WebPage\",\"mainEntity\":%s}",
                "{\"@type\":\"Organization\",\"event\":[%s]}",
                "<!-- %s -->",
                "//<![CDATA[\n%s\n//]]>",
                "/*<![CDATA[*/ %s /*]]>*/",
                "<![CDATA[%s]]>",
                "%s;",
                "// a comment\n%s",
                "%s %1$s",
                "{\"@type\":\"Thing\"}{\"@type\":\"Thing\"}%s",
            })
    void findsAnEventWhereverItIs(String around) {
        assertThat(TestMail.of().jsonLd(around.formatted(FAIR)).event())
                .containsEntry("title", "Fair")
                .containsEntry("location", "Old Mill");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@type':'Event','name':'Fair','startDate':'2026-12-05T19:30:00+01:00'}",
                "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\",}",
                "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\"",
                "{\"@type\":\"Event\",\n\"name\":\"Fair\"\n\"startDate\":\"2026-12-05T19:30:00+01:00\"}",
                "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\","
                        + "\"description\":\"two\nlines\tand a tab\"}",
                "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\","
                        + "\"description\":\"a \\d escape\"}",
                "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\","
                        + "\"description\":\"the \"best\" of all\"}",
                "{&quot;@type&quot;:&quot;Event&quot;,&quot;name&quot;:&quot;Fair&quot;,"
                        + "&quot;startDate&quot;:&quot;2026-12-05T19:30:00+01:00&quot;}",
                "{“@type”:“Event”,“name”:“Fair”,“startDate”:“2026-12-05T19:30:00+01:00”}",
                "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\","
                        + "\"image\":[\"a\",]}}}",
                "{@type:\"Event\",name:\"Fair\",startDate:\"2026-12-05T19:30:00+01:00\"}",
                "\uFEFF[{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\"},"
                        + "{\"@type\":\"Event\",\"na",
                "{'description':'a } brace','@type':'Event','name':'Fair','startDate':'2026-12-05T19:30:00+01:00'}",
                "{}{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30:00+01:00\"",
                "{ &quot;@type&quot;:&quot;Event&quot;,&quot;name&quot;:&quot;Fair&quot;,"
                        + "&quot;startDate&quot;:&quot;2026-12-05T19:30:00+01:00&quot;}",
                "{<br />\"@type\":\"Event\",<br />\"name\":\"Fair\",<br />"
                        + "\"startDate\":\"2026-12-05T19:30:00+01:00\"}",
            })
    void repairsWhatIsBroken(String json) {
        assertThat(TestMail.of().jsonLd(json).events())
                .first()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .containsEntry("title", "Fair")
                                        .containsEntry("start_time", "2026-12-05T18:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // start, end | start | end | whole day | zone
                "\"2026-12-05T19:30:00Z\" | 2026-12-05T19:30:00Z | | false | UTC",
                "\"2026-12-05T19:30:00-05:00\" | 2026-12-06T00:30:00Z | | false | America/New_York",
                "\"2026-12-05T19:30:00-0500\" | 2026-12-06T00:30:00Z | | false | America/New_York",
                "\"2026-12-05T19:30-05\" | 2026-12-06T00:30:00Z | | false | America/New_York",
                "\"2026-12-05T19:30:00.000+02:00\" | 2026-12-05T17:30:00Z | | false | +02:00",
                "\"2026-12-05T19:30\" | 2026-12-06T00:30:00Z | | false | America/New_York",
                "\"2026-12-05 19:30:00\" | 2026-12-06T00:30:00Z | | false | America/New_York",
                "\"20261205T193000Z\" | 2026-12-05T19:30:00Z | | false | UTC",
                "\"2026-12-05\" | 2026-12-05T05:00:00Z | | true | America/New_York",
                "\"2026-12-05\",\"endDate\":\"2026-12-07\" | 2026-12-05T05:00:00Z |"
                        + " 2026-12-08T05:00:00Z | true | America/New_York",
                "\"2026-12-05T10:00\",\"endDate\":\"2026-12-07\" | 2026-12-05T15:00:00Z |"
                        + " 2026-12-08T05:00:00Z | false | America/New_York",
                "\"2026-12-05T19:30\",\"endDate\":\"2026-12-05\" | 2026-12-06T00:30:00Z | | false |"
                        + " America/New_York",
                "\"2026-12-05T19:30+01:00\",\"endDate\":\"2026-12-05T22:00\" | 2026-12-05T18:30:00Z"
                        + " | 2026-12-05T21:00:00Z | false | +01:00",
                "\"2026-12-05T19:30Z\",\"duration\":\"PT1H30M\" | 2026-12-05T19:30:00Z |"
                        + " 2026-12-05T21:00:00Z | false | UTC",
                "[\"2026-12-05T19:30:00Z\"] | 2026-12-05T19:30:00Z | | false | UTC",
                "{\"@type\":\"DateTime\",\"@value\":\"2026-12-05T19:30:00Z\"} |"
                        + " 2026-12-05T19:30:00Z | | false | UTC",
            })
    void understandsTimes(String told, String start, String end, boolean allDay, String zone) {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":%s}"
                                                .formatted(told))
                                .event())
                .containsEntry("start_time", start)
                .containsEntry("all_day", allDay)
                .containsEntry("timezone", zone)
                .satisfies(event -> assertThat(event.get("end_time")).isEqualTo(end))
                .doesNotContainKey("needs_review");
    }

    @Test
    void takesTheZoneOfThePlaceForTimesThatNameNone() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Event","name":"Messe","startDate":"2026-12-05T19:30",
                                        "location":{"name":"Halle","address":{"addressLocality":"Köln","addressCountry":"DE"}}}""")
                                .event())
                .containsEntry("start_time", "2026-12-05T18:30:00Z")
                .containsEntry("timezone", "Europe/Berlin");
    }

    @Test
    void asksAPersonAboutTimesThatMakeNoSense() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"TBA\"}")
                                .event())
                .containsEntry("needs_review", "start not understood");
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        "{\"@type\":\"Event\",\"name\":\"Fair\",\"startDate\":\"2026-12-05T19:30Z\","
                                                + "\"endDate\":\"2026-12-04T19:30Z\"}")
                                .event())
                .containsEntry("needs_review", "end before start")
                .doesNotContainKey("end_time");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"Old Mill, Main St. 5\" | Old Mill, Main St. 5",
                "{\"name\":\"Old Mill\"} | Old Mill",
                "{\"name\":\"Old Mill\",\"address\":\"Main St. 5, Zurich\"} | Old Mill, Main St. 5,"
                        + " Zurich",
                "{\"name\":\"Old Mill\",\"address\":\"Old Mill, Main St. 5\"} | Old Mill, Main St. 5",
                "{\"address\":{\"streetAddress\":\"Main St. 5\",\"postalCode\":\"8001\","
                        + "\"addressLocality\":\"Zürich\",\"addressCountry\":\"CH\"}} | Main St. 5, 8001"
                        + " Zürich",
                "{\"name\":\"Hall\",\"address\":{\"addressLocality\":\"Zürich\","
                        + "\"addressCountry\":{\"@type\":\"Country\",\"name\":\"Switzerland\"}}} | Hall,"
                        + " Zürich, Switzerland",
                "{\"streetAddress\":\"Main St. 5\",\"addressLocality\":\"Zürich\"} | Main St. 5,"
                        + " Zürich",
                "[{\"name\":\"Old Mill\"},{\"name\":\"Barn\"}] | Old Mill, Barn",
                "{\"@type\":\"VirtualLocation\",\"url\":\"https://meet.example/7\"} |"
                        + " https://meet.example/7",
                "[{\"name\":\"Old Mill\"},{\"@type\":\"VirtualLocation\",\"name\":\"Stream\","
                        + "\"url\":\"https://meet.example/7\"}] | Old Mill, Stream",
                "{\"@id\":\"#mill\"} | Old Mill",
            })
    void writesAPlaceInOneLine(String location, String line) {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        "{\"@graph\":[{\"@id\":\"#mill\",\"@type\":\"Place\",\"name\":\"Old Mill\"},"
                                                + "{\"@type\":\"Event\",\"name\":\"Fair\",\"location\":%s}]}"
                                                        .formatted(location))
                                .event())
                .containsEntry("location", line);
    }

    @Test
    void tellsTheFestivalAndItsParts() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Festival","name":"Mill Fest","startDate":"2026-12-05","endDate":"2026-12-06",
                                        "location":"Old Mill","subEvent":[
                                        {"@type":"MusicEvent","name":"Opening","startDate":"2026-12-05T20:00:00-05:00"},
                                        {"@type":"MusicEvent","name":"Finale","startDate":"2026-12-06T20:00:00-05:00","location":"Barn"},
                                        {"@type":"MusicEvent","name":"Undated"}]}""")
                                .events())
                .extracting(event -> event.get("title") + " @ " + event.get("location"))
                .containsExactly("Mill Fest @ Old Mill", "Opening @ Old Mill", "Finale @ Barn");
    }

    @Test
    void tellsTheSeriesOfAnEventOnlyWhenItHasADate() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Event","name":"Part","startDate":"2026-12-05",
                                        "superEvent":{"@type":"EventSeries","name":"Series"}}""")
                                .event())
                .containsEntry("title", "Part");
    }

    @Test
    void lendsAPartThePlaceOfTheWholeThatItNames() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Event","name":"Talk","startDate":"2026-12-05T19:30:00",
                                         "superEvent":{"@type":"Event","name":"Fair","location":"Old Mill"}}""")
                                .events()
                                .get(0))
                .containsEntry("title", "Talk")
                .containsEntry("location", "Old Mill");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"https://schema.org/OnlineEventAttendanceMode\" | \"\" | Online",
                "\"OnlineEventAttendanceMode\" | \"Old Mill\" | Old Mill",
                "\"OfflineEventAttendanceMode\" | \"\" |",
                "[\"OnlineEventAttendanceMode\",\"OfflineEventAttendanceMode\"] | \"\" |",
                "\"OnlineEventAttendanceMode\" | {\"@type\":\"VirtualLocation\",\"url\":\"https://x.example/l\"}"
                        + " | https://x.example/l",
            })
    void saysThatAnEventIsOnline(String mode, String location, String line) {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        "{\"@type\":\"Event\",\"name\":\"Talk\",\"eventAttendanceMode\":"
                                                + mode
                                                + ",\"location\":"
                                                + location
                                                + "}")
                                .event()
                                .get("location"))
                .isEqualTo(line);
    }

    @Test
    void takesTimesThatStandBesideTheirDates() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Event","name":"Fair","startDate":"2026-12-05","startTime":"19:30",
                                         "endDate":"2026-12-05","endTime":"9:30 pm"}""")
                                .event())
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("end_time", "2026-12-06T02:30:00Z");
    }

    @Test
    void readsAnIntervalAsStartAndEnd() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@type":"Event","name":"Fair","startDate":"2026-12-05T19:30-05:00/2026-12-05T21:30-05:00"}""")
                                .event())
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("end_time", "2026-12-06T02:30:00Z");
    }

    @Test
    void readsExpandedJsonLd() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        [{"@type":["http://schema.org/Event"],"http://schema.org/name":[{"@value":"Fair"}],
                                        "http://schema.org/location":[{"@value":"Old Mill"}]}]""")
                                .event())
                .containsEntry("title", "Fair")
                .containsEntry("location", "Old Mill");
    }

    @Test
    void saysThatNoTicketIsLeft() {
        String offer =
                "{\"availability\":\"https://schema.org/%s\",\"url\":\"https://tickets.example/7\"}";
        String event = "{\"@type\":\"Event\",\"name\":\"Fair\",\"offers\":[%s,%s]}";

        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        event.formatted(
                                                offer.formatted("SoldOut"),
                                                offer.formatted("SoldOut")))
                                .event())
                .containsEntry("sold_out", true)
                .containsEntry("source_url", "https://tickets.example/7");
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        event.formatted(
                                                offer.formatted("SoldOut"),
                                                offer.formatted("InStock")))
                                .event())
                .doesNotContainKey("sold_out");
    }

    @Test
    void tellsAnEventOnceThatSeveralScriptsTell() {
        assertThat(TestMail.of().jsonLd(FAIR).jsonLd("[" + FAIR + "," + FAIR + "]").events())
                .hasSize(1);
    }

    @Test
    void readsMicrodata() {
        Map<String, Object> event =
                TestMail.of()
                        .html(
                                """
                                <div itemscope itemtype="http://schema.org/EventReservation">
                                <div itemprop="reservationFor" itemscope itemtype="http://schema.org/MusicEvent">
                                <a itemprop="url" href="https://oldmill.example/7"><h1 itemprop="name">Winter <b>Fair</b></h1></a>
                                <time itemprop="startDate" datetime="2026-12-05T19:30-05:00">Saturday</time>
                                <meta itemprop="endDate" content="2026-12-05T22:00-05:00">
                                <div itemprop="location" itemscope itemtype="http://schema.org/Place">
                                <span itemprop="name">Old Mill</span>
                                <div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
                                <span itemprop="streetAddress">Main St. 5</span>, <span itemprop="addressLocality">Salem</span></div>
                                </div></div></div>""")
                        .event();

        assertThat(event)
                .containsEntry("title", "Winter Fair")
                .containsEntry("start_time", "2026-12-06T00:30:00Z")
                .containsEntry("end_time", "2026-12-06T03:00:00Z")
                .containsEntry("location", "Old Mill, Main St. 5, Salem")
                .containsEntry("source_url", "https://oldmill.example/7")
                .extractingByKey("sources")
                .asString()
                .contains("title=microdata");
    }

    @Test
    void followsReferencesOfMicrodata() {
        assertThat(
                        TestMail.of()
                                .html(
                                        """
                                        <div itemscope itemtype="https://schema.org/Event" itemref="when self"><b itemprop="name">Fair</b></div>
                                        <p id="when">On <span itemprop="startDate" content="2026-12-05">Saturday</span></p>""")
                                .event())
                .containsEntry("title", "Fair")
                .containsEntry("start_time", "2026-12-05T05:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "http://schema.org/ReservationCancelled, cancelled",
        "https://schema.org/ReservationCanceled, cancelled",
        "Cancelled, cancelled",
        "http://schema.org/ReservationPending, tentative",
        "http://schema.org/ReservationHold, tentative",
        "http://schema.org/ReservationConfirmed,",
        "http://schema.org/Confirmed,",
    })
    void tellsWhetherAReservationStands(String reservation, String status) {
        String json =
                "{'@type':'EventReservation','reservationStatus':'%s','reservationFor':%s}"
                        .replace('\'', '"')
                        .formatted(reservation, FAIR);
        String microdata =
                """
                <div itemscope itemtype="http://schema.org/EventReservation"><link itemprop="reservationStatus" href="%s">
                <div itemprop="reservationFor" itemscope itemtype="http://schema.org/Event"><b itemprop="name">Fair</b>
                <meta itemprop="startDate" content="2026-12-05T19:30:00+01:00"></div></div>"""
                        .formatted(reservation);

        for (TestMail mail : List.of(TestMail.of().jsonLd(json), TestMail.of().html(microdata))) {
            assertThat(mail.event().get("status")).isEqualTo(status);
            assertThat(mail.event().get("needs_review"))
                    .isEqualTo("cancelled".equals(status) ? "the reservation is cancelled" : null);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p itemprop=location itemscope itemtype=http://schema.org/Place><a itemprop=url href=https://m.example/>Old Mill</a></p>",
                "<i itemprop=location itemscope itemtype=http://schema.org/MusicVenue>Old Mill</i>",
                "<i itemprop=location itemscope itemtype=http://schema.org/Place><a href=x>?</a><a itemprop='sameAs url' href=https://m.example/>Old <b>Mill</b></a></i>",
                "<i itemprop=location itemscope itemtype=http://schema.org/Place><a itemprop=map href=https://map.example/>Map</a><i itemprop=name>Old Mill</i></i>",
            })
    void namesAPlaceWithoutANameByTheTextOfItsLink(String place) {
        assertThat(
                        TestMail.of()
                                .html(
                                        "<div itemscope itemtype=http://schema.org/Event><b itemprop=name>Fair</b>"
                                                + "<time itemprop=startDate datetime=2026-12-05></time>"
                                                + place
                                                + "</div>")
                                .event())
                .containsEntry("location", "Old Mill");
    }

    @Test
    void namesNoEventByTheTextOfItsLink() {
        assertThat(
                        TestMail.of()
                                .html(
                                        "<div itemscope itemtype=http://schema.org/Event><time itemprop=startDate datetime=2026-12-05></time>"
                                                + "<a itemprop=url href=https://m.example/>Buy tickets</a></div>")
                                .events())
                .isEmpty();
    }

    @Test
    void completesWhatAnEarlierRungTells() {
        Map<String, Object> event =
                TestMail.of()
                        .calendar(
                                "PUBLISH",
                                "BEGIN:VEVENT",
                                "UID:a",
                                "SUMMARY:Winter Fair",
                                "DTSTART:20261205T183000Z",
                                "END:VEVENT")
                        .jsonLd(FAIR)
                        .event();

        assertThat(event)
                .containsEntry("title", "Winter Fair")
                .containsEntry("location", "Old Mill")
                .containsEntry("timezone", "UTC");
        assertThat(event.get("sources").toString())
                .contains("title=calendar", "location=json-ld", "timezone=calendar");
    }

    @Test
    void survivesWhatMeansHarm() {
        String deep = "{\"event\":".repeat(5_000) + FAIR + "}".repeat(5_000);

        assertThat(TestMail.of().jsonLd(deep).events()).isEmpty();
        assertThat(TestMail.of().jsonLd("{".repeat(100_000)).events()).isEmpty();
        assertThat(TestMail.of().jsonLd("\"".repeat(100_000)).events()).isEmpty();
        assertThat(
                        TestMail.of()
                                .html(
                                        "<div itemscope itemtype=\"https://schema.org/Event\">"
                                                .repeat(3_000))
                                .events())
                .isEmpty();
    }

    @Test
    void refersInCirclesForEver() {
        assertThat(
                        TestMail.of()
                                .jsonLd(
                                        """
                                        {"@graph":[{"@id":"#a","@type":"Event","name":"A","startDate":"2026-12-05","superEvent":{"@id":"#b"}},
                                        {"@id":"#b","@type":"Event","name":"B","startDate":"2026-12-05","subEvent":[{"@id":"#a"}],"location":{"@id":"#b"}}]}""")
                                .events())
                .extracting(event -> event.get("title"))
                .isEqualTo(List.of("A", "B"));
    }
}
