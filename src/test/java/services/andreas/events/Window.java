package services.andreas.events;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import services.andreas.events.ledger.Status;
import services.andreas.events.standin.DynamoDbCall;
import services.andreas.events.standin.Faults;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.Request;

/** The calls between which a run can be hit, in the order in which a mail causes them. */
enum Window {
    PREPARE("W1 looking for the tables", call -> isRead(call) && call.pk().equals("-")),
    TOKEN("W15 getting an access token", Service.GMAIL, GmailStandIn.TOKENS),
    IDENTIFY("W1 asking whose mailbox it is", Service.GMAIL, GmailStandIn.PROFILES),
    BEGIN("W14 the record of the run, begun", 1, Window::isRecord),
    LIST("W1 listing, first page", Service.GMAIL, GmailStandIn.LISTS),
    LIST_ON(
            "W1 listing, second page",
            Service.GMAIL,
            GmailStandIn.LISTS.and(request -> request.query("pageToken") != null)),
    DROP_SETTLED("W1 dropping what is settled", Window::isSettledRead),
    LIST_LARGE(
            "W1 listing large mails",
            Service.GMAIL,
            GmailStandIn.LISTS.and(request -> request.query("q").contains("larger"))),
    CLAIM("W2 W3 claim", call -> isState(call) && call.status().isEmpty()),
    FETCH("W4 fetch", Service.GMAIL, GmailStandIn.GETS),
    ASK("W5 OpenAI call", Service.OPENAI, OpenAiStandIn.COMPLETIONS),
    KEEP("W7 keeping the answer", call -> call.sk().startsWith("answer#")),
    TELL("W8 before what it tells is kept", Window::isMention),
    FIND("W8 before what others tell is read", Window::isSearch),
    WRITE_1("W8 event 1, before its item is written", 1, Window::isItemWrite),
    WRITE_2("W8 event 2, before its item is written", 2, Window::isItemWrite),
    WRITE_3("W8 event 3, before its item is written", 3, Window::isItemWrite),
    COMPLETE("W9 W10 W19 completion", state(Status.COMPLETED)),
    FAIL("W12 noting a failure", state(Status.FAILED)),
    RELEASE("W12 giving back", state(Status.FAILED)),
    RECORD("W14 the record of the run, ended", 2, Window::isRecord);

    /** Who is called. */
    enum Service {
        GMAIL,
        OPENAI,
        DYNAMODB
    }

    final String title;
    final Service service;
    private final int nth;
    private final Predicate<Request> calls;

    Window(String title, Predicate<DynamoDbCall> calls) {
        this(title, 1, calls);
    }

    Window(String title, int nth, Predicate<DynamoDbCall> calls) {
        this(title, Service.DYNAMODB, nth, DynamoDbCall.that(calls));
    }

    Window(String title, Service service, Predicate<Request> calls) {
        this(title, service, 1, calls);
    }

    Window(String title, Service service, int nth, Predicate<Request> calls) {
        this.title = title;
        this.service = service;
        this.nth = nth;
        this.calls = calls;
    }

    /** The one call of this run, and none after it. */
    Predicate<Request> call() {
        AtomicInteger seen = new AtomicInteger();
        return request -> calls.test(request) && seen.incrementAndGet() == nth;
    }

    /** The same one with all tries: the client of DynamoDB gives up a try after two seconds. */
    Predicate<Request> callAndItsTries() {
        Predicate<Request> call = call();
        AtomicReference<String> id = new AtomicReference<>();
        return request -> {
            String invocation = request.headers().getFirst("amz-sdk-invocation-id");
            if (call.test(request)) {
                id.set(invocation);
                return true;
            }
            return invocation != null && invocation.equals(id.get());
        };
    }

    /** Every call of this kind. */
    Predicate<Request> calls() {
        return calls;
    }

    Faults faults(Storm storm) {
        return switch (service) {
            case GMAIL -> storm.stage.gmail.faults();
            case OPENAI -> storm.stage.openAi.faults();
            case DYNAMODB -> storm.proxy.faults();
        };
    }

    boolean isOfFirstOrLastEvent() {
        return name().endsWith("_1") || name().endsWith("_3");
    }

    private static Predicate<DynamoDbCall> state(Status status) {
        return call -> isState(call) && call.status().equals(status.name());
    }

    private static boolean isState(DynamoDbCall call) {
        return call.operation().equals("UpdateItem") && call.sk().equals("state");
    }

    private static boolean isRecord(DynamoDbCall call) {
        return call.operation().equals("PutItem") && call.pk().startsWith("run#");
    }

    private static boolean isRead(DynamoDbCall call) {
        return call.operation().equals("GetItem");
    }

    private static boolean isSettledRead(DynamoDbCall call) {
        return call.operation().equals("BatchGetItem") && call.sk().equals("state");
    }

    private static boolean isMention(DynamoDbCall call) {
        return call.operation().equals("TransactWriteItems");
    }

    private static boolean isSearch(DynamoDbCall call) {
        return call.operation().equals("BatchGetItem") && call.pk().startsWith("alias#");
    }

    private static boolean isItemWrite(DynamoDbCall call) {
        return call.operation().equals("UpdateItem") && call.sk().isEmpty();
    }
}
