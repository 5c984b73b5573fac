package services.andreas.events.openai;

/** Names of the headers that the {@code openai} component reads and sets, as in camel-openai. */
public final class OpenAIConstants {
    /** In, String: the user's text; replaces the body. */
    public static final String USER_MESSAGE = "CamelOpenAIUserMessage";

    /** In, String. */
    public static final String SYSTEM_MESSAGE = "CamelOpenAISystemMessage";

    /** In, String. */
    public static final String DEVELOPER_MESSAGE = "CamelOpenAIDeveloperMessage";

    /** In, String. */
    public static final String MODEL = "CamelOpenAIModel";

    /** In, Double from 0 to 2. */
    public static final String TEMPERATURE = "CamelOpenAITemperature";

    /** In, Double from 0 to 1. */
    public static final String TOP_P = "CamelOpenAITopP";

    /** In, Integer: the maximum of tokens in the answer. */
    public static final String MAX_TOKENS = "CamelOpenAIMaxTokens";

    /** In, String: the text of a JSON Schema, never the name of a resource. */
    public static final String JSON_SCHEMA = "CamelOpenAIJsonSchema";

    /** In, String: the type of the image in the body, such as {@code image/png}. */
    public static final String MEDIA_TYPE = "CamelOpenAIMediaType";

    /** Out, String. */
    public static final String RESPONSE_ID = "CamelOpenAIResponseId";

    /** Out, String: the model as the server reports it. */
    public static final String RESPONSE_MODEL = "CamelOpenAIResponseModel";

    /** Out, String such as {@code stop}, {@code length} or {@code content_filter}. */
    public static final String FINISH_REASON = "CamelOpenAIFinishReason";

    /** Out, Long; absent if the server reports no usage. */
    public static final String PROMPT_TOKENS = "CamelOpenAIPromptTokens";

    /** Out, Long; absent if the server reports no usage. */
    public static final String COMPLETION_TOKENS = "CamelOpenAICompletionTokens";

    /** Out, Long; absent if the server reports no usage. */
    public static final String TOTAL_TOKENS = "CamelOpenAITotalTokens";

    /** Exchange property, out: the SDK's ChatCompletion, if {@code storeFullResponse} is set. */
    public static final String RESPONSE = "CamelOpenAIResponse";

    /**
     * Exchange property, out: Map of the server's {@code x-ratelimit-} headers, names in lower
     * case. camel-openai has no such property.
     */
    public static final String RATE_LIMITS = "CamelOpenAIRateLimits";

    private OpenAIConstants() {}
}
