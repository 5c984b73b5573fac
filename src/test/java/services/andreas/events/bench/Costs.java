package services.andreas.events.bench;

import java.io.IOException;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a run says that it cost, beside OpenAI's price list. */
final class Costs {
    private static final int MAILS = 200;

    /** US dollars for a million tokens of gpt-6-luna, November 2026. */
    private static final double INPUT = 0.10;

    private static final double CACHED = 0.01;
    private static final double WRITTEN = 0.125;
    private static final double OUTPUT = 0.50;
    private static final double BATCH = 0.5;

    private Costs() {}

    static void measure(Jdk jdk) throws IOException, InterruptedException {
        Table.say(
                """

                Cost of %d mails with one event each, as the record of the run says; times: what its tokens cost
                by the price list; least: times what the mails and the answers alone would cost; tokens are those
                of the stand-in, which counts no schema
                """,
                MAILS);
        Table.head(
                "questions",
                "tokens of prompts",
                "kept from before",
                "of answers",
                "cost, $",
                "times",
                "least");
        try (World world = new World(1)) {
            Program program = new Program(jdk, Options.SMALL);
            world.mailbox(MAILS, Mails.ORDINARY);
            program.once(world.environment(8)).mustHaveProcessed(MAILS);
            row("at once", 1, record(world));

            Map<String, String> patient = world.environment(8);
            patient.put("OPENAI_MODE", "batch");
            world.mailbox(MAILS, Mails.ORDINARY);
            patient.put("TABLE_NAME", world.table());
            program.once(patient);
            world.openAi.batches().finish();
            program.once(patient).mustHaveProcessed(MAILS);
            row("in a batch", BATCH, record(world));
        }
    }

    private static void row(String questions, double share, Map<String, AttributeValue> run) {
        double prompts = count(run, "openai_prompt_tokens");
        double cached = count(run, "openai_cached_tokens");
        double written = count(run, "openai_cache_write_tokens");
        double answers = count(run, "openai_completion_tokens");
        double cost = count(run, "openai_microdollars");
        double own = (prompts - cached - written) * INPUT + answers * OUTPUT;
        double listed = (own + cached * CACHED + written * WRITTEN) * share;
        Table.row(
                questions,
                Table.number("%,.0f", prompts),
                Table.number("%,.0f", cached),
                Table.number("%,.0f", answers),
                Table.number("%.4f", cost / 1e6),
                Table.number("%.3f", cost / listed),
                Table.number("%.3f", cost / (own * share)));
    }

    private static double count(Map<String, AttributeValue> run, String name) {
        return run.containsKey(name) ? Double.parseDouble(run.get(name).n()) : 0;
    }

    /** The run that paid. */
    private static Map<String, AttributeValue> record(World world) {
        try (DynamoDbClient dynamoDb = world.dynamoDb.client()) {
            return dynamoDb
                    .scanPaginator(
                            scan ->
                                    scan.tableName(world.table() + "-ledger")
                                            .filterExpression("openai_microdollars > :nothing")
                                            .expressionAttributeValues(
                                                    Map.of(":nothing", AttributeValue.fromN("0"))))
                    .items()
                    .stream()
                    .filter(item -> item.containsKey("owner"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
