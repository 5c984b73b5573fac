package services.andreas.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import services.andreas.events.ledger.Tables;
import services.andreas.events.standin.Generations;
import services.andreas.events.standin.GmailPeople;
import services.andreas.events.standin.QueueStandIn;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Mailboxes of several people, the file that lists them, and a queue; each mail has its own event.
 */
public final class Family implements AutoCloseable {
    /** A mail, and the title of the event that it announces. */
    public record FamilyMail(String person, String subject, String title, String id) {}

    private static final Instant FIRST_EVENT = Instant.parse("2026-12-05T09:00:00Z");
    private static final int DAYS = 300;

    public final Stage stage = new Stage();
    public final GmailPeople people = new GmailPeople();
    public final QueueStandIn queue = new QueueStandIn();
    public final Generations generations = new Generations();
    public final List<String> names;
    public final List<FamilyMail> mails = new ArrayList<>();
    private final Map<String, Integer> count = new HashMap<>();

    public Family(Path folder, int size) {
        names = IntStream.range(0, size).mapToObj(n -> "person-" + n).toList();
        stage.openAi.answers(generations);
        stage.environment.remove("GMAIL_CREDENTIALS_JSON");
        stage.environment.put("GMAIL_ROOT_URL", people.rootUrl().toString());
        stage.environment.put("TIMEZONE", "UTC");
        stage.environment.putAll(queue.environment());
        StringBuilder yaml = new StringBuilder("mailboxes:\n");
        try {
            for (String name : names) {
                Files.writeString(folder.resolve(name + ".json"), people.credentialsJson(name));
                yaml.append("  - {name: ")
                        .append(name)
                        .append(", credentials: ")
                        .append(name)
                        .append(".json, delegate: '', query: 'label:Events', timezone: UTC,")
                        .append(" cron: '0 0 17 ? * MON', feed: ''}\n");
            }
            Path file = Files.writeString(folder.resolve("mailboxes.yaml"), yaml.toString());
            stage.environment.put("MAILBOXES_FILE", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        createTables();
    }

    private void createTables() {
        new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
    }

    /** Mails for each person; the events of all are spread over the days of a season. */
    public void mails(int each) {
        for (String person : names) {
            for (int mail = 0; mail < each; mail++) {
                mail(person);
            }
        }
    }

    private void mail(String person) {
        int number = count.merge(person, 1, Integer::sum);
        int all = mails.size();
        String subject = "Mail " + number + " of " + person + ".";
        String title = "Evening " + number + " of " + person;
        String start =
                FIRST_EVENT
                        .plus(all % DAYS, ChronoUnit.DAYS)
                        .plus(all / DAYS % 600, ChronoUnit.MINUTES)
                        .toString()
                        .substring(0, "2026-12-05T09:00".length());
        byte[] raw =
                Stage.raw(
                        subject,
                        "What is on:\r\n\r\n"
                                + Generations.line(title, start, "Hall " + all)
                                + "\r\n");
        String id =
                people.of(person)
                        .mailbox()
                        .add(raw, Stage.FIRST_MAIL.plusSeconds(60L * number), "Events");
        mails.add(new FamilyMail(person, subject, title, id));
    }

    /** The person whose mail a question is about. */
    public static String person(String question) {
        int from = question.indexOf(" of person-") + " of ".length();
        return question.substring(from, question.indexOf('.', from));
    }

    /** Titles that are not in the table just once. */
    public long lost() {
        Map<String, Long> stored =
                stage.events().stream()
                        .collect(
                                Collectors.groupingBy(
                                        event -> event.get("title").s(), Collectors.counting()));
        return mails.stream().filter(mail -> stored.getOrDefault(mail.title(), 0L) != 1).count();
    }

    /** The records of all runs of workers. */
    public List<Map<String, AttributeValue>> runs() {
        return stage.ledger().stream()
                .filter(item -> item.get("pk").s().startsWith("run#"))
                .toList();
    }

    public long openRuns() {
        return runs().stream()
                .filter(run -> run.containsKey("alive_until") || run.containsKey("status"))
                .count();
    }

    @Override
    public void close() {
        queue.close();
        people.close();
        stage.close();
    }
}
