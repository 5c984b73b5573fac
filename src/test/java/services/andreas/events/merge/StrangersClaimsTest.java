package services.andreas.events.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import services.andreas.events.words.TestWords;

/** What a stranger's mail about an event has to say for a person to see it as a claim. */
class StrangersClaimsTest {
    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "UTC");

    @Test
    void whoTellsTheSameClaimsNothing() {
        assertThat(isClaim(Map.of())).isFalse();
        assertThat(isClaim(Map.of("status", "confirmed"))).isFalse();
        assertThat(isClaim(Map.of("location", "Old Mill"))).isFalse();
    }

    @Test
    void anotherTimeIsAClaimAndItsDayAloneIsNone() {
        assertThat(isClaim(Map.of("start_time", "2026-12-05T20:30:00Z"))).isTrue();
        assertThat(isClaim(day("2026-12-05"))).isFalse();
        assertThat(isClaim(day("2026-12-06"))).isTrue();
        assertThat(isClaim(day("2026-12-05"), Map.of())).isFalse();
        assertThat(isClaim(day("2026-12-06"), Map.of())).isTrue();
    }

    @Test
    void anotherPlaceIsAClaim() {
        Map<String, Object> atTheMill = Map.of("location", "Old Mill");
        assertThat(isClaim(atTheMill, Map.of("location", "Town Hall"))).isTrue();
        assertThat(isClaim(atTheMill, Map.of())).isFalse();
    }

    @Test
    void anotherTitleIsAClaim() {
        assertThat(isClaim(Map.of("title", "Poetry for Beginners"))).isTrue();
    }

    @Test
    void anotherStatusIsAClaim() {
        Map<String, Object> cancelled = Map.of("status", "cancelled");
        assertThat(isClaim(cancelled)).isTrue();
        assertThat(isClaim(Map.of("method", "cancel"))).isTrue();
        assertThat(isClaim(cancelled, cancelled)).isFalse();
        assertThat(isClaim(cancelled, Map.of("status", "confirmed"))).isTrue();
        assertThat(isClaim(cancelled, Map.of())).isFalse();
    }

    @Test
    void soldOutIsAClaimUnlessItIsKnown() {
        Map<String, Object> soldOut = Map.of("sold_out", true);
        assertThat(isClaim(soldOut)).isTrue();
        assertThat(isClaim(soldOut, soldOut)).isFalse();
    }

    private boolean isClaim(Map<String, Object> stranger) {
        return isClaim(Map.of(), stranger);
    }

    private boolean isClaim(Map<String, Object> owner, Map<String, Object> stranger) {
        Mention owned = mention("a", "oldmill.example", owner);
        Mention told = mention("b", "tickets.example", stranger);

        return merging.merge(Group.of(List.of(owned, told), null)).claims().contains(told);
    }

    private Mention mention(String id, String domain, Map<String, Object> members) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", "Winter Concert");
        event.put("start_time", "2026-12-05T19:30:00Z");
        event.put("source_domain", domain);
        event.put("authenticated", true);
        event.put("mail_date", "2026-11-20T09:00:00Z");
        event.putAll(members);
        return merging.mention(id, id, merging.json().of(event));
    }

    private static Map<String, Object> day(String day) {
        return Map.of("start_time", day + "T00:00:00Z", "all_day", true);
    }
}
