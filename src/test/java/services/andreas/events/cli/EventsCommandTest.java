package services.andreas.events.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.Terminal;
import services.andreas.events.listing.ReadCalendar;
import services.andreas.events.listing.StoredItems;
import services.andreas.events.standin.Dynoxide;

/** What a person with access to the tables lists. */
class EventsCommandTest {
    private final StoredItems items = new StoredItems();

    @Test
    void listsThePeriodInTheFormThatIsAskedFor() throws Exception {
        items.put(event("past", "Old", "2020-01-01T00:00:00Z"));
        items.put(event("jazz", "Jazz", "2096-12-05T19:00:00Z"));
        items.put(event("fair", "=Fair", "2096-12-31T23:30:00Z"));
        items.put(event("unclear", "Blues", "2096-12-31T22:30:00Z", "needs_review", "far ahead"));
        items.put(event("no", "Sale", "2096-12-06T19:00:00Z", "status", "rejected"));

        assertThat(run("events").out())
                .contains("Jazz", "[?] Blues", "=Fair", "3 events; times are in Europe/Zurich")
                .doesNotContain("Old", "Sale");
        // the day is that of TIMEZONE: half past eleven in London is after midnight in Zurich
        assertThat(run("events", "--to", "2096-12-31", "--csv").out().lines())
                .hasSize(3)
                .noneMatch(line -> line.contains("Fair"));
        assertThat(run("events", "--needs-review", "--ics").out())
                .satisfies(
                        ics ->
                                assertThat(ReadCalendar.of(ics).events())
                                        .containsOnlyKeys("unclear"));
        assertThat(new ObjectMapper().readTree(run("events", "--all", "--json").out()))
                .extracting(event -> event.path("identifier").asText())
                .containsExactly("past", "jazz", "no", "unclear", "fair");
        Terminal.Ended wrong = run("events", "--from", "soon");
        assertThat(wrong.code()).isEqualTo(64);
        assertThat(wrong.err()).contains("--from").hasLineCount(1);
        Terminal.Ended backwards = run("events", "--from", "2096-12-31", "--to", "2096-12-01");
        assertThat(backwards.code()).isEqualTo(64);
        assertThat(backwards.err()).contains("no day is from 2096-12-31 to 2096-12-01");
        assertThat(run("events", "--to", "2020-01-01").code()).isEqualTo(64);
        assertThat(run("events", "--all", "--to", "2020-01-01").out()).contains("Old", "1 event");
        assertThat(run("events", "--all", "--to", "1969-12-31").out()).contains("0 events");
        assertThat(run("events", "--from=-0009-01-01", "--to=-0008-01-01").err())
                .contains("no day is from");
        assertThat(run("events", "--to", "9999-12-31").out()).contains("3 events");
    }

    @Test
    void showsTimesOfOneZoneInTheOrderInWhichTheyAreShown() {
        items.put(event("c", "Late", "2096-12-05T22:00:00Z", "timezone", "Asia/Tokyo"));
        items.put(event("b", "Early", "2096-12-05T08:00:00Z", "timezone", "America/New_York"));
        // begins in Tokyo before the 4th is over in Zurich
        Map<String, Object> day = event("a", "Fair", "2096-12-04T15:00:00Z");
        day.putAll(Map.of("timezone", "Asia/Tokyo", "all_day", true));
        items.put(day);
        items.put(event("d", "Eve", "2096-12-04T19:00:00Z"));

        assertThat(run("events").out().lines())
                .extracting(line -> line.replaceAll(" {2,}", "|"))
                .containsExactly(
                        "when|what|where|from|id",
                        "Tue 4 Dec 2096 20:00|Eve|d",
                        "Wed 5 Dec 2096|Fair|a",
                        "Wed 5 Dec 2096 09:00|Early|b",
                        "Wed 5 Dec 2096 23:00|Late|c",
                        "4 events; times are in Europe/Zurich");
    }

    @Test
    void listsAWholeDayOnItsDateWhereverItIs() {
        for (String zone : List.of("Asia/Tokyo", "Pacific/Kiritimati", "Pacific/Honolulu")) {
            Map<String, Object> day =
                    event(
                            zone,
                            "Fair",
                            LocalDate.of(2096, 12, 31)
                                    .atStartOfDay(ZoneId.of(zone))
                                    .toInstant()
                                    .toString());
            day.putAll(Map.of("timezone", zone, "all_day", true));
            items.put(day);
        }

        assertThat(run("events", "--from", "2096-12-31", "--to", "2096-12-31").out())
                .contains("3 events");
        assertThat(run("events", "--to", "2096-12-30").out()).contains("0 events");
        assertThat(run("events", "--from", "2097-01-01").out()).contains("0 events");
    }

    @Test
    void listsWhatHasBegunAndIsStillOn() {
        items.put(lasting("exhibition", "Masks", "2096-11-01T09:00:00Z", "2097-01-31T16:00:00Z"));
        items.put(lasting("over", "Tents", "2096-12-02T09:00:00Z", "2096-12-05T12:00:00Z"));
        items.put(lasting("night", "Rave", "2096-12-05T21:00:00Z", "2096-12-06T05:00:00Z"));

        assertThat(run("events", "--from", "2096-12-06", "--to", "2096-12-06").out())
                .contains("Masks", "1 event");
        assertThat(run("events", "--from", "2096-12-05", "--to", "2096-12-05").out())
                .contains("Masks", "Tents", "Rave");
        assertThat(run("events", "--from", "2097-02-01").out()).contains("0 events");
    }

    private static Map<String, Object> lasting(String id, String title, String start, String end) {
        return event(id, title, start, "end_time", end);
    }

    private static Map<String, Object> event(
            String id, String title, String start, Object... more) {
        Map<String, Object> event = StoredItems.event(id, title, start);
        for (int i = 0; i < more.length; i += 2) {
            event.put((String) more[i], more[i + 1]);
        }
        return event;
    }

    private Terminal.Ended run(String... command) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TABLE_NAME", items.table);
        environment.put("TIMEZONE", "Europe/Zurich");
        environment.put("DYNAMODB_ENDPOINT_URL", Dynoxide.shared().endpoint().toString());
        return CommandHere.run(environment, command);
    }
}
