package services.andreas.events.openai;

import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of one {@code openai:} endpoint; an option that is null is not sent. */
@UriParams
public class OpenAIConfiguration {
    static final String OPENAI_URL = "https://api.openai.com/v1";

    @UriParam(label = "security", secret = true)
    private String apiKey;

    @UriParam(defaultValue = OPENAI_URL)
    private String baseUrl = OPENAI_URL;

    @UriParam private String model;
    @UriParam private Double temperature;
    @UriParam private Double topP;
    @UriParam private Integer maxTokens;
    @UriParam private String userMessage;
    @UriParam private String systemMessage;
    @UriParam private String developerMessage;
    @UriParam private String jsonSchema;
    @UriParam private boolean storeFullResponse;

    @UriParam(prefix = "additionalBodyProperty.", multiValue = true)
    private Map<String, Object> additionalBodyProperty = Map.of();

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /** Sets the API root, with {@code /v1}. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public Double getTemperature() {
        return temperature;
    }

    /** Sets the sampling temperature, 0 to 2. */
    public void setTemperature(Double temperature) {
        this.temperature = temperature;
    }

    public Double getTopP() {
        return topP;
    }

    /** Sets the nucleus sampling mass, 0 to 1. */
    public void setTopP(Double topP) {
        this.topP = topP;
    }

    public Integer getMaxTokens() {
        return maxTokens;
    }

    /** Sets the maximum of tokens in an answer. */
    public void setMaxTokens(Integer maxTokens) {
        this.maxTokens = maxTokens;
    }

    public String getUserMessage() {
        return userMessage;
    }

    /** Sets the user's text, which then replaces the body. */
    public void setUserMessage(String userMessage) {
        this.userMessage = userMessage;
    }

    public String getSystemMessage() {
        return systemMessage;
    }

    public void setSystemMessage(String systemMessage) {
        this.systemMessage = systemMessage;
    }

    public String getDeveloperMessage() {
        return developerMessage;
    }

    public void setDeveloperMessage(String developerMessage) {
        this.developerMessage = developerMessage;
    }

    public String getJsonSchema() {
        return jsonSchema;
    }

    /** Sets the JSON Schema of the answer: a resource such as {@code classpath:x.json}, or text. */
    public void setJsonSchema(String jsonSchema) {
        this.jsonSchema = jsonSchema;
    }

    public boolean isStoreFullResponse() {
        return storeFullResponse;
    }

    /**
     * Sets whether the exchange property {@code CamelOpenAIResponse} keeps the response as JSON.
     */
    public void setStoreFullResponse(boolean storeFullResponse) {
        this.storeFullResponse = storeFullResponse;
    }

    public Map<String, Object> getAdditionalBodyProperty() {
        return additionalBodyProperty;
    }

    /** Sets further fields of the request body; text that is JSON is sent as JSON. */
    public void setAdditionalBodyProperty(Map<String, Object> additionalBodyProperty) {
        this.additionalBodyProperty = additionalBodyProperty;
    }
}
