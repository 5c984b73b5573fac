package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static services.andreas.events.ledger.Attributes.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import services.andreas.events.app.Shutdown;
import services.andreas.events.cli.CommandHere;
import services.andreas.events.ledger.Tables;
import services.andreas.events.settings.Mailboxes;
import services.andreas.events.standin.Fault;
import services.andreas.events.standin.GmailPeople;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.GoogleErrors;
import services.andreas.events.standin.LocalServer;
import services.andreas.events.standin.QueueStandIn;
import services.andreas.events.standin.Reply;
import services.andreas.events.standin.Request;
import services.andreas.events.workers.Dispatched;
import services.andreas.events.workers.Dispatcher;
import services.andreas.events.workers.Worker;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Workers that take shares of several mailboxes from a queue. */
class WorkersTest {
    private static final List<String> NAMES = List.of("anna", "ben", "carla");
    private static final int MAILS = 12;

    private final Stage stage = new Stage();
    private final GmailPeople people = new GmailPeople();
    private final QueueStandIn queue = new QueueStandIn();

    @TempDir private Path folder;

    @BeforeEach
    void configure() throws IOException {
        stage.environment.remove("GMAIL_CREDENTIALS_JSON");
        stage.environment.put("GMAIL_ROOT_URL", people.rootUrl().toString());
        stage.environment.putAll(queue.environment());
        StringBuilder yaml = new StringBuilder("mailboxes:\n");
        for (String name : NAMES) {
            Files.writeString(folder.resolve(name + ".json"), people.credentialsJson(name));
            yaml.append("  - {name: %s, credentials: %s.json, delegate: '', ".formatted(name, name))
                    .append("query: 'label:Events', timezone: Europe/Zurich, ")
                    .append("cron: '0 0 17 ? * MON', feed: ''}\n");
            for (int mail = 0; mail < MAILS; mail++) {
                tell(name, mail);
            }
        }
        Path file = Files.writeString(folder.resolve("mailboxes.yaml"), yaml.toString());
        stage.environment.put("MAILBOXES_FILE", file.toString());
    }

    @AfterEach
    void close() {
        queue.close();
        stage.close();
        people.close();
    }

    @Test
    void readEachMailOnceWhateverTheQueueDoes() throws Exception {
        List<Dispatched> sent = dispatch();
        assertThat(sent).extracting(Dispatched::messages).containsOnly(MAILS);
        doubleAll();

        work(2);

        for (String name : NAMES) {
            assertThat(people.of(name).gets()).as(name).isEqualTo(MAILS);
        }
        assertThat(stage.openAi.calls()).as("calls = mails").isEqualTo(NAMES.size() * MAILS);
        assertThat(runs())
                .hasSize(3)
                .allSatisfy(
                        run ->
                                assertThat(run)
                                        .containsEntry("processed", n(MAILS))
                                        .containsEntry("exit_code", n(0))
                                        .doesNotContainKey("state"));
        assertThat(queue.size()).isZero();
        assertThat(dispatch()).extracting(Dispatched::messages).containsOnly(0);
    }

    @Test
    void readOneMailboxOneAtATimeBecauseGmailLimitsEach() throws Exception {
        stage.environment.put("INGEST_CONCURRENCY", "1");
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int mail = MAILS; mail < 5 * MAILS; mail++) {
            tell("anna", mail);
        }
        people.of("anna")
                .faults()
                .always(
                        GmailStandIn.GETS,
                        (request, gmail) -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            Reply reply = gmail.answer(request);
                            atOnce.decrementAndGet();
                            return reply;
                        });
        dispatch();

        work(2);

        assertThat(people.of("anna").gets()).isEqualTo(5 * MAILS);
        assertThat(most).as("of two shares, by two workers").hasValue(1);
    }

    @Test
    void countWhatGmailRefusesOfOneMailboxAndFinishTheOthers() throws Exception {
        dispatch();
        people.of("ben")
                .faults()
                .always(GmailStandIn.TOKENS, Fault.answer(GoogleErrors.invalidGrant()));
        people.of("ben").expireAccessTokens();
        people.of("carla").faults().always(call -> true, Fault.answer(GoogleErrors.backendError()));

        work(2);

        assertThat(people.of("anna").gets()).isEqualTo(MAILS);
        assertThat(runs())
                .as("ended, and named with the reason")
                .allSatisfy(run -> assertThat(run).doesNotContainKey("state"))
                .extracting(run -> text(run, "cause"), run -> run.get("exit_code"))
                .containsExactlyInAnyOrder(
                        tuple(null, n(0)),
                        tuple("gmail-invalid_grant", n(2)),
                        tuple("gmail-token-503", n(2)));
    }

    @Test
    void nameTheQueueThatDoesNotExist() {
        stage.environment.put("QUEUE_URL", queue.url().replace("shares.fifo", "none.fifo"));

        assertThatThrownBy(this::dispatch).hasMessageContaining("QUEUE_URL");
        assertThatThrownBy(() -> work(1)).hasMessageContaining("QUEUE_URL");

        assertThat(runs())
                .as("nothing is left open")
                .isNotEmpty()
                .allSatisfy(
                        run ->
                                assertThat(run)
                                        .containsEntry("state", AttributeValue.fromS("died"))
                                        .containsEntry(
                                                "cause", AttributeValue.fromS("sqs-queue-missing"))
                                        .containsEntry("deferred", n(MAILS)));
    }

    @Test
    void areSentNothingByADispatcherThatIsToEndAndItSaysSo() throws Exception {
        stage.environment.put("MAILBOXES_AT_ONCE", "1");
        Shutdown shutdown = new Shutdown();
        people.of("anna")
                .faults()
                .always(
                        GmailStandIn.LISTS,
                        (request, gmail) -> {
                            shutdown.request();
                            return gmail.answer(request);
                        });

        List<Dispatched> sent =
                new Dispatcher(Mailboxes.of(stage.environment), shutdown).dispatch();

        assertThat(sent)
                .extracting(Dispatched::exitCode, Dispatched::why)
                .as("anna's mails are listed, and not sent; the other mailboxes are not listed")
                .containsOnly(tuple(1, "the process was told to end"))
                .hasSize(3);
        assertThat(runs()).isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    void endWithTheReasonWhenTheQueueIsDeletedWhileTheyWork() {
        new Tables(stage.dynamoDb, stage.table, stage.table + "-ledger", true).prepare();
        try (LocalServer sqs = new LocalServer(0, WorkersTest::afterTheStart)) {
            stage.environment.put("SQS_ENDPOINT_URL", sqs.root().toString());

            Terminal.Ended worker = CommandHere.run(stage.environment, "work");

            assertThat(worker.code()).isEqualTo(2);
            assertThat(worker.err())
                    .isEqualToIgnoringNewLines("sqs-queue-missing: Check QUEUE_URL and AWS_REGION");
        }
    }

    /** As SQS, once the queue is deleted that was there at the start. */
    private static Reply afterTheStart(Request request) {
        boolean isLook = request.headers().getFirst("X-Amz-Target").endsWith(".ReceiveMessage");
        String type = isLook ? "QueueDoesNotExist" : "ReceiptHandleIsInvalid";
        return Reply.text(400, "{\"__type\": \"com.amazonaws.sqs#%s\"}".formatted(type));
    }

    @Test
    void takeNoHeaderFromAMessageAndLeaveWhatIsNoShare() throws Exception {
        queue.client()
                .sendMessage(
                        send ->
                                send.queueUrl(queue.url())
                                        .messageGroupId("anybody")
                                        .messageDeduplicationId("1")
                                        .messageBody("{\"mailbox\":\"anna\"}")
                                        .messageAttributes(
                                                Map.of(
                                                        "CamelBeanMethodName",
                                                        attribute("toString"),
                                                        "CamelAwsSqsReceiptHandle",
                                                        attribute("another"))));
        people.of("ben")
                .faults()
                .always(GmailStandIn.TOKENS, Fault.answer(GoogleErrors.invalidGrant()));

        Terminal.Ended sent = CommandHere.run(stage.environment, "dispatch");
        work(1, 1);

        assertThat(sent.code()).isOne();
        assertThat(sent.out()).contains("anna: sent 12 messages", "carla: sent 12 messages");
        assertThat(sent.err()).contains("ben: gmail-invalid_grant").doesNotContain("anna");
        assertThat(queue.size()).as("what is no share is not taken for done").isOne();
        assertThat(people.of("anna").gets() + people.of("carla").gets()).isEqualTo(2L * MAILS);
    }

    @Test
    void giveTheirSharesBackAtOnceWhenTheyAreToEnd() throws Exception {
        stage.environment.putAll(Map.of("INGEST_CONCURRENCY", "1", "WORK_SHARES", "1"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        stage.openAi
                .faults()
                .add(
                        call -> {
                            asked.countDown();
                            await(answered);
                            return Optional.empty();
                        });
        dispatch();
        Process worker = new Terminal(folder, stage.environment).start("work");
        assertThat(await(asked)).isTrue();

        worker.destroy();
        answered.countDown();

        assertThat(worker.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(queue.waiting()).as("not only when their time is over").isEqualTo(3);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(Patience.SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** As if SQS delivered every message twice. */
    private void doubleAll() {
        List<Message> all = new ArrayList<>();
        for (List<Message> some = receive(); !some.isEmpty(); some = receive()) {
            all.addAll(some);
        }
        for (Message message : all) {
            String group = Integer.toString(message.body().hashCode());
            queue.client()
                    .sendMessage(
                            send ->
                                    send.queueUrl(queue.url())
                                            .messageGroupId(group)
                                            .messageDeduplicationId(group)
                                            .messageBody(message.body()));
            queue.client()
                    .changeMessageVisibility(
                            change ->
                                    change.queueUrl(queue.url())
                                            .receiptHandle(message.receiptHandle())
                                            .visibilityTimeout(0));
        }
    }

    private List<Message> receive() {
        return queue.client()
                .receiveMessage(take -> take.queueUrl(queue.url()).maxNumberOfMessages(10))
                .messages();
    }

    private List<Dispatched> dispatch() throws Exception {
        return new Dispatcher(Mailboxes.of(stage.environment), new Shutdown()).dispatch();
    }

    private void work(int workers) throws Exception {
        work(workers, 0);
    }

    /** Until so many shares are left in the queue. */
    private void work(int workers, int left) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        Shutdown shutdown = new Shutdown();
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                all.add(
                        threads.submit(
                                () -> {
                                    new Worker(Mailboxes.of(stage.environment), shutdown)
                                            .work(null);
                                    return null;
                                }));
            }
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(Patience.SECONDS);
            while (queue.size() > left && !isDone(all.get(0)) && System.nanoTime() < deadline) {
                // asks the queue again
            }
            shutdown.request();
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Within a moment. */
    private static boolean isDone(Future<Void> worker) throws Exception {
        try {
            worker.get(100, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private List<Map<String, AttributeValue>> runs() {
        return stage.ledger().stream()
                .filter(item -> item.get("pk").s().startsWith("run#"))
                .toList();
    }

    private void tell(String person, int mail) {
        String subject = "Concert " + person + " " + mail;
        Map<String, Object> event =
                Stage.event(
                        subject,
                        "2026-12-%02dT%02d:00:00".formatted(mail % 28 + 1, 19 + mail / 28),
                        "Mill " + person);
        stage.openAi.recorded().add(subject, Stage.answer(event));
        byte[] raw = Stage.raw(subject, "The text of " + subject + "\r\n" + event.values());
        people.of(person).mailbox().add(raw, Stage.FIRST_MAIL.plusSeconds(60L * mail), "Events");
    }

    private static MessageAttributeValue attribute(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }

    private static AttributeValue n(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
