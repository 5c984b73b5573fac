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

    /** In, String: {@code image/…} if the body is an image; as in camel-openai 4.22. */
    public static final String MEDIA_TYPE = "CamelOpenAIMediaType";

    /** In, String: the text of a JSON Schema, never the name of a resource. */
    public static final String JSON_SCHEMA = "CamelOpenAIJsonSchema";

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

    /**
     * Out, Long: tokens of the prompt that the model had kept from an earlier one. camel-openai has
     * no such header.
     */
    public static final String CACHED_TOKENS = "CamelOpenAICachedTokens";

    /**
     * Out, Long: tokens of the prompt that the model keeps for a later one. camel-openai has no
     * such header.
     */
    public static final String CACHE_WRITE_TOKENS = "CamelOpenAICacheWriteTokens";

    /** Out, String, such as {@code batch}. camel-openai has no such header. */
    public static final String SERVICE_TIER = "CamelOpenAIServiceTier";

    /**
     * Exchange property, in, {@link KnownAnswers}: is asked before the server. camel-openai has no
     * such property.
     */
    public static final String KNOWN_ANSWERS = "CamelOpenAIKnownAnswers";

    /**
     * Exchange property, in, String: has the server keep the prompt up to the system message, and
     * no more, for prompts with the same key. camel-openai has no such property.
     */
    public static final String PROMPT_CACHE_KEY = "CamelOpenAIPromptCacheKey";

    /**
     * Exchange property, out: the response as a Jackson JsonNode, if {@code storeFullResponse} is
     * set. In camel-openai, it is the SDK's ChatCompletion.
     */
    public static final String RESPONSE = "CamelOpenAIResponse";

    /**
     * Exchange property, out: Map of the server's {@code x-ratelimit-} headers, names in lower
     * case. camel-openai has no such property.
     */
    public static final String RATE_LIMITS = "CamelOpenAIRateLimits";

    private OpenAIConstants() {}
}
