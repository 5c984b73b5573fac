package services.andreas.events.openai;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/**
 * Creates {@code openai:} endpoints. Follows the contract of Apache Camel's camel-openai, which can
 * replace this package without a change to a route.
 */
@Component("openai")
public class OpenAIComponent extends DefaultComponent {
    private static final String ADDITIONAL_BODY_PROPERTY = "additionalBodyProperty.";

    @Metadata(label = "security", secret = true)
    private String apiKey;

    @Metadata(defaultValue = OpenAIConfiguration.OPENAI_URL)
    private String baseUrl = OpenAIConfiguration.OPENAI_URL;

    @Metadata private String model;

    @Metadata private long requestTimeout;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        OpenAIConfiguration configuration = new OpenAIConfiguration();
        configuration.setApiKey(apiKey);
        configuration.setBaseUrl(baseUrl);
        configuration.setModel(model);
        configuration.setAdditionalBodyProperty(removeAdditionalBodyProperties(parameters));
        setProperties(configuration, parameters);
        return new OpenAIEndpoint(uri, this, remaining, configuration);
    }

    private static Map<String, Object> removeAdditionalBodyProperties(
            Map<String, Object> parameters) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (String name : List.copyOf(parameters.keySet())) {
            if (name.startsWith(ADDITIONAL_BODY_PROPERTY)) {
                properties.put(
                        name.substring(ADDITIONAL_BODY_PROPERTY.length()), parameters.remove(name));
            }
        }
        return properties;
    }

    public String getApiKey() {
        return apiKey;
    }

    /** Sets the key of endpoints that have none of their own. */
    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /** Sets the API root, with {@code /v1}, of endpoints that have none of their own. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getModel() {
        return model;
    }

    /** Sets the model of endpoints that have none of their own. */
    public void setModel(String model) {
        this.model = model;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    /** Sets the timeout of one call in milliseconds; 0 is ten minutes. */
    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }
}
