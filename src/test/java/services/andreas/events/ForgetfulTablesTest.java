package services.andreas.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import services.andreas.events.run.RunReport;
import services.andreas.events.standin.LocalServer;
import services.andreas.events.standin.Reply;

/** What stands in the place of DynamoDB accepts everything and keeps nothing. */
class ForgetfulTablesTest {
    @Test
    void payForNoMail() throws Exception {
        try (Stage stage = new Stage();
                LocalServer forgetful = new LocalServer(0, request -> Reply.text(200, "{}"))) {
            stage.environment.put("DYNAMODB_ENDPOINT_URL", forgetful.root().toString());
            stage.announce("Fair");

            RunReport report = stage.once();

            assertThat(report.cause().message())
                    .startsWith("dynamodb-answer-unreadable: ")
                    .contains("DYNAMODB_ENDPOINT_URL");
            assertThat(stage.openAi.completions()).isZero();
        }
    }
}
