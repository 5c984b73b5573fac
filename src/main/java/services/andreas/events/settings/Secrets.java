package services.andreas.events.settings;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.aws.secretsmanager.SecretsManagerConstants;
import org.apache.camel.impl.DefaultCamelContext;
import services.andreas.events.failure.Failure;
import services.andreas.events.failure.FailureException;
import services.andreas.events.failure.Failures;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads secrets from AWS Secrets Manager before any route starts; connects at the first one.
 * Camel's placeholder {@code {{aws:…}}} cannot be used: it misreads the colons of an ARN.
 */
final class Secrets implements AutoCloseable {
    private static final Duration LONGEST_TRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(20);

    private final String region;
    private final String endpointUrl;
    private SecretsManagerClient client;
    private CamelContext context;
    private ProducerTemplate camel;

    /**
     * @param endpointUrl blank for AWS
     */
    Secrets(String region, String endpointUrl) {
        this.region = region;
        this.endpointUrl = endpointUrl;
    }

    /**
     * @param variable the setting that names the secret
     * @param id its ARN or name
     * @return its text
     * @throws SettingsException if the secret is missing or holds no text
     * @throws FailureException if it cannot be read
     */
    String read(String variable, String id) {
        if (!id.matches("[A-Za-z0-9/_+=.@:-]{1,2048}") || id.startsWith("sk-")) {
            throw new SettingsException(
                    variable, "must be the ARN or the name of a secret, not its content");
        }
        open();
        String text;
        try {
            text =
                    camel.requestBodyAndHeader(
                            "aws-secrets-manager:read?operation=getSecret&secretsManagerClient=#client",
                            null,
                            SecretsManagerConstants.SECRET_ID,
                            id,
                            String.class);
        } catch (CamelExecutionException e) {
            throw failure(variable, id, e.getCause());
        }
        if (text == null || text.isBlank()) {
            throw new SettingsException(variable, "the secret " + id + " holds no text");
        }
        return text;
    }

    private void open() {
        if (context != null) {
            return;
        }
        client =
                AwsClients.configure(
                                SecretsManagerClient.builder(),
                                region,
                                endpointUrl,
                                1,
                                LONGEST_TRY,
                                LONGEST_TRY)
                        .overrideConfiguration(
                                config ->
                                        config.apiCallTimeout(LONGEST_CALL)
                                                .apiCallAttemptTimeout(LONGEST_TRY))
                        .build();
        context = new DefaultCamelContext();
        context.disableJMX();
        context.getRegistry().bind("client", client);
        context.start();
        camel = context.createProducerTemplate();
    }

    private RuntimeException failure(String variable, String id, Throwable cause) {
        String code =
                cause instanceof AwsServiceException e
                        ? Failures.code(e.awsErrorDetails().errorCode())
                        : "unreachable";
        return switch (code) {
            case "ResourceNotFoundException",
                    "InvalidParameterException",
                    "InvalidRequestException",
                    "ValidationException" ->
                    new SettingsException(
                            variable, "there is no secret " + id + " to read in " + region);
            case "unreachable" ->
                    failure(
                            code,
                            variable,
                            id,
                            "Check SECRETSMANAGER_ENDPOINT_URL, AWS_REGION and the AWS credentials");
            default ->
                    failure(
                            code,
                            variable,
                            id,
                            "Check the AWS credentials; they need secretsmanager:GetSecretValue");
        };
    }

    private static FailureException failure(String code, String variable, String id, String mend) {
        return new FailureException(
                Failure.ofRun("secretsmanager-" + code, variable + " " + id + ". " + mend));
    }

    @Override
    public void close() {
        if (context != null) {
            context.stop();
            client.close();
        }
    }
}
