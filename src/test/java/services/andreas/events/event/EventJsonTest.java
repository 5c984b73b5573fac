package services.andreas.events.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The form in which ledgers hold events: what they hold stays readable, and is written alike. */
class EventJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A contribution with every field, as a ledger holds it. */
    private static final String KEPT =
            """
            {
              "title": "Winter Concert", "description": "Songs.", "location": "Old Mill, Zürich",
              "start_time": "2026-12-05T19:30:00Z", "end_time": "2026-12-05T21:00:00Z",
              "all_day": false, "timezone": "Europe/Zurich", "venue": "Old Mill",
              "normalized_location": "old mill zürich", "category": "music",
              "tags": ["choir", "free"], "organizer_name": "Choir",
              "organizer_url": "https://choir.example", "organizer_email": "boss@choir.example",
              "source_url": "https://choir.example/1", "status": "confirmed", "sold_out": true,
              "uid": "1@choir.example", "recurrence_id": "2026-12-04T19:30:00Z",
              "ical_sequence": 3, "method": "REQUEST", "source_name": "The Old Mill",
              "source_email": "news@oldmill.example", "source_domain": "oldmill.example",
              "email_id": "18c2f0a1b2c3d4e5", "mail_date": "2026-11-20T09:00:00.123Z",
              "authenticated": true, "model": "gpt-6-luna", "prompt": "3fa2",
              "needs_review": "date is far ahead", "price": "CHF 25",
              "found_in": "programme.pdf, page 2", "series": "every Monday", "ical_stamp": "2026-11-20T09:00:00Z", "override": true,
              "this_and_future": true, "moved": true, "moved_from": "2026-12-04T19:30:00Z",
              "recurrence": "DTSTART:20261207T180000",
              "series_until": "2027-11-20T09:00:00Z", "series_due": "2027-05-20T09:00:00Z",
              "sources": {"title": "openai", "start_time": "calendar", "price": "openai"},
              "quotes": {"title": "our Winter Concert"}
            }
            """;

    private final EventJson json = new EventJson(ZoneId.of("Europe/Zurich"));

    @Test
    void writesAnEventAsItWasKept() throws Exception {
        assertThat(JSON.readTree(EventJson.write(json.read(KEPT)))).isEqualTo(JSON.readTree(KEPT));
    }

    @Test
    void keepsEveryField() throws Exception {
        Event event = json.read(KEPT);

        assertThat(event.values().keySet()).containsAll(Field.all());
        assertThat(event.get(Field.START_TIME)).isEqualTo(Instant.parse("2026-12-05T19:30:00Z"));
        assertThat(event.get(Field.TIMEZONE)).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(event.get(Field.TAGS)).containsExactly("choir", "free");
        assertThat(event.values().get(Field.named("price"))).isEqualTo("CHF 25");
        assertThat(event.source(Field.START_TIME)).isEqualTo("calendar");
    }

    @Test
    void leavesOutWhatIsNotOfTheKindOfItsField() {
        Event event =
                json.of(
                        Map.of(
                                "title", Map.of("a", "b"),
                                "start_time", "soon",
                                "timezone", "Nowhere",
                                "all_day", "yes",
                                "ical_sequence", "two",
                                "tags", List.of(List.of())));

        assertThat(event.values()).isEmpty();
    }

    @Test
    void readsADayAndTheOriginalsInstants() {
        assertThat(EventJson.members(json.of(Map.of("start_time", "2026-12-05"))))
                .isEqualTo(Map.of("start_time", "2026-12-04T23:00:00Z", "all_day", true));
        assertThat(EventJson.members(json.of(Map.of("start_time", "2026-12-05T19:30:00+00:00"))))
                .isEqualTo(Map.of("start_time", "2026-12-05T19:30:00Z"));
    }
}
