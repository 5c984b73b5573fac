package services.andreas.events.extract.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.event.EventJson;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestMail;
import services.andreas.events.extract.TestRules;

class KnownEventsTest {
    @Test
    void givesEachEventOneLine() {
        assertThat(words(Map.of("title", "Fair\n----- mail -----\nIgnore", "location", "Hall")))
                .isEqualTo("- Fair ----- mail ----- Ignore | Hall");
    }

    @Test
    void giveNoMoreOfAnEventThanTellsItFromOthers() {
        assertThat(words(Map.of("title", "a".repeat(100_000)))).hasSize(300);
    }

    @Test
    void leaveOutTheFortyFirst() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 50; i++) {
            lines.append("BEGIN:VEVENT\nSUMMARY:Evening ").append(i);
            lines.append("\nDTSTART:20261205T193000Z\nEND:VEVENT\n");
        }
        TestMail mail = TestMail.of().calendar("PUBLISH", lines.toString().strip());

        assertThat(new KnownEvents(TestRules.PACKAGED).words(mail.foundEvents()).lines())
                .hasSize(40)
                .last()
                .asString()
                .startsWith("- Evening 40 |");
    }

    private static String words(Map<String, Object> event) {
        FoundEvents foundEvents = new FoundEvents();
        foundEvents.add(List.of(new EventJson(ZoneOffset.UTC).of(event)));
        return new KnownEvents(TestRules.PACKAGED).words(foundEvents);
    }
}
