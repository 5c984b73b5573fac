package services.andreas.events.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.collect.Maps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import services.andreas.events.EditedRoutes;
import services.andreas.events.Patience;
import services.andreas.events.failure.FailureException;
import services.andreas.events.ledger.KnownMailboxes;
import services.andreas.events.listing.MailboxFeeds;
import services.andreas.events.listing.ReadCalendar;
import services.andreas.events.listing.StoredEvents;
import services.andreas.events.listing.StoredItems;
import services.andreas.events.standin.S3StandIn;

/** What subscribers and readers come to see, from one publication to the next. */
class PublicationTest {
    private static final String SOON = "2026-12-05T19:00:00Z";

    private static final String MAILBOXES =
            """
            mailboxes:
              - {name: anna, credentials: a, delegate: '', query: in, timezone: UTC, cron: '0 0 7 * * ?', feed: anna.ics}
              - {name: ben, credentials: b, delegate: '', query: in, timezone: UTC, cron: '0 0 7 * * ?', feed: ''}
              - {name: new, credentials: c, delegate: '', query: in, timezone: UTC, cron: '0 0 7 * * ?', feed: new.ics}
            """;

    private final StoredItems items = new StoredItems();
    private final StandingClock clock = new StandingClock();

    private final S3StandIn s3 = new S3StandIn("calendars");

    @TempDir Path folder;
    @TempDir Path mine;

    private String root = "classpath:";
    private String mailboxes = "";

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void showsAnEventInEveryForm() throws IOException {
        items.put(event("3f1c", "Jazz", SOON)).put(event("77aa", "Fair", "2026-12-24T09:00:00Z"));

        publish();

        assertThat(calendar().events()).containsOnlyKeys("3f1c", "77aa");
        assertThat(files())
                .containsOnlyKeys(
                        "events.ics",
                        "events.json",
                        "feed.atom",
                        "style.css",
                        "icon.svg",
                        "index.html",
                        "months/2026-12.html",
                        "events/3f1c.html",
                        "events/3f1c.ics",
                        "events/77aa.html",
                        "events/77aa.ics");
        assertThat(text("index.html")).contains("Jazz", "Fair", "Saturday 5 December 2026");
        assertThat(text("events.json")).contains("\"identifier\" : \"3f1c\"");
        assertThat(text("feed.atom")).contains("<title>Jazz</title>");
        assertThat(ReadCalendar.of(text("events/3f1c.ics")).events()).containsOnlyKeys("3f1c");
    }

    @Test
    void showsOnTheFirstPageWhatHasBegunAndIsStillOn() throws IOException {
        items.put(
                with(
                        event("on", "Masks", "2026-11-20T09:00:00Z"),
                        "end_time",
                        "2027-01-31T16:00:00Z"));
        items.put(
                with(
                        event("over", "Tents", "2026-11-20T09:00:00Z"),
                        "end_time",
                        "2026-11-23T16:00:00Z"));

        publish();

        assertThat(text("index.html")).contains("Masks").doesNotContain("Tents");
    }

    @Test
    void writesNothingWhereNothingHasChanged() throws IOException {
        items.put(event("3f1c", "Jazz", SOON)).put(event("77aa", "Fair", SOON));
        publish();
        Map<String, Object> before = times();
        clock.pass(Duration.ofHours(3));

        assertThat(publish().changes()).isZero();
        assertThat(times()).isEqualTo(before);
    }

    @Test
    void writesTheSameBytesElsewhere() throws IOException {
        items.put(event("b", "Jazz", SOON)).put(event("a", "Fair", SOON));
        publish();
        Map<String, String> first = files();
        clock.pass(Duration.ofHours(3));
        Path other = folder.resolve("elsewhere");
        publication(other.toString()).publish();

        assertThat(text("elsewhere/events.ics")).isEqualTo(first.get("events.ics"));
        assertThat(text("elsewhere/index.html")).isEqualTo(first.get("index.html"));
        assertThat(text("events.ics").indexOf("UID:a@"))
                .isLessThan(text("events.ics").indexOf("UID:b@"));
    }

    @Test
    void tellsOfAMoveOnceUnderAHigherNumber() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        Map<String, Object> moved = event("3f1c", "Jazz", "2026-12-06T19:00:00Z");
        moved.put("updated_at", "2026-11-26T11:00:00Z");
        items.put(moved);
        publish();
        ReadCalendar calendar = calendar();

        assertThat(calendar.sequence("3f1c")).isEqualTo(1);
        assertThat(calendar.value("3f1c", "DTSTART")).isEqualTo("20261206T190000Z");
        assertThat(calendar.value("3f1c", "DTSTAMP")).isEqualTo("20261126T110000Z");
        assertThat(publish().changes()).isZero();
    }

    @Test
    void keepsNumberAndDateWhereReadersSeeNoChange() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        String before = text("events.ics");
        Map<String, Object> mentioned = event("3f1c", "Jazz", SOON);
        mentioned.put("updated_at", "2026-11-26T11:00:00Z");
        items.put(mentioned);
        publish();

        assertThat(text("events.ics")).isEqualTo(before);
    }

    @Test
    void cancelsWhatIsNoLongerPublishedUntilAMonthAfterItsStart() throws IOException {
        items.put(event("gone", "Jazz", SOON));
        items.put(event("merged", "Jazz", SOON));
        items.put(event("rejected", "Jazz", SOON));
        items.put(event("unclear", "Jazz", SOON));
        publish();
        items.delete("gone");
        items.put(Map.of("id", "merged", "merged_into", "other"));
        items.put(with(event("rejected", "Jazz", SOON), "status", "rejected"));
        items.put(with(event("unclear", "Jazz", SOON), "needs_review", "date is far ahead"));
        publish();
        ReadCalendar calendar = calendar();

        assertThat(calendar.events()).containsOnlyKeys("gone", "merged", "rejected", "unclear");
        assertThat(calendar.events().keySet())
                .allSatisfy(
                        id -> {
                            assertThat(calendar.value(id, "STATUS")).isEqualTo("CANCELLED");
                            assertThat(calendar.sequence(id)).isEqualTo(1);
                            assertThat(calendar.value(id, "DTSTAMP")).isEqualTo("20261126T120000Z");
                        });
        assertThat(text("index.html")).doesNotContain("Jazz");
        assertThat(files()).doesNotContainKeys("events/gone.html", "events/gone.ics");
        clock.pass(Duration.ofDays(1));
        assertThat(publish().changes()).isZero();
        clock.pass(Duration.ofDays(39));
        publish();
        assertThat(calendar().events()).isEmpty();
    }

    @Test
    void cancelsNoEarlierThanItLastChanged() throws IOException {
        items.put(with(event("3f1c", "Jazz", SOON), "updated_at", "2027-01-01T00:00:00Z"));
        publish();
        items.delete("3f1c");
        publish();

        assertThat(calendar().value("3f1c", "STATUS")).isEqualTo("CANCELLED");
        assertThat(calendar().value("3f1c", "DTSTAMP")).isEqualTo("20270101T000000Z");
    }

    @Test
    void bringsBackWhatWasCancelledUnderAHigherNumber() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        items.delete("3f1c");
        publish();
        items.put(event("3f1c", "Jazz", SOON));
        publish();

        assertThat(calendar().sequence("3f1c")).isEqualTo(2);
        assertThat(calendar().value("3f1c", "STATUS")).isEqualTo("CONFIRMED");
    }

    @Test
    void undoesARejectionInTheSameBytesButForNumberAndDate() throws IOException {
        items.put(event("3f1c", "Jazz", SOON)).put(event("77aa", "Fair", SOON));
        publish();
        Map<String, String> before = files();
        String sequence = calendar().value("3f1c", "SEQUENCE");
        Map<String, Object> rejected = with(event("3f1c", "Jazz", SOON), "status", "rejected");
        items.put(with(rejected, "sequence", 1));
        publish();
        items.put(with(event("3f1c", "Jazz", SOON), "sequence", 2));
        publish();

        assertThat(Integer.parseInt(calendar().value("3f1c", "SEQUENCE")))
                .isGreaterThan(Integer.parseInt(sequence) + 1);
        Map<String, String> after = files();
        assertThat(after.keySet()).isEqualTo(before.keySet());
        for (String name : after.keySet()) {
            if (!name.equals("feed.atom")) {
                assertThat(withoutNumbers(after.get(name)))
                        .as(name)
                        .isEqualTo(withoutNumbers(before.get(name)));
            }
        }
    }

    @Test
    void undoesWhatNobodyHasSeenInTheSameBytes() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        Map<String, String> before = files();
        // rejected and undone between two publications
        items.put(with(event("3f1c", "Jazz", SOON), "sequence", 2));

        assertThat(publish().changes()).isZero();
        assertThat(files()).isEqualTo(before);
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("(SEQUENCE|DTSTAMP|LAST-MODIFIED):.*", "");
    }

    @Test
    void rendersPagesAgainOnceATemplateIsEdited() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        root = "file:" + mine + "/";
        publish();
        String was = Files.readString(Path.of("src/main/resources/pages/event.ftlh"));
        Files.createDirectories(mine.resolve("pages"));
        Files.writeString(
                mine.resolve("pages/event.ftlh"),
                was.replace("What it is known from", "How we know"));

        publish();

        assertThat(text("events/3f1c.html")).contains("How we know");
    }

    @Test
    void followsAnEventThatMovesBehindTheHorizon() throws IOException {
        items.put(event("3f1c", "Jazz", SOON)).put(event("far", "Far", "2029-12-05T19:00:00Z"));
        publish();
        items.put(event("3f1c", "Jazz", "2029-12-05T19:00:00Z"));
        publish();

        assertThat(calendar().events()).containsOnlyKeys("3f1c");
        assertThat(calendar().value("3f1c", "STATUS")).isEqualTo("CONFIRMED");
    }

    @Test
    void namesTheAttachedFileOnThePageOfItsEvent() throws IOException {
        items.put(with(event("3f1c", "Jazz", SOON), "found_in", "programme.pdf, page 2"));
        publish();

        assertThat(text("events/3f1c.html")).contains("<bdi>programme.pdf, page 2</bdi>");
    }

    @Test
    void tellsNobodyOfWhatWaits() throws IOException {
        items.put(with(event("unclear", "Jazz", SOON), "needs_review", "date is far ahead"));
        items.put(with(event("forged", "Jazz", SOON), "authenticated", false));
        items.put(with(event("rejected", "Jazz", SOON), "status", "rejected"));
        items.put(with(event("sure", "Jazz", SOON), "authenticated", true));
        publish();

        assertThat(calendar().events()).containsOnlyKeys("sure");
    }

    @Test
    void publishesWhatWaitedOnceItIsApproved() throws IOException {
        Map<String, Object> approved = with(event("forged", "Jazz", SOON), "authenticated", false);
        items.put(with(approved, "decided", List.of("approve", "edit")));
        Map<String, Object> unclear = with(event("unclear", "Jazz", SOON), "needs_review", "odd");
        items.put(with(unclear, "decided", List.of("approve")));
        publish();

        assertThat(calendar().events()).containsOnlyKeys("forged");
    }

    @Test
    void marksWhatWouldWaitWhereAllIsPublished() throws IOException {
        edit("rules/publish.yaml", "publish: checked", "publish: all");
        items.put(with(event("unclear", "Jazz", SOON), "needs_review", "date is far ahead"));
        items.put(with(event("forged", "Jazz", SOON), "authenticated", false));
        publish();

        assertThat(calendar().value("unclear", "STATUS")).isEqualTo("TENTATIVE");
        assertThat(calendar().value("unclear", "DESCRIPTION")).contains("date is far ahead");
        assertThat(text("events/unclear.html")).contains("not checked");
        assertThat(text("events/forged.html")).contains("not checked");
    }

    @Test
    void hasACalendarForEachFeed() throws IOException {
        edit(
                "rules/feeds.yaml",
                "feeds: []",
                """
                feeds:
                  - {file: zurich.ics, title: In Zürich, categories: [Music], places: [zürich], senders: [],
                     include: [a], leave_out: [d]}
                  - {file: two.ics, title: Two, categories: [], places: [], senders: [], include: [a, b], leave_out: []}
                """);
        items.put(event("a", "Fair", SOON));
        items.put(in("music", "Aviary, ZÜRICH", event("b", "Jazz", SOON)));
        items.put(in("music", "Bern", event("c", "Blues", SOON)));
        items.put(in("music", "Zürich", event("d", "Noise", SOON)));
        publish();
        items.put(in("art", "Zürich", event("b", "Jazz", SOON)));
        publish();

        ReadCalendar zurich = ReadCalendar.of(text("zurich.ics"));
        assertThat(zurich.events()).containsOnlyKeys("a", "b");
        assertThat(zurich.value("b", "STATUS")).isEqualTo("CANCELLED");
        assertThat(ReadCalendar.of(text("two.ics")).value("b", "STATUS")).isEqualTo("CONFIRMED");
        assertThat(calendar().events()).containsOnlyKeys("a", "b", "c", "d");
    }

    @Test
    void hasACalendarForEachMailboxThatHasAFeed() throws IOException {
        mailboxes = Files.writeString(mine.resolve("mailboxes.yaml"), MAILBOXES).toString();
        items.put(with(event("a", "Fair", SOON), "mailboxes", List.of("id-a", "id-b")));
        items.put(with(event("b", "Jazz", SOON), "mailboxes", List.of("id-b")));
        items.put(event("c", "Added by hand", SOON));
        new KnownMailboxes(items.dynamoDb, items.ledger, clock, "anna").note("id-a");
        publish();

        assertThat(ReadCalendar.of(text("anna.ics")).events()).containsOnlyKeys("a");
        assertThat(text("anna.ics")).contains("X-WR-CALNAME:Events: anna");
        assertThat(ReadCalendar.of(text("new.ics")).events()).as("not read yet").isEmpty();
        assertThat(text("index.html")).contains("anna.ics", "new.ics");
        assertThat(files()).doesNotContainKeys("ben.ics", ".ics");
        assertThat(calendar().events()).containsOnlyKeys("a", "b", "c");

        edit(
                "rules/feeds.yaml",
                "feeds: []",
                "feeds: [{file: anna.ics, title: A, categories: [], places: [], senders: [],"
                        + " include: [], leave_out: []}]");
        assertThatThrownBy(this::publish)
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("rules/feeds.yaml is wrong");
    }

    @Test
    void showsWhatStrangersWroteAsText() throws IOException {
        String markup = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        Map<String, Object> event = event("hostile", markup, SOON);
        for (String name :
                List.of("location", "description", "category", "organizer_name", "source_name")) {
            event.put(name, markup + "\u202E ${7*7} </script><!-- <bdi>");
        }
        event.put("source_url", "javascript:alert(1)");
        event.put("organizer_url", "https://a.example/?\"onmouseover=alert(1)");
        event.put("tags", List.of(markup));
        items.put(event);
        items.put(event("../../up", "\u2067\u202Eright to left", SOON));
        items.put(event("emoji", "\uD83C\uDF89".repeat(1500), SOON));
        publish();

        assertThat(files().keySet())
                .filteredOn(name -> name.endsWith(".html"))
                .hasSize(5)
                .allSatisfy(
                        name -> {
                            Document page = Jsoup.parse(text(name));
                            assertThat(page.select("script:not([type=application/ld+json])"))
                                    .isEmpty();
                            assertThat(page.select("img, iframe, object, [style], base")).isEmpty();
                            assertThat(page.getAllElements())
                                    .allSatisfy(
                                            element ->
                                                    assertThat(element.attributes())
                                                            .noneMatch(
                                                                    a ->
                                                                            a.getKey()
                                                                                    .startsWith(
                                                                                            "on")));
                            assertThat(page.select("a[href]").eachAttr("href"))
                                    .allMatch(
                                            link ->
                                                    !link.contains(":")
                                                            || link.startsWith("https://")
                                                            || link.startsWith("webcal://"));
                            assertThat(page.text()).doesNotContain("\u202E", "\u2067", "49");
                        });
        Document page = Jsoup.parse(text("events/hostile.html"));
        assertThat(page.select("h1").text()).isEqualTo(markup);
        assertThat(page.select("script")).hasSize(1);
        assertThat(new ObjectMapper().readTree(page.select("script").first().data()).get("name"))
                .hasToString("\"" + markup + "\"");
        assertThat(page.select("a[rel]")).hasSize(0);
    }

    @Test
    void cutsALongTitleInListsAlone() throws IOException {
        items.put(event("emoji", "\uD83C\uDF89".repeat(450), SOON));
        publish();

        assertThat(Jsoup.parse(text("index.html")).select("li a").text()).hasSize(201);
        assertThat(Jsoup.parse(text("events/emoji.html")).select("h1").text()).hasSize(900);
    }

    @Test
    void leavesTheOldPagesWhereATemplateIsWrong() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        String page = text("events/3f1c.html");
        edit("pages/event.ftlh", "<dt>When</dt>", "<dt>${event.wen}</dt>");
        items.put(event("3f1c", "Blues", SOON));

        assertThatThrownBy(this::publish)
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("pages/event.ftlh:7");
        assertThat(text("events/3f1c.html")).isEqualTo(page);
        assertThat(calendar().value("3f1c", "SUMMARY")).isEqualTo("Blues");
    }

    @Test
    void failsUntilATemplateIsRightForEachEvent() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        edit(
                "pages/event.ftlh",
                "<dt>When</dt>",
                "<dt><#if event.title == 'Blues'>${event.wen}</#if></dt>");
        publish();
        items.put(event("3f1c", "Blues", SOON));

        assertThatThrownBy(this::publish).isInstanceOf(FailureException.class);
        assertThatThrownBy(this::publish).isInstanceOf(FailureException.class);
    }

    @Test
    void waitsForAnotherOfTheSameProcess() throws Exception {
        items.put(event("3f1c", "Jazz", SOON));
        FutureTask<Publication.Result> second = new FutureTask<>(this::publish);
        Thread thread = new Thread(second);

        try (FolderTarget first = new FolderTarget(folder)) {
            first.delete("none");
            thread.start();
            while (thread.getState() != Thread.State.WAITING && !second.isDone()) {
                Thread.onSpinWait();
            }
        }

        assertThat(second.get(Patience.SECONDS, TimeUnit.SECONDS).events()).isOne();
    }

    @Test
    void saysThatTheTargetIsAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("taken"));

        for (Path target : List.of(file, file.resolve("site/deep"))) {
            assertThatThrownBy(() -> publication(target.toString()).publish())
                    .isInstanceOf(FailureException.class)
                    .hasMessageStartingWith(
                            "publish-no-folder: PUBLISH_TO: " + file + " is a file: name a folder");
        }
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        Files.createSymbolicLink(folder.resolve(".part"), Path.of("/dev/full"));

        assertThatThrownBy(this::publish)
                .hasMessageStartingWith(
                        "publish-disk-full: PUBLISH_TO: the disk of " + folder + " is full");
        assertThat(publish().changes()).isPositive();
    }

    @ParameterizedTest
    @MethodSource
    void saysWhatAFolderRefuses(IOException refused, String message) {
        assertThat(FolderTarget.failure(folder, refused).message())
                .startsWith(message)
                .contains("PUBLISH_TO", "publishes again");
    }

    private static List<Arguments> saysWhatAFolderRefuses() {
        String file = "/site/events.ics";
        String user = System.getProperty("user.name");
        return List.of(
                arguments(
                        new AccessDeniedException(file),
                        "publish-no-right: PUBLISH_TO: user " + user + " may not write " + file),
                arguments(
                        new FileSystemException(file, null, "Read-only file system"),
                        "publish-read-only: "),
                arguments(
                        new FileSystemException(file, null, "Disk quota exceeded"),
                        "publish-disk-full: "),
                arguments(
                        new FileSystemException(file, null, "Is a directory"),
                        "publish-FileSystemException: PUBLISH_TO: "
                                + file
                                + " cannot be written: Is a directory"),
                arguments(new IOException(), "publish-IOException: "));
    }

    @Test
    void namesTheRulesThatCannotBeReadRatherThanTheTarget() throws IOException {
        root = "file:" + mine + "/";
        Files.createDirectories(mine.resolve("rules/publish.yaml"));

        assertThatThrownBy(this::publish).hasMessageContaining("rules/publish.yaml is wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"folder", "s3://calendars/events"})
    void leavesATargetToTheTablesThatPublishThere(String place) throws IOException {
        String to = place.startsWith("s3:") ? place : folder.toString();
        items.put(event("3f1c", "Jazz", SOON));
        publication(to).publish();
        StoredItems others = new StoredItems().put(event("77aa", "Fair", SOON));
        Map<String, String> before = all(to);

        assertThatThrownBy(() -> publication(others, to).publish())
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("publish-target-taken: PUBLISH_TO: other tables publish");
        assertThat(all(to)).isEqualTo(before);
        assertThat(publication(to).publish().changes()).isZero();
    }

    @Test
    void takesATargetOverOnceItsListIsGone() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        StoredItems others = new StoredItems().put(event("77aa", "Fair", SOON));
        Files.delete(folder.resolve(Manifest.FILE));
        publication(others, folder.toString()).publish();

        assertThat(calendar().events()).containsOnlyKeys("77aa");
        assertThatThrownBy(this::publish).hasMessageContaining("publish-target-taken");
    }

    @Test
    void showsNothingLiveOfWhatOtherTablesPublish() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        StoredItems others = new StoredItems().put(event("77aa", "Fair", SOON));
        MemoryTarget live = new MemoryTarget(Files.readAllBytes(folder.resolve(Manifest.FILE)));
        publication(others, folder.toString()).into(live);

        assertThat(ReadCalendar.of(new String(live.file("events.ics").bytes(), UTF_8)).events())
                .containsOnlyKeys("77aa");
    }

    private Map<String, String> all(String to) throws IOException {
        return to.startsWith("s3:")
                ? Maps.transformValues(s3.objects(), S3StandIn.Stored::text)
                : files();
    }

    @Test
    void isWholeAgainWhereItsListWasLost() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        Files.writeString(folder.resolve(Manifest.FILE), "{\"files\":");
        Files.delete(folder.resolve("index.html"));
        publish();

        assertThat(text("index.html")).contains("Jazz");
        assertThat(calendar().events()).containsOnlyKeys("3f1c");
    }

    @Test
    void writesAFileAgainThatWasEmptiedOrRemoved() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        Files.writeString(folder.resolve("events/3f1c.html"), "");
        Files.delete(folder.resolve("events/3f1c.ics"));
        publish();

        assertThat(text("events/3f1c.html")).contains("Jazz");
        assertThat(text("events/3f1c.ics")).contains("Jazz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events.ics",
                "events.json",
                "feed.atom",
                "style.css",
                "index.html",
                "months/2026-12.html",
                "events/3f1c.html",
                "events/3f1c.ics"
            })
    void writesAFileAgainThatSomebodyChanged(String name) throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        Map<String, String> before = files();
        Path file = folder.resolve(name);
        Files.writeString(file, "Changed");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));

        assertThat(publish().changes()).isOne();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void looksOnceAtFilesThatWereCopied() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        publish();
        Path file = folder.resolve("events/3f1c.html");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
        Map<String, Object> list = written(folder.resolve(Manifest.FILE));

        assertThat(publish().changes()).isZero();
        assertThat(written(folder.resolve(Manifest.FILE))).isNotEqualTo(list);
    }

    @Test
    void leavesAPageAsItIsWhoseTemplateShowsTheTime() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        edit("pages/event.ftlh", "<dt>When</dt>", "<dt>${.now?long?c}</dt>");
        publish();

        assertThat(publish().changes()).isZero();
    }

    @Test
    void makesAllPagesAgainAfterOneThatCouldNotBeMade() throws IOException {
        items.put(event("a", "Jazz", SOON)).put(event("b", "Blues", "2026-12-06T19:00:00Z"));
        publish();
        Map<String, String> before = files();
        edit("pages/event.ftlh", "<dt>When</dt>", "<dt><#if event.page == 'b'>${x}</#if>!</dt>");
        assertThatThrownBy(this::publish).isInstanceOf(FailureException.class);
        assertThat(text("events/a.html")).isNotEqualTo(before.get("events/a.html"));
        root = "classpath:";
        publish();

        assertThat(files()).isEqualTo(before);
    }

    @Test
    void countsOnFromAListOfAnOlderVersion() throws IOException {
        Files.createDirectories(folder.resolve("events"));
        Files.writeString(folder.resolve("events/old.html"), "Old");
        Files.writeString(
                folder.resolve(Manifest.FILE),
                """
                {"files":{"events/old.html":"1","months/2020-01.html":"2","events.ics":"3"},
                 "calendars":{"events.ics":[
                   {"id":"old","sequence":4,"changed":"2026-11-01T00:00:00Z","start":"2026-12-05T19:00:00Z",
                    "day":null,"title":"Old","hash":"x","gone":false},
                   {"id":"3f1c","sequence":7,"changed":"2026-11-01T00:00:00Z","start":"2026-12-05T19:00:00Z",
                    "day":null,"title":"Jazz","hash":"y","gone":false}]},
                 "versions":{"events/old.html":"1"}}
                """);
        items.put(event("3f1c", "Jazz", SOON));
        publish();

        assertThat(calendar().value("old", "STATUS")).isEqualTo("CANCELLED");
        assertThat(calendar().sequence("old")).isEqualTo(5);
        assertThat(calendar().sequence("3f1c")).isEqualTo(8);
        assertThat(files()).doesNotContainKey("events/old.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{}",
                "{\"files\":{},\"calendars\":null}",
                "{\"files\":{},\"calendars\":{\"events.ics\":[{}]}}",
                "{\"files\":{},\"calendars\":{\"events.ics\":[{\"id\":\"a\",\"start\":\"soon\"}]}}",
                "{\"files\":{\"../outside\":\"1\"},\"calendars\":{}}"
            })
    void isWholeAgainWhateverItsListSays(String list) throws IOException {
        Path outside = Files.writeString(folder.resolveSibling("outside"), "mine");
        items.put(event("3f1c", "Jazz", SOON));
        Files.writeString(folder.resolve(Manifest.FILE), list);
        publish();

        assertThat(calendar().events()).containsOnlyKeys("3f1c");
        assertThat(outside).hasContent("mine");
        assertThat(publish().changes()).isZero();
    }

    @Test
    void bringsBackObjectsThatSomebodyChangedOrRemoved() throws IOException {
        items.put(event("3f1c", "Jazz", SOON));
        Publication bucket = publication("s3://calendars/secret");
        bucket.publish();
        Map<String, S3StandIn.Stored> before = s3.objects();
        s3.change("secret/events/3f1c.html", "Changed");
        s3.remove("secret/events/3f1c.ics");
        s3.remove("secret/index.html");

        assertThat(bucket.publish().changes()).isEqualTo(3);
        assertThat(s3.objects().keySet()).isEqualTo(before.keySet());
        assertThat(s3.objects().get("secret/events/3f1c.html").text())
                .isEqualTo(before.get("secret/events/3f1c.html").text());
    }

    @Test
    void publishesToABucketAsToAFolder() throws IOException {
        items.put(event("3f1c", "Jazz", SOON)).put(event("77aa", "Fair", SOON));
        publish();
        Publication bucket = publication("s3://calendars/secret");
        bucket.publish();

        assertThat(s3.objects()).hasSize(files().size() + 1).containsKey("secret/.published.json");
        assertThat(files())
                .allSatisfy(
                        (name, text) ->
                                assertThat(s3.objects().get("secret/" + name).text())
                                        .isEqualTo(text));
        S3StandIn.Stored calendar = s3.objects().get("secret/events.ics");
        assertThat(calendar.type()).isEqualTo("text/calendar; charset=utf-8");
        assertThat(calendar.cache()).isEqualTo("private, max-age=900");
        int writes = s3.writes();
        assertThat(bucket.publish().changes()).isZero();
        assertThat(s3.writes()).isEqualTo(writes);

        items.delete("3f1c");
        s3.deny(true);
        assertThatThrownBy(bucket::publish).hasMessageContaining("publish-AccessDenied");
        s3.deny(false);
        bucket.publish();
        assertThat(
                        ReadCalendar.of(s3.objects().get("secret/events.ics").text())
                                .value("3f1c", "STATUS"))
                .isEqualTo("CANCELLED");
        assertThat(s3.objects()).doesNotContainKey("secret/events/3f1c.html");
    }

    private void edit(String file, String from, String to) throws IOException {
        EditedRoutes.in(mine).edit(file, from, to);
        root = "file:" + mine + "/";
    }

    private Publication.Result publish() {
        return publication(folder.toString()).publish();
    }

    private Publication publication(String to) {
        return publication(items, to);
    }

    private Publication publication(StoredItems items, String to) {
        return new Publication(
                new StoredEvents(items.dynamoDb, items.table, "Europe/Zurich"),
                new MailboxFeeds(
                        new KnownMailboxes(items.dynamoDb, items.ledger, clock, ""), mailboxes),
                new DuePublications(items.dynamoDb, items.ledger, to, 18_000, clock),
                new Targets(to, "us-east-1", s3.root().toString()),
                root,
                "https://calendar.example/",
                "Europe/Zurich",
                clock);
    }

    private static Map<String, Object> event(String id, String title, String start) {
        return StoredItems.event(id, title, start);
    }

    private static Map<String, Object> with(Map<String, Object> event, String name, Object value) {
        event.put(name, value);
        return event;
    }

    private static Map<String, Object> in(
            String category, String place, Map<String, Object> event) {
        return with(with(event, "category", category), "location", place);
    }

    private ReadCalendar calendar() throws IOException {
        return ReadCalendar.of(text("events.ics"));
    }

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private Map<String, String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .collect(
                            toMap(
                                    file -> folder.relativize(file).toString(),
                                    PublicationTest::read,
                                    (a, b) -> a,
                                    TreeMap::new));
        }
    }

    /** When each file was written, and as which one. */
    private Map<String, Object> times() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .collect(toMap(Path::toString, PublicationTest::written));
        }
    }

    private static Map<String, Object> written(Path file) {
        try {
            return Files.readAttributes(file, "unix:ino,lastModifiedTime");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class StandingClock extends Clock {
        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        private void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
