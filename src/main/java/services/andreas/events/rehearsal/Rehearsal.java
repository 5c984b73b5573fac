package services.andreas.events.rehearsal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.Failures;
import services.andreas.events.gmail.Listing;
import services.andreas.events.ledger.DoneMessages;
import services.andreas.events.ledger.OpenMessages;
import services.andreas.events.ledger.Tables;
import services.andreas.events.mail.MessageKey;
import services.andreas.events.run.IngestRun;
import services.andreas.events.run.IngestRuns;
import services.andreas.events.run.RunReport;
import services.andreas.events.usage.Figures;
import services.andreas.events.usage.Usage;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Works again on mails that are done, one after the other, and says what would change. */
public final class Rehearsal {
    private final CamelContext context;
    private final ProducerTemplate camel;
    private final RehearsalSetup setup;
    private final DoneMessages done;
    private final Map<String, String> left = new LinkedHashMap<>();

    /**
     * @param setup of an application that has started
     */
    public Rehearsal(RehearsalSetup setup) {
        context = setup.context();
        camel = context.createProducerTemplate();
        this.setup = setup;
        done = new DoneMessages(bean(DynamoDbClient.class), setup.ledgerTable(), bean(Clock.class));
    }

    /** The last messages of the query in this mailbox that are done, the newest first. */
    public List<String> last(int most, String mailbox) throws Exception {
        Exchange listed =
                camel.request(
                        "direct:list-messages",
                        exchange ->
                                exchange.setVariable(
                                        "query",
                                        context.resolvePropertyPlaceholders("{{gmail.query}}")));
        if (listed.getException() != null) {
            throw listed.getException();
        }
        List<String> ids = listed.getVariable("listing", Listing.class).ids();
        return done.first(most, ids.stream().map(id -> MessageKey.in(mailbox, id)).toList());
    }

    /** Works on these messages, one after the other. */
    public Rehearsed of(List<String> ids) {
        bean(Tables.class).check();
        IngestRuns runs = bean(IngestRuns.class);
        Map<Usage, Long> before = bean(Figures.class).now();
        IngestRun run = runs.start();
        run.listed(ids);
        ids.forEach(id -> rehearse(run, id));
        RunReport report = run.report(bean(Clock.class).instant());
        List<EventChange> changes = new ArrayList<>();
        setup.writtenEvents().each((was, is) -> EventChange.of(was, is).ifPresent(changes::add));
        changes.sort(EventChange.ORDER);
        return new Rehearsed(
                ids.size() - left.size(),
                setup.replies().asked(),
                report.tokens(),
                bean(Figures.class).since(before).get(Usage.OPENAI_MICRODOLLARS),
                changes,
                setup.heldBack(),
                left,
                report);
    }

    private void rehearse(IngestRun run, String id) {
        if (!bean(IngestRuns.class).isOpen(run)) {
            left.put(MessageKey.gmailId(id), "not tried");
            return;
        }
        setup.replies().of(done.replies(id));
        if (!bean(OpenMessages.class).reopen(id)) {
            left.put(MessageKey.gmailId(id), "unknown to the ledger, or in work");
            return;
        }
        Exchange worked =
                camel.request(
                        "direct:ingest-message",
                        exchange -> {
                            exchange.getMessage().setBody(id);
                            exchange.setVariable("run", run);
                        });
        Failure failure =
                worked.getException() == null
                        ? worked.getVariable("failure", Failure.class)
                        : Failures.of(worked.getException());
        if (failure != null) {
            left.put(MessageKey.gmailId(id), failure.reason());
        }
    }

    private <T> T bean(Class<T> type) {
        return context.getRegistry().mandatoryFindSingleByType(type);
    }
}
