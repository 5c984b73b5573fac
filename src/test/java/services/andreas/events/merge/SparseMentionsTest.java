package services.andreas.events.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.event.EventJson;
import services.andreas.events.words.TestWords;

/** Mentions that leave out fields which other mentions of the same event have. */
class SparseMentionsTest {
    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "UTC");

    @Test
    void aReminderWithoutADateDoesNotHinderTheConcertOfTheNextWeek() {
        Mention concert = told(10, Map.of("start_time", "2026-11-14T19:30:00Z"));
        Mention reminder = told(12, Map.of());
        Mention next = told(20, Map.of("start_time", "2026-11-28T19:30:00Z"));

        assertThat(merging.groups(List.of(concert, reminder, next)))
                .extracting(Group::mentions)
                .containsExactly(List.of(concert, reminder), List.of(next));
    }

    @Test
    void aVenueThatIsToldWithItsTownLaterIsTheLocation() {
        Mention first = told(10, Map.of("start_time", "2026-12-05T19:30:00Z", "venue", "Old Mill"));
        Mention second =
                told(
                        12,
                        Map.of("start_time", "2026-12-05T19:30:00Z", "venue", "Old Mill, Reading"));

        Group event = merging.groups(List.of(first, second)).get(0);

        assertThat(EventJson.members(merging.merge(event).event()))
                .containsEntry("location", "Old Mill, Reading");
    }

    private Mention told(int day, Map<String, Object> members) {
        Map<String, Object> event = new HashMap<>(members);
        event.put("title", "Winter Concert");
        event.put("mail_date", "2026-11-" + day + "T09:00:00Z");
        event.put("source_domain", "oldmill.example");
        return merging.mention("e" + day, "m" + day, merging.json().of(event));
    }
}
