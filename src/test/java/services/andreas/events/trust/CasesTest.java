package services.andreas.events.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import services.andreas.events.event.Event;
import services.andreas.events.event.Field;

/**
 * Mails of {@code cases/}, from bug reports of people who do this job and as producers of many
 * countries write them. {@code cases.json} has what an honest model answers about each, and what is
 * right.
 */
class CasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CASES = cases();

    /** When Gmail received a mail is its own date here. */
    private static final Pattern DATE = Pattern.compile("(?im)^date: *([^(\\r\\n]+)");

    static Stream<String> names() {
        return StreamSupport.stream(((Iterable<String>) CASES::fieldNames).spliterator(), false);
    }

    @Test
    void areMany() {
        assertThat(CASES).hasSizeGreaterThanOrEqualTo(76);
    }

    @ParameterizedTest
    @MethodSource("names")
    void areToldRight(String name) throws IOException {
        JsonNode right = CASES.path(name);
        Post post = post(name, right);
        List<Event> events = post.events();

        if (right.has("asked")) {
            assertThat(post.asked()).isEqualTo(right.path("asked").asInt());
        }
        if (right.has("count")) {
            assertThat(events).hasSize(right.path("count").asInt());
        }
        if (right.has("series")) {
            assertThat(events)
                    .extracting(event -> event.get(Field.SERIES))
                    .containsOnly(right.path("series").asText());
        }
        if (right.has("expect")) {
            assertThat(events).as(name).hasSameSizeAs(right.path("expect"));
            for (JsonNode expected : right.path("expect")) {
                assertThat(events).anyMatch(event -> is(event, expected));
            }
        }
    }

    private static Post post(String name, JsonNode right) throws IOException {
        Post post = new Post();
        List<byte[]> mails = mails(name);
        assertThat(mails).as(name).isNotEmpty();
        for (byte[] mail : mails) {
            post.add(mail, received(mail), piece -> answer(right.path("answers"), piece));
        }
        return post;
    }

    /** The one mail of a case, or its mails in their order. */
    private static List<byte[]> mails(String name) throws IOException {
        List<byte[]> mails = new ArrayList<>();
        byte[] only = bytes(name + ".eml");
        if (only != null) {
            return List.of(only);
        }
        for (byte[] next = bytes(name + ".1.eml"); next != null; ) {
            mails.add(next);
            next = bytes(name + "." + (mails.size() + 1) + ".eml");
        }
        return mails;
    }

    private static byte @Nullable [] bytes(String file) throws IOException {
        try (InputStream in = CasesTest.class.getResourceAsStream("/cases/" + file)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static Instant received(byte[] mail) {
        Matcher date = DATE.matcher(new String(mail, StandardCharsets.ISO_8859_1));
        assertThat(date.find()).isTrue();
        return ZonedDateTime.parse(date.group(1).strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    private static String answer(JsonNode answers, String piece) {
        ArrayNode events = JSON.createArrayNode();
        for (JsonNode answer : answers) {
            if (piece.contains(answer.path("when").asText())) {
                answer.path("events").forEach(events::add);
            }
        }
        return JSON.createObjectNode().set("events", events).toString();
    }

    private static boolean is(Event event, JsonNode expected) {
        boolean hasReview = event.has(Field.NEEDS_REVIEW);
        boolean isInTime =
                !expected.has("start")
                        || isAnyOf(expected.path("start"), event.start())
                        || expected.path("or_review").asBoolean() && hasReview;
        return event.get(Field.TITLE).equals(expected.path("title").asText())
                && isInTime
                && (!expected.has("end")
                        || isAnyOf(expected.path("end"), event.get(Field.END_TIME)))
                && (!expected.has("status")
                        || expected.path("status").asText().equals(event.get(Field.STATUS)))
                && (!expected.path("all_day").asBoolean() || event.isAllDay())
                && (!expected.has("review") || expected.path("review").asBoolean() == hasReview);
    }

    private static boolean isAnyOf(JsonNode expected, @Nullable Instant time) {
        String text = time == null ? "null" : time.toString();
        return expected.isArray()
                ? StreamSupport.stream(expected.spliterator(), false)
                        .anyMatch(one -> one.asText().equals(text))
                : expected.asText().equals(text);
    }

    private static JsonNode cases() {
        try (InputStream in = CasesTest.class.getResourceAsStream("/cases/cases.json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
