package services.andreas.events.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.words.TestWords;

/**
 * Honest answers about the same three events, in the languages and dates of Java's locale data and
 * in layouts that mails have: of none of them a field is lost, or left to a person.
 */
class HonestAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ModelEvents MODEL =
            new ModelEvents(TestWords.PACKAGED, TestRules.PACKAGED, TestMail.ZONE, "m");
    private static final List<LocalDateTime> STARTS =
            List.of(
                    LocalDateTime.parse("2026-12-05T19:30"),
                    LocalDateTime.parse("2026-12-05T21:00"),
                    LocalDateTime.parse("2027-01-17T11:15"));
    private static final LocalTime[] ENDS = {
        LocalTime.of(20, 45), LocalTime.of(23, 0), LocalTime.of(12, 30)
    };

    /**
     * D stands for the date and S for the hour; B repeats the line for each event, behind what the
     * mail begins with.
     */
    private static final List<String> LAYOUTS =
            List.of(
                    "T\nD, S\nP\n\n",
                    "D, S: T, P\n",
                    "T | D | S | P\n",
                    "P\nT\nD S\n\n",
                    "* T – D, S (P)\n",
                    "T, ISO, P\n",
                    "T @ P\nISO\n\n",
                    "sentence\n\n");

    private record Language(
            Locale locale, String[] titles, String[] places, String sentence, String hours) {
        @Override
        public String toString() {
            return locale.toLanguageTag();
        }
    }

    /** One event as the mail has it. */
    private record Told(
            String title, LocalDateTime start, LocalTime end, String date, String place) {}

    static Stream<Language> languages() throws IOException {
        try (InputStream in = HonestAnswersTest.class.getResourceAsStream("/honest.txt")) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| "))
                    .map(
                            parts ->
                                    new Language(
                                            Locale.forLanguageTag(parts[0]),
                                            parts[1].split("; "),
                                            parts[2].split("; "),
                                            parts[3],
                                            parts[4]));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void loseNothing(Language language) throws Exception {
        List<String> lost = new ArrayList<>();
        for (String layout : LAYOUTS) {
            for (FormatStyle style : List.of(FormatStyle.FULL, FormatStyle.LONG)) {
                for (boolean hasEnd : new boolean[] {false, true}) {
                    lost.addAll(lost(language, layout, style, hasEnd));
                }
            }
        }
        assertThat(lost).isEmpty();
    }

    private static List<String> lost(
            Language language, String layout, FormatStyle style, boolean hasEnd)
            throws IOException {
        StringBuilder text = new StringBuilder();
        List<Told> all = new ArrayList<>();
        for (int i = 0; i < STARTS.size(); i++) {
            LocalDateTime start = STARTS.get(i);
            String date =
                    DateTimeFormatter.ofLocalizedDate(style)
                            .withLocale(language.locale())
                            .format(start.toLocalDate());
            String hours =
                    hasEnd
                            ? language.hours()
                                    .replace("S", start.toLocalTime().toString())
                                    .replace("E", ENDS[i].toString())
                            : start.toLocalTime().toString();
            String line = layout.replace("sentence", language.sentence().replace("D", "D, S"));
            text.append(fill(line, language.titles()[i], date, hours, language.places()[i], start));
            String quote = layout.contains("ISO") ? start.toString() : date;
            all.add(
                    new Told(
                            language.titles()[i],
                            start,
                            hasEnd && !layout.contains("ISO") ? ENDS[i] : null,
                            quote,
                            language.places()[i]));
        }
        return lost(text.toString(), all);
    }

    /** Each letter stands for what it names. */
    private static String fill(
            String layout,
            String title,
            String date,
            String hours,
            String place,
            LocalDateTime start) {
        return Arrays.stream(layout.split("(?<=\\W)|(?=\\W)"))
                .map(
                        word ->
                                switch (word) {
                                    case "T" -> title;
                                    case "D" -> date;
                                    case "S" -> hours;
                                    case "P" -> place;
                                    case "ISO" -> start.toString();
                                    default -> word;
                                })
                .reduce("", String::concat);
    }

    private static List<String> lost(String text, List<Told> all) throws IOException {
        ArrayNode answers = JSON.createArrayNode();
        for (Told told : all) {
            LocalDate day = told.start().toLocalDate();
            answers.addObject()
                    .put("title", told.title())
                    .put("title_quote", told.title())
                    .put("start_time", told.start().toString())
                    .put("end_time", told.end() == null ? null : day.atTime(told.end()).toString())
                    .put("date_quote", told.date())
                    .put("location", told.place())
                    .put("place_quote", told.place());
        }
        FoundEvents found = new FoundEvents();
        MODEL.read(
                JSON.createObjectNode().set("events", answers).toString(),
                TestMail.of().subject("Info").text(text).mail(),
                null,
                found);
        List<String> lost = new ArrayList<>();
        for (Told told : all) {
            Event event =
                    found.events().stream()
                            .filter(one -> told.title().equals(one.get(Field.TITLE)))
                            .findFirst()
                            .orElse(null);
            String difference = event == null ? "the event" : difference(told, event);
            if (!difference.isEmpty()) {
                lost.add(difference + " of " + told + " in\n" + text);
            }
        }
        return lost;
    }

    private static String difference(Told told, Event event) {
        ZoneId zone = ZoneId.of(TestMail.ZONE);
        StringBuilder lost = new StringBuilder();
        if (!told.start().atZone(zone).toInstant().equals(event.start())) {
            lost.append("start is ").append(event.start()).append(' ');
        }
        boolean hasEnd =
                told.end() == null
                        || told.start()
                                .with(told.end())
                                .atZone(zone)
                                .toInstant()
                                .equals(event.get(Field.END_TIME));
        if (!hasEnd) {
            lost.append("end ");
        }
        if (!told.place().equals(event.get(Field.LOCATION))) {
            lost.append("place ");
        }
        return lost + event.get(Field.NEEDS_REVIEW, "");
    }
}
