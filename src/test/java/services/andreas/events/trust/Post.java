package services.andreas.events.trust;

import static services.andreas.events.event.Field.RECURRENCE;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import services.andreas.events.event.Event;
import services.andreas.events.extract.WholePath;
import services.andreas.events.failure.AnswerRejectedException;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merged;
import services.andreas.events.merge.Merging;
import services.andreas.events.merge.series.Occurrence;
import services.andreas.events.merge.series.Series;

/** Raw mails, one a day unless they say otherwise, and the events that they are about. */
public final class Post {
    private static final String ZONE = "America/New_York";
    private static final String NOTHING = "{\"events\":[]}";
    private static final WholePath PATH = new WholePath(ZONE);
    private static final Merging MERGING = WholePath.merging(ZONE);
    private static final Series SERIES = new Series(MERGING);

    private final List<Mention> mentions = new ArrayList<>();
    private Instant received = Instant.parse("2026-11-20T10:00:00Z");
    private int mails;
    private int asked;

    public static Post of(String... mails) {
        Post post = new Post();
        for (String mail : mails) {
            post.add(mail, null);
        }
        return post;
    }

    /**
     * @param answer of the model, where it is asked; null for one that finds nothing
     */
    public Post add(String raw, String answer) {
        byte[] bytes = raw.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        add(bytes, received, piece -> Objects.requireNonNullElse(answer, NOTHING));
        received = received.plusSeconds(86_400);
        return this;
    }

    /**
     * @param answer of the model to a piece of the text
     */
    public Post add(byte[] raw, Instant received, UnaryOperator<String> answer) {
        String id = "m" + mails++;
        try {
            WholePath.Result result = PATH.read(id, raw, received, answer);
            asked += result.asked();
            for (Event event : MERGING.json().readAll(result.json())) {
                mentions.add(MERGING.mention(id + "-" + mentions.size(), id, event));
            }
        } catch (AnswerRejectedException | JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        return this;
    }

    /** How often the model was asked. */
    public int asked() {
        return asked;
    }

    private Stream<Occurrence> occurrences() {
        List<Mention> told =
                mentions.stream().filter(mention -> !mention.event().has(RECURRENCE)).toList();
        List<Mention> said =
                mentions.stream().filter(mention -> Series.isAboutSeries(mention.event())).toList();
        return SERIES.occurrences(told, said).stream()
                .filter(one -> one.takesPlace() && one.group().isEvent());
    }

    private Stream<Merged> merged() {
        return occurrences().map(one -> MERGING.merge(one.whole()).in(one.series()));
    }

    /** What the items say. */
    public List<Event> events() {
        return merged().map(Merged::event).toList();
    }

    public Event event() {
        List<Event> events = events();
        if (events.size() != 1) {
            throw new AssertionError("Not one event: " + events);
        }
        return events.get(0);
    }

    /** The event that the first mail is about. */
    public Merged first() {
        return occurrences()
                .filter(one -> one.group().mentions().get(0).messageId().equals("m0"))
                .findFirst()
                .map(one -> MERGING.merge(one.whole()))
                .orElseThrow();
    }

    public boolean isClaim(String messageId) {
        return merged().flatMap(merged -> merged.claims().stream())
                .anyMatch(mention -> mention.messageId().equals(messageId));
    }
}
