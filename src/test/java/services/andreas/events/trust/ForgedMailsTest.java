package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/** Mails of people who know the UID and the organizer of an event: both stand in every copy. */
class ForgedMailsTest {
    private static final String VENUE = "news@venue.example";
    private static final String EVIL = Invitation.PASSED.formatted("evil.example");
    private static final String FROM_VENUE = "From: Venue <news@venue.example>";
    private static final String FROM_EVIL = "From: Evil <e@evil.example>";

    /** Headers of mails that are not from the venue. */
    private static final Map<String, String[]> STRANGERS = new LinkedHashMap<>();

    /** What they may try. */
    private static final Map<String, UnaryOperator<Invitation>> ATTACKS = new LinkedHashMap<>();

    static {
        STRANGERS.put("himself", headers(EVIL, FROM_EVIL));
        STRANGERS.put(
                "the venue, refused",
                headers(
                        "Authentication-Results: mx.google.com; dmarc=fail (p=NONE)"
                                + " header.from=venue.example",
                        FROM_VENUE));
        STRANGERS.put("the venue, unheard", headers(FROM_VENUE));
        STRANGERS.put(
                "the venue, with results of his own below",
                headers(
                        "Authentication-Results: mx.google.com; dkim=none",
                        Invitation.PASSED.formatted("venue.example"),
                        FROM_VENUE));
        STRANGERS.put(
                "the venue, with results of another server",
                headers(
                        "Authentication-Results: evil.example; dmarc=pass header.from=venue.example",
                        FROM_VENUE));
        STRANGERS.put("himself, then the venue", headers(EVIL, FROM_EVIL, FROM_VENUE));
        STRANGERS.put("the venue, then himself", headers(EVIL, FROM_VENUE, FROM_EVIL));
        STRANGERS.put(
                "the venue, then himself, who passed as both",
                headers(
                        Invitation.PASSED.formatted("venue.example")
                                + "; dkim=pass header.i=@evil.example",
                        FROM_VENUE,
                        FROM_EVIL));
        STRANGERS.put(
                "the venue by name",
                headers(EVIL, "From: \"news@venue.example\" <e@evil.example>"));
        STRANGERS.put("the venue, signed by himself", headers(EVIL, FROM_VENUE));
        STRANGERS.put(
                "a domain that begins like the venue's",
                headers(
                        Invitation.PASSED.formatted("venue.example.evil.test"),
                        "From: Venue <news@venue.example.evil.test>"));
        STRANGERS.put(
                "a domain that looks like the venue's",
                headers(
                        Invitation.PASSED.formatted("xn--vnue-bpa.example"),
                        "From: Venue <news@vénue.example>"));
        STRANGERS.put(
                "somebody whose provider is shared",
                headers(Invitation.PASSED.formatted("gmail.com"), "From: Guest <guest@gmail.com>"));
        STRANGERS.put(
                "a calendar service, unheard",
                headers("From: Google Calendar <calendar-notification@google.com>"));
        STRANGERS.put(
                "a calendar service, refused",
                headers(
                        "Authentication-Results: mx.google.com; dmarc=fail header.from=google.com",
                        "From: Google Calendar <calendar-notification@google.com>"));
        STRANGERS.put(
                "a neighbour of a calendar service",
                headers(
                        Invitation.PASSED.formatted("google.com"),
                        "From: Somebody <somebody@google.com>"));
        STRANGERS.put("nobody", headers(EVIL, "X-Sender: nobody"));

        ATTACKS.put("cancels", mail -> mail.method("CANCEL").with("STATUS:CANCELLED"));
        ATTACKS.put(
                "cancels by UID alone",
                mail ->
                        mail.method("CANCEL")
                                .without("DTSTART")
                                .without("DTEND")
                                .without("SUMMARY"));
        ATTACKS.put(
                "moves the day",
                mail ->
                        mail.with("DTSTART;TZID=Europe/Berlin:20261219T200000")
                                .with("DTEND;TZID=Europe/Berlin:20261219T230000"));
        ATTACKS.put(
                "moves the hour", mail -> mail.with("DTSTART;TZID=Europe/Berlin:20261218T210000"));
        ATTACKS.put("moves the place", mail -> mail.with("LOCATION:Evil Bar"));
        ATTACKS.put("renames", mail -> mail.with("SUMMARY:Free money"));
        ATTACKS.put("links", mail -> mail.with("URL:https://evil.example/tickets"));
        ATTACKS.put(
                "makes himself the organizer",
                mail -> mail.with("ORGANIZER:mailto:e@evil.example").with("STATUS:CANCELLED"));
    }

    private static String[] headers(String... lines) {
        return lines;
    }

    @TestFactory
    Stream<DynamicTest> changeNothingSilently() {
        Event before = Post.of(invitation().mail()).event();
        List<DynamicTest> tests = new ArrayList<>();
        STRANGERS.forEach(
                (stranger, headers) ->
                        ATTACKS.forEach(
                                (attack, change) ->
                                        tests.add(
                                                DynamicTest.dynamicTest(
                                                        "as " + stranger + " " + attack,
                                                        () -> {
                                                            Invitation forged =
                                                                    change.apply(
                                                                            Invitation.of()
                                                                                    .from(headers)
                                                                                    .with(
                                                                                            "SEQUENCE:9"));
                                                            assertIsHarmless(before, forged.mail());
                                                        }))));
        assertThat(tests).hasSizeGreaterThanOrEqualTo(120);
        return tests.stream();
    }

    private static void assertIsHarmless(Event before, String forged) {
        Post post = Post.of(invitation().mail(), forged);

        assertThat(post.first().event()).isEqualTo(before);
        List<Event> others = post.events().stream().filter(event -> !event.equals(before)).toList();
        assertThat(others).allMatch(event -> event.has(Field.NEEDS_REVIEW));
        // a claim, or an event of his own that somebody looks at; a link changes nothing
        assertThat(post.isClaim("m1") || !others.isEmpty() || forged.contains("/tickets"))
                .as("somebody is told")
                .isTrue();
    }

    /** Who may: each moves the gala by an hour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "news@venue.example",
                "office@venue.example",
                "robot@mail.venue.example",
                "calendar-notification@google.com",
                "noreply@email.apple.com"
            })
    void whoIsOfTheOrganizerOrSpeaksForHimMovesIt(String sender) {
        String domain = sender.substring(sender.indexOf('@') + 1);
        Invitation moved =
                moved().from(
                                Invitation.PASSED.formatted(
                                        domain.equals("email.apple.com") ? "apple.com" : domain),
                                "From: " + sender);

        assertThat(start(invitation(), moved)).isEqualTo("2026-12-18T20:00:00Z");
    }

    @Test
    void theOrganizerWhomTheFirstTellerNamesMovesIt() {
        Invitation first = invitation().provenFrom("tickets@shop.example");

        assertThat(start(first, moved().provenFrom(VENUE))).isEqualTo("2026-12-18T20:00:00Z");
        assertThat(start(first, moved().provenFrom("boss@other.example")))
                .isEqualTo("2026-12-18T19:00:00Z");
    }

    @Test
    void aCalendarServiceSpeaksOnlyForTheOrganizerThatItNames() {
        Invitation other =
                moved().with("ORGANIZER:mailto:e@evil.example")
                        .provenFrom("calendar-notification@google.com");

        assertThat(start(invitation(), other)).isEqualTo("2026-12-18T19:00:00Z");
    }

    @Test
    void twoAccountsOfOneProviderAreTwoSenders() {
        Invitation first =
                invitation().with("ORGANIZER:mailto:anna@gmail.com").provenFrom("anna@gmail.com");
        Invitation forged =
                moved().with("ORGANIZER:mailto:anna@gmail.com").provenFrom("mallory@gmail.com");
        Invitation genuine =
                moved().with("ORGANIZER:mailto:anna@gmail.com").provenFrom("anna@gmail.com");

        assertThat(start(first, forged)).isEqualTo("2026-12-18T19:00:00Z");
        assertThat(start(first, genuine)).isEqualTo("2026-12-18T20:00:00Z");
    }

    @Test
    void theFirstTellerOfAMailboxWithoutResultsIsTheOwner() {
        Invitation first = invitation().from(FROM_VENUE);

        assertThat(start(first, moved().from(FROM_VENUE))).isEqualTo("2026-12-18T20:00:00Z");
        assertThat(start(first, moved().from("From: x@evil-domain.test")))
                .isEqualTo("2026-12-18T19:00:00Z");
    }

    @Test
    void whatIsProvenTakesThePlaceOfWhatIsNot() {
        Invitation first = moved().from(FROM_VENUE).with("SEQUENCE:7");

        assertThat(start(first, invitation())).isEqualTo("2026-12-18T19:00:00Z");
        assertThat(Post.of(first.mail(), invitation().mail()).isClaim("m0")).isTrue();
    }

    @Test
    void anUnprovenMailMakesNobodyElseTheOrganizer() {
        Invitation handover = moved().from(FROM_VENUE).with("ORGANIZER:mailto:e@evil.example");
        Invitation forged =
                moved().with("ORGANIZER:mailto:e@evil.example").provenFrom("e@evil.example");

        assertThat(start(invitation(), handover, forged)).isEqualTo("2026-12-18T19:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bücherei.example xn--bcherei-n2a.example",
                "BÜCHEREI.example xn--bcherei-n2a.example",
                "xn--bcherei-n2a.example xn--bcherei-n2a.example",
                "bücherei.example bücherei.example",
                "post.bücherei.example mail.xn--bcherei-n2a.example"
            })
    void aDomainIsTheSameInBothItsForms(String forms) {
        String[] domains = forms.split(" ");
        Invitation first =
                invitation()
                        .from(
                                Invitation.PASSED.formatted("xn--bcherei-n2a.example"),
                                "From: news@xn--bcherei-n2a.example")
                        .with("ORGANIZER:mailto:news@bücherei.example");
        Invitation moved =
                moved().from(Invitation.PASSED.formatted(domains[1]), "From: news@" + domains[0]);

        assertThat(start(first, moved)).isEqualTo("2026-12-18T20:00:00Z");
    }

    private static Invitation invitation() {
        return Invitation.of().provenFrom(VENUE);
    }

    private static Invitation moved() {
        return Invitation.of()
                .with("SEQUENCE:3")
                .with("DTSTART;TZID=Europe/Berlin:20261218T210000");
    }

    private static String start(Invitation... mails) {
        String[] raw = Stream.of(mails).map(Invitation::mail).toArray(String[]::new);
        return Post.of(raw).first().event().start().toString();
    }
}
