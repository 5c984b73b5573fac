package services.andreas.events.openai;

import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** The endpoint {@code openai:chat-completion}; owns the client from start to stop. */
@UriEndpoint(
        firstVersion = "4.17.0",
        scheme = "openai",
        title = "OpenAI",
        syntax = "openai:operation",
        category = Category.AI,
        producerOnly = true)
public class OpenAIEndpoint extends DefaultEndpoint {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

    @UriPath
    @Metadata(required = true)
    private final String operation;

    @UriParam private final OpenAIConfiguration configuration;

    private final OpenAIComponent component;
    private volatile OpenAIClient client;

    public OpenAIEndpoint(
            String uri,
            OpenAIComponent component,
            String operation,
            OpenAIConfiguration configuration) {
        super(uri, component);
        this.component = component;
        this.operation = operation;
        this.configuration = configuration;
    }

    /**
     * @throws IllegalArgumentException for any operation but {@code chat-completion}
     */
    @Override
    public Producer createProducer() {
        if (!"chat-completion".equals(operation)) {
            throw new IllegalArgumentException(
                    "Unsupported operation " + operation + "; only chat-completion is supported");
        }
        return new OpenAIProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("openai has no consumer");
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        client = createClient();
    }

    @Override
    protected void doStop() throws Exception {
        if (client != null) {
            client.close();
            client = null;
        }
        super.doStop();
    }

    private OpenAIClient createClient() {
        if (isBlank(configuration.getBaseUrl())) {
            throw new IllegalArgumentException("baseUrl is empty");
        }
        long milliseconds = component.getRequestTimeout();
        return new OpenAIClient(
                configuration.getBaseUrl(),
                apiKey(),
                milliseconds > 0 ? Duration.ofMillis(milliseconds) : DEFAULT_TIMEOUT);
    }

    private String apiKey() {
        String key = configuration.getApiKey();
        if (isBlank(key)) {
            key = System.getenv("OPENAI_API_KEY");
        }
        if (isBlank(key)) {
            key = System.getProperty("openai.api.key");
        }
        if (isBlank(key)) {
            throw new IllegalStateException(
                    "No API key: set camel.component.openai.api-key or OPENAI_API_KEY");
        }
        return key;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    public String getOperation() {
        return operation;
    }

    public OpenAIConfiguration getConfiguration() {
        return configuration;
    }

    /** Returns the client of a started endpoint. */
    public @Nullable OpenAIClient getClient() {
        return client;
    }
}
