package services.andreas.events.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import services.andreas.events.words.TestWords;

/**
 * Which mails tell of one event. Mails are a, b, c in the order in which they were received; {@code
 * ab | c?} are two events, of which a person should look at the second.
 */
class GroupingTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String BASE =
            """
            title: Mozart in the Mill Barn,
            start_time: 2026-12-05T19:30:00Z,
            source_domain: oldmill.example,
            authenticated: true
            """;
    private static final String ELSEWHERE = "source_domain: tickets.example";
    private static final String DATELESS = "start_time: null";

    private final Merging merging = Merging.load("classpath:", TestWords.PACKAGED, "UTC");

    @Test
    void mailsWithoutADateAreOneEventOfOneSenderOrPlace() {
        check("ab", DATELESS, DATELESS);
        check("a | b?", DATELESS, DATELESS + ", " + ELSEWHERE);
        check(
                "ab",
                DATELESS + ", location: Old Mill",
                DATELESS + ", location: Old Mill, " + ELSEWHERE);
        check("a | b", DATELESS + ", location: Old Mill", DATELESS + ", location: Town Hall");
        check("a | b", DATELESS, DATELESS + ", title: Mozart in the Mill Barn (Part 2)");
    }

    @Test
    void aMailWithoutADateIsAboutWhatItsSenderHasAhead() {
        check("ab", "", DATELESS);
        check("ab", DATELESS, "");
        check("a | b?", "", DATELESS + ", " + ELSEWHERE);
        check("a | b?", DATELESS, ELSEWHERE);
        check("ab", DATELESS, "start_time: 2027-04-18T19:30:00Z");
        check("a | b", DATELESS, "start_time: 2027-04-20T19:30:00Z");
        check("ab", "start_time: 2026-11-20T09:30:00Z", DATELESS);
        check("a | b", "start_time: 2026-11-20T08:30:00Z", DATELESS);
    }

    @Test
    void aTitleIsEnoughForASenderAndOfOthersOnlyWhenItIsSpecific() {
        check("ab", "title: Concert", "title: Concert");
        check("a | b?", "title: Concert", "title: Concert, " + ELSEWHERE);
        check("ab", "", ELSEWHERE);
    }

    @Test
    void aPartIsAnotherEventElsewhereAndDoubtfulAtOnePlace() {
        String part = "title: Mozart in the Mill Barn (Part 2)";
        check("a | b?", "location: Old Mill", part + ", location: Old Mill");
        check("a | b", "location: Old Mill", part + ", location: Town Hall");
    }

    @Test
    void aNewDateMovesWhatIsYetToCome() {
        String moved = "description: New date!, start_time: 2027-01-09T19:30:00Z";
        check("ab", "", moved);
        check("a | b", "", "start_time: 2027-01-09T19:30:00Z");
        check("a | b", "", moved + ", " + ELSEWHERE);
        check("a | b", "start_time: 2026-11-19T19:30:00Z", moved);
        check("ab", "start_time: 2026-11-20T19:30:00Z", moved);
    }

    @Test
    void daysAndTimesOfOneDay() {
        String day = "all_day: true, start_time: 2026-12-05T00:00:00Z";
        check("ab", day, day + ", timezone: Europe/Berlin");
        check("ab", day, "");
        check("ab", "", day);
        check("a | b?", "", "start_time: 2026-12-05T20:59:00Z");
        check("a | b", "", "start_time: 2026-12-05T21:00:00Z");
    }

    @Test
    void oneMessageTellsOfSeveralEventsUnlessItRepeatsOne() {
        String one = "message: m";
        check("ab", one, one);
        check("ab", one + ", " + DATELESS, one + ", " + DATELESS);
        check("a | b", one, one + ", title: Mozart in the Mill Barns");
        check("a | b", one, one + ", start_time: 2026-12-05T20:00:00Z");
        check(
                "a | b",
                one + ", location: Old Mill",
                one + ", location: Town Hall, description: New place!");
    }

    @Test
    void whatHasAKeyOfAnEventAndNothingElseIsDoubtful() {
        String other = "title: Poetry for Beginners, start_time: 2027-01-09T19:30:00Z";
        for (String key : List.of("uid: u@x.example", "source_url: 'https://lu.ma/mozart'")) {
            check("ab", key, key + ", title: Poetry for Beginners");
            check("ab", key, key + ", start_time: 2027-01-09T19:30:00Z");
            check("a | b?", key, key + ", " + other);
        }
        check("ab", "uid: u@x.example", "uid: u@x.example, ical_sequence: 1, " + other);
        check("a | b?", "uid: u@x.example", "uid: u@x.example, ical_sequence: 0, " + other);
    }

    @Test
    void occurrencesOfAUidAreDifferentEvents() {
        String uid = "uid: u@x.example, ";
        String first = uid + "recurrence_id: 2026-12-05T19:30:00Z";
        String second = uid + "recurrence_id: 2026-12-12T19:30:00Z";
        check("a | b", first, second);
        check("ab", uid, first);
        check("ab", first, uid);
        check("a | b", uid, second);
    }

    @Test
    void aMailWithTheKeysOfTwoEventsJoinsThem() {
        String uid = "uid: u@x.example";
        String link = "source_url: 'https://lu.ma/mozart', title: Poetry for Beginners";
        String both = uid + ", source_url: 'https://lu.ma/mozart'";
        check("abc", uid, link, both);
        check("ac | b", uid + ", message: m", link + ", message: m", both);
        check("a | bc", link + ", message: m", uid + ", message: m", uid);
        check(
                "ac | b",
                uid + ", title: Mozart in the Mill Barn (Part 1)",
                link + " (Part 2)",
                both + ", title: Mozart in the Mill Barn");
        check("ac | b", uid, link + ", " + ELSEWHERE, both);
    }

    @Test
    void ofTwoEventsThatOneMailNamesItIsTheOneWhoseKeyItHas() {
        String other = "message: m, title: Poetry for Beginners";
        for (String key : List.of("uid: u@x.example", "source_url: 'https://lu.ma/mozart'")) {
            check("a | bc", "message: m", other + ", " + key, key);
            check("ac | b", "message: m, " + key, other, key);
        }
    }

    @Test
    void whatMayBeEitherOfTwoEventsIsNone() {
        String early = "start_time: 2026-12-05T15:00:00Z";
        check("a | b | c?", early, "", DATELESS);
        check("a | b | c?", early, ELSEWHERE, DATELESS + ", source_domain: news.example");
        check("ac? | b", early, ELSEWHERE, DATELESS);
    }

    @Test
    void thePersonIsToldWhichMailsToCompare() {
        List<Group> groups = groups("start_time: 2026-12-05T15:00:00Z", "", DATELESS);

        assertThat(groups.get(2).needsReview())
                .isEqualTo("may be the event that these messages tell of: a, b");
    }

    private void check(String expected, String... mails) {
        List<Group> groups = groups(mails);

        assertThat(groups.stream().map(GroupingTest::letters).collect(Collectors.joining(" | ")))
                .as(String.join(" / ", mails))
                .isEqualTo(expected);
    }

    private static String letters(Group group) {
        String letters = group.mentions().stream().map(Mention::id).collect(Collectors.joining());
        return group.needsReview() == null ? letters : letters + "?";
    }

    private List<Group> groups(String... mails) {
        List<Mention> told = new ArrayList<>();
        for (String mail : mails) {
            told.add(mention(told.size(), mail));
        }
        return merging.groups(told);
    }

    private Mention mention(int number, String changes) {
        String id = "abc".substring(number, number + 1);
        Map<String, Object> event = yaml(BASE);
        event.put("mail_date", "2026-11-2" + number + "T09:00:00Z");
        event.putAll(yaml(changes));
        event.values().removeIf(Objects::isNull);
        String message = Objects.toString(event.remove("message"), id);
        return merging.mention(id, message, merging.json().of(event));
    }

    private static Map<String, Object> yaml(String members) {
        try {
            return YAML.readValue("{" + members + "}", new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(members, e);
        }
    }
}
