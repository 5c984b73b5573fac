package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.words.TestWords;

/** Repetition in prose: the answer gives a rule in plain parts, and code works it out. */
class ProseSeriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param text of a mail of 24 November 2026, which is the quote too
     * @param rule members of the repetition
     * @param count of occurrences
     * @param first of them in New York
     */
    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/repetitions.csv", delimiter = '|', numLinesToSkip = 1)
    void isWorkedOutAsFarAsTheMailSaysIt(
            String text,
            String start,
            String end,
            String rule,
            int count,
            String first,
            String last,
            String ends,
            String review)
            throws Exception {
        List<Event> events = events(text, start, end, rule);

        assertThat(events).hasSize(count);
        assertThat(String.valueOf(events.get(0).start())).isEqualTo(first);
        assertThat(String.valueOf(events.get(count - 1).start())).isEqualTo(last);
        assertThat(String.valueOf(events.get(0).get(Field.END_TIME)))
                .isEqualTo(String.valueOf(ends));
        assertThat(events)
                .allSatisfy(event -> assertThat(event.get(Field.NEEDS_REVIEW)).isEqualTo(review));
        assertThat(events.get(0).has(Field.SERIES)).isEqualTo(count > 1);
    }

    private static List<Event> events(String text, String start, String end, String rule)
            throws Exception {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode event = answer.putArray("events").addObject();
        event.put("title", "Choir").put("title_quote", "Choir").put("date_quote", text);
        event.put("start_time", start).put("end_time", end);
        ObjectNode repetition = event.putObject("repetition");
        repetition.put("quote", text).put("interval", 1).putArray("except");
        for (String member : rule.split("; ")) {
            String name = member.substring(0, member.indexOf('='));
            String value = member.substring(member.indexOf('=') + 1);
            if (name.equals("weekdays") || name.equals("except")) {
                Arrays.stream(value.split(" ")).forEach(repetition.withArray(name)::add);
            } else if (name.equals("interval")) {
                repetition.put(name, Integer.parseInt(value));
            } else {
                repetition.put(name, value);
            }
        }
        FoundEvents found = new FoundEvents();
        new ModelEvents(TestWords.PACKAGED, TestRules.PACKAGED, "America/New_York", "m")
                .read(
                        answer.toString(),
                        TestMail.of().text("Choir: " + text).sent("2026-11-24T15:00:00Z").mail(),
                        null,
                        found);
        return found.events();
    }
}
