package services.andreas.events.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Events to decide about, to try templates with: one of which all is known, one of which little.
 */
public final class SampleReview {
    private static final String FULL =
            """
            {"id": "3f1c", "needs_review": "time zone not known",
             "fields": [{"name": "title", "value": "Jazz at the Mill", "message": "m1", "quote": "Jazz at the Mill"},
                        {"name": "tags", "value": ["jazz"], "source": "person"}],
             "decisions": [{"decision": "edit", "at": "2026-11-20T09:00:00Z", "by": "me", "holds": true}],
             "messages": [{"id": "m1", "date": "2026-11-20T09:00:00Z", "believed": true, "claim": false,
                           "source_email": "news@oldmill.example", "told": {"title": "Jazz at the Mill"},
                           "quotes": {"title": "Jazz at the Mill"}},
                          {"id": "m2", "date": "2026-11-21T09:00:00Z", "believed": false, "claim": true}]}
            """;

    private SampleReview() {}

    public static List<Map<String, Object>> events() {
        List<Map<String, Object>> events = new ArrayList<>();
        for (String explanation : List.of(FULL, "{\"id\": \"77aa\"}")) {
            try {
                Map<String, Object> values =
                        new ReviewedEvent(new ObjectMapper().readTree(explanation), null).values();
                values.put("seen", "");
                values.put("token", "");
                events.add(values);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return events;
    }

    public static Map<String, String> last() {
        return Map.of(
                "kind",
                "edit",
                "by",
                "me",
                "day",
                "2026-11-20",
                "about",
                "3f1c",
                "seen",
                "",
                "token",
                "");
    }
}
