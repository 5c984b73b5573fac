package services.andreas.events.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import services.andreas.events.event.EventJson;
import services.andreas.events.words.TestWords;

/** Strangers who come first with what belongs to another, or with a key of it. */
class SquattersTest {
    private static final String UID = "concert@oldmill.example";
    private static final String WRONG = "2026-12-06T19:30:00Z";
    private static final String RIGHT = "2026-12-05T19:30:00Z";

    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "UTC");

    @Test
    void whoIsFirstWithTheUidOfAnotherDoesNotOwnItsEvent() {
        assertThat(owned(squatter(e -> {}), organizer(e -> {})))
                .containsEntry("status", "confirmed");
        assertThat(owned(squatter(e -> e.put("description", "Buy here")), organizer(e -> {})))
                .containsEntry("source_domain", "oldmill.example")
                .doesNotContainEntry("description", "Buy here");
    }

    @Test
    void aWrongOrganizerDoesNotHelpTheSquatter() {
        Map<String, Object> squatter = squatter(e -> e.put("organizer_email", "boss@evil.example"));

        assertThat(owned(squatter, organizer(e -> {}))).containsEntry("start_time", RIGHT);
    }

    @Test
    void theOrganizerOwnsAnEventWhoseUidIsOfAService() {
        String uid = "7k3j@google.com";
        Map<String, Object> squatter =
                squatter(
                        e -> {
                            e.put("uid", uid);
                            e.put("organizer_email", "boss@oldmill.example");
                        });

        assertThat(owned(squatter, organizer(e -> e.put("uid", uid))))
                .containsEntry("source_domain", "oldmill.example");
    }

    @Test
    void anotherTimeOfTheSquatterIsNoClaimOnTheEvent() {
        Map<String, Object> squatter =
                squatter(
                        e -> {
                            e.put("uid", "7k3j@google.com");
                            e.put("start_time", WRONG);
                            e.put("organizer_email", "boss@evil.example");
                        });
        Map<String, Object> genuine = organizer(e -> e.put("uid", "7k3j@google.com"));

        assertThat(starts(squatter, genuine)).containsExactly(WRONG, RIGHT);
    }

    @Test
    void theOrganizersLaterMailsGoOn() {
        Map<String, Object> moved =
                organizer(
                        e -> {
                            e.put("start_time", "2026-12-05T20:30:00Z");
                            e.put("ical_sequence", 2);
                            e.put("mail_date", "2026-11-23T09:00:00Z");
                        });

        assertThat(owned(squatter(e -> {}), organizer(e -> {}), moved))
                .containsEntry("start_time", "2026-12-05T20:30:00Z");
    }

    @Test
    void aStrangersOwnUidTakesNothingOver() {
        Map<String, Object> news = organizer(e -> e.remove("uid"));
        news.remove("organizer_email");
        Map<String, Object> stranger =
                squatter(
                        e -> {
                            e.put("uid", "x@evil.example");
                            e.put("organizer_email", "boss@evil.example");
                            e.put("status", "cancelled");
                            e.put("mail_date", "2026-11-25T09:00:00Z");
                        });

        assertThat(owned(news, stranger)).containsEntry("status", "confirmed");
    }

    @Test
    void whoIsNotVouchedForTakesNothingOver() {
        for (Boolean word : new Boolean[] {null, false}) {
            Map<String, Object> forged =
                    organizer(
                            e -> {
                                e.put("authenticated", word);
                                e.remove("organizer_email");
                                e.put("description", "Forged");
                                e.put("mail_date", "2026-11-25T09:00:00Z");
                            });
            Map<String, Object> tickets = squatter(e -> e.put("source_domain", "tickets.example"));

            assertThat(owned(tickets, forged)).doesNotContainEntry("description", "Forged");
        }
    }

    @Test
    void theAddressOfAnEventIsNoSecret() {
        String page = "https://www.facebook.com/events/123456789";
        Map<String, Object> squatter =
                squatter(
                        e -> {
                            e.remove("uid");
                            e.put("source_url", page);
                            e.put("start_time", WRONG);
                        });
        Map<String, Object> genuine =
                organizer(
                        e -> {
                            e.remove("uid");
                            e.put("source_url", page);
                        });

        assertThat(starts(squatter, genuine)).containsExactly(WRONG, RIGHT);
    }

    @Test
    void aStrangersLikenessPutsNoDoubtOnWhatItsOwnerTellsAgain() {
        Map<String, Object> near =
                squatter(
                        e -> {
                            e.remove("uid");
                            e.put("start_time", "2026-12-05T20:00:00Z");
                            e.put("mail_date", "2026-11-22T09:00:00Z");
                        });
        Map<String, Object> again = organizer(e -> e.put("mail_date", "2026-11-23T09:00:00Z"));

        assertThat(owned(organizer(e -> {}), near, again)).doesNotContainKey("needs_review");
    }

    @SafeVarargs
    private Map<String, Object> owned(Map<String, Object>... mails) {
        return merged(mails).stream()
                .filter(fields -> "oldmill.example".equals(fields.get("source_domain")))
                .findFirst()
                .orElseGet(() -> merged(mails).get(0));
    }

    @SafeVarargs
    private List<Object> starts(Map<String, Object>... mails) {
        return merged(mails).stream().map(fields -> fields.get("start_time")).toList();
    }

    @SafeVarargs
    private List<Map<String, Object>> merged(Map<String, Object>... mails) {
        List<Mention> told = new ArrayList<>();
        for (Map<String, Object> mail : mails) {
            String id = "m" + told.size();
            told.add(merging.mention(id, id, merging.json().of(mail)));
        }
        return merging.groups(told).stream()
                .map(group -> EventJson.members(merging.merge(group).event()))
                .toList();
    }

    private static Map<String, Object> squatter(Consumer<Map<String, Object>> change) {
        Map<String, Object> event = event("evil.example", "2026-11-20T09:00:00Z");
        change.accept(event);
        return event;
    }

    private static Map<String, Object> organizer(Consumer<Map<String, Object>> change) {
        Map<String, Object> event = event("oldmill.example", "2026-11-21T09:00:00Z");
        event.put("organizer_email", "boss@oldmill.example");
        change.accept(event);
        return event;
    }

    private static Map<String, Object> event(String domain, String received) {
        Map<String, Object> event = new HashMap<>();
        event.put("title", "Winter Concert");
        event.put("start_time", RIGHT);
        event.put("all_day", false);
        event.put("location", "Old Mill");
        event.put("uid", UID);
        event.put("source_domain", domain);
        event.put("authenticated", true);
        event.put("mail_date", received);
        return event;
    }
}
