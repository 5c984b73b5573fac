package services.andreas.events.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Identities that tables hold already: other ones would find nothing. */
class EventIdentityTest {
    private final EventJson json = new EventJson(ZoneOffset.UTC);

    @Test
    void titleStartAndPlaceMakeTheKey() {
        assertThat(
                        EventIdentity.of(
                                json.of(
                                        Map.of(
                                                "title", "Straße & Café: LIVE – №5",
                                                "start_time", "2026-12-05T19:00:00Z",
                                                "normalized_location", "mill zürich"))))
                .isEqualTo("key#9b4de597335b7dc505bb2ac0734d800f");
        assertThat(EventIdentity.of(json.of(Map.of())))
                .isEqualTo("key#75a11da44c802486bc6f65640aa48a73");
    }

    @Test
    void aStoredPlaceKeepsItsAccentsAndItsSharpS() {
        assertThat(EventIdentity.normalized("Café-Théâtre, Große Straße 5\u00AD½ (Άλφα)"))
                .isEqualTo("café théâtre große straße 5 1 2 άλφα");
        assertThat(EventIdentity.normalized(null)).isNull();
    }
}
