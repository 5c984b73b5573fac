package services.andreas.events.standin;

import java.util.List;
import java.util.Map;

/**
 * Runs a command with the sample mailbox, its recorded answers, its secrets {@code openai} and
 * {@code gmail}, and an empty DynamoDB engine around it, as settings in its environment. Settings
 * that are there already stay.
 */
public final class StandIns {
    private StandIns() {}

    public static void main(String[] command) throws Exception {
        try (GmailStandIn gmail = new GmailStandIn();
                OpenAiStandIn openAi = new OpenAiStandIn();
                SecretsManagerStandIn secrets = new SecretsManagerStandIn();
                Dynoxide dynamoDb = Dynoxide.start()) {
            SampleMailbox mailbox = SampleMailbox.load();
            mailbox.putInto(gmail);
            mailbox.teach(openAi);
            secrets.putOpenAi("openai", openAi.apiKey(), openAi.baseUrl());
            secrets.putGmail("gmail", gmail.credentialsJson(), gmail.rootUrl());
            ProcessBuilder process = new ProcessBuilder(List.of(command));
            Map.of(
                            "GMAIL_ROOT_URL", gmail.rootUrl().toString(),
                            "GMAIL_CREDENTIALS_JSON", gmail.credentialsJson(),
                            "OPENAI_BASE_URL", openAi.baseUrl().toString(),
                            "OPENAI_API_KEY", openAi.apiKey(),
                            "SECRETSMANAGER_ENDPOINT_URL", secrets.root().toString(),
                            "DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString(),
                            "CREATE_TABLES", "true")
                    .forEach(process.environment()::putIfAbsent);
            System.exit(process.inheritIO().start().waitFor());
        }
    }
}
