package services.andreas.events.trust;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import services.andreas.events.event.Event;
import services.andreas.events.extract.ExtractedEvents;
import services.andreas.events.extract.FoundEvents;
import services.andreas.events.extract.TestRules;
import services.andreas.events.extract.calendar.CalendarEvents;
import services.andreas.events.extract.compare.SourceComparison;
import services.andreas.events.extract.model.Coverage;
import services.andreas.events.extract.model.ModelEvents;
import services.andreas.events.extract.schema.JsonLdEvents;
import services.andreas.events.extract.schema.MicrodataEvents;
import services.andreas.events.mail.Mail;
import services.andreas.events.mail.MailReader;
import services.andreas.events.merge.Group;
import services.andreas.events.merge.Mention;
import services.andreas.events.merge.Merged;
import services.andreas.events.merge.Merging;
import services.andreas.events.words.TestWords;
import services.andreas.events.words.WordLists;

/** Raw mails, one a day, and the events that they are about. */
public final class Post {
    private static final String ZONE = "America/New_York";
    private static final WordLists WORDS = TestWords.PACKAGED;
    private static final Merging MERGING = Merging.load("classpath:", WORDS, ZONE);
    private static final CalendarEvents CALENDARS =
            new CalendarEvents(WORDS, TestRules.PACKAGED, ZONE);
    private static final JsonLdEvents JSON_LD = new JsonLdEvents(WORDS, TestRules.PACKAGED, ZONE);
    private static final MicrodataEvents MICRODATA =
            new MicrodataEvents(WORDS, TestRules.PACKAGED, ZONE);
    private static final Coverage COVERAGE = new Coverage(WORDS, TestRules.PACKAGED, ZONE);
    private static final ModelEvents MODEL =
            new ModelEvents(WORDS, TestRules.PACKAGED, ZONE, "gpt-6-luna");
    private static final SourceComparison COMPARISON =
            new SourceComparison(WORDS, TestRules.PACKAGED, MERGING, ZONE);
    private static final ExtractedEvents EXTRACTED = new ExtractedEvents(WORDS, TestRules.PACKAGED);

    private final List<Mention> mentions = new ArrayList<>();
    private Instant received = Instant.parse("2026-11-20T10:00:00Z");
    private int mails;

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
        String id = "m" + mails++;
        for (Event event : read(id, raw, answer)) {
            mentions.add(MERGING.mention(id + "-" + mentions.size(), id, event));
        }
        received = received.plusSeconds(86_400);
        return this;
    }

    private List<Event> read(String id, String raw, String answer) {
        byte[] bytes = raw.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        Mail mail = new MailReader().read(id, bytes, received);
        FoundEvents found = new FoundEvents();
        CALENDARS.read(mail, found);
        JSON_LD.read(mail, found);
        MICRODATA.read(mail, found);
        try {
            if (answer != null && COVERAGE.leavesGap(mail, found)) {
                MODEL.read(answer, mail, "prompt", found);
            }
            COMPARISON.compare(mail, found);
            return MERGING.json().readAll(EXTRACTED.json(mail, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Group> groups() {
        return MERGING.groups(mentions).stream().filter(Group::isEvent).toList();
    }

    /** What the items say. */
    public List<Event> events() {
        return groups().stream().map(MERGING::merge).map(Merged::event).toList();
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
        return groups().stream()
                .filter(group -> group.mentions().get(0).messageId().equals("m0"))
                .findFirst()
                .map(MERGING::merge)
                .orElseThrow();
    }

    public boolean isClaim(String messageId) {
        return groups().stream()
                .flatMap(group -> MERGING.merge(group).claims().stream())
                .anyMatch(mention -> mention.messageId().equals(messageId));
    }
}
