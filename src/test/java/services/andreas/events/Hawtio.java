package services.andreas.events;

import java.util.HashMap;
import java.util.Map;
import services.andreas.events.app.Application;
import services.andreas.events.settings.Settings;
import services.andreas.events.standin.Dynoxide;
import services.andreas.events.standin.GmailStandIn;
import services.andreas.events.standin.OpenAiStandIn;
import services.andreas.events.standin.SampleMailbox;

/**
 * The schedule with its console. Where the environment has no settings, it works on the sample
 * mailbox.
 */
public final class Hawtio {
    private Hawtio() {}

    public static void main(String[] args) throws Exception {
        try (GmailStandIn gmail = new GmailStandIn();
                OpenAiStandIn openAi = new OpenAiStandIn();
                Dynoxide dynamoDb = Dynoxide.start()) {
            SampleMailbox mailbox = SampleMailbox.load();
            mailbox.putInto(gmail);
            mailbox.teach(openAi);
            Map<String, String> environment = new HashMap<>();
            environment.put("GMAIL_ROOT_URL", gmail.rootUrl().toString());
            environment.put("GMAIL_CREDENTIALS_JSON", gmail.credentialsJson());
            environment.put("OPENAI_BASE_URL", openAi.baseUrl().toString());
            environment.put("OPENAI_API_KEY", openAi.apiKey());
            environment.put("DYNAMODB_ENDPOINT_URL", dynamoDb.endpoint().toString());
            environment.put("CREATE_TABLES", "true");
            // what is set counts before the stand-ins
            environment.putAll(System.getenv());
            environment.put("MANAGEMENT_CONSOLE", "true");
            try (Application application = Application.observed(Settings.of(environment))) {
                application.start();
                application.schedule();
            }
        }
    }
}
