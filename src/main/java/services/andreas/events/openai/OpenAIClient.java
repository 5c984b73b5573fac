package services.andreas.events.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.http.Header;
import org.apache.http.HttpHeaders;
import org.apache.http.HttpResponse;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import services.andreas.events.openai.errors.OpenAIInvalidDataException;
import services.andreas.events.openai.errors.OpenAIServiceException;

/**
 * Sends JSON to a server with OpenAI's API, and reads the JSON that it answers. Every method throws
 * an {@link services.andreas.events.openai.errors.OpenAIException} if the server refuses the
 * request, fails, is not reached in time, or does not answer with JSON.
 */
public final class OpenAIClient implements AutoCloseable {
    static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private static final int SUCCESS = 2;

    private final String root;
    private final String apiKey;
    private final OneShotHttp http;

    /**
     * @param baseUrl with {@code /v1}
     * @param timeout for one call, from the connection to the last byte of the answer
     */
    public OpenAIClient(String baseUrl, String apiKey, Duration timeout) {
        this.root = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
        this.apiKey = apiKey;
        this.http = new OneShotHttp(timeout);
    }

    /**
     * @param path below the base URL
     */
    public OpenAIResponse get(String path) {
        return call(RequestBuilder.get(root + path));
    }

    /**
     * @param path below the base URL
     */
    public OpenAIResponse post(String path, JsonNode body) {
        ByteArrayEntity entity = new ByteArrayEntity(bytes(body));
        entity.setContentType(ContentType.APPLICATION_JSON.getMimeType());
        return call(RequestBuilder.post(root + path).setEntity(entity));
    }

    /**
     * Sends a file as a form.
     *
     * @param path below the base URL
     */
    OpenAIResponse upload(String path, String purpose, byte[] file) {
        return call(RequestBuilder.post(root + path).setEntity(FileForm.of(purpose, file)));
    }

    /** Reads lines of JSON one by one, since all of them may be long. */
    void lines(String path, Consumer<JsonNode> line) {
        send(
                RequestBuilder.get(root + path),
                (response, body) -> {
                    check(response, body);
                    JsonLines.read(body, line);
                    return true;
                });
    }

    void delete(String path) {
        call(RequestBuilder.delete(root + path));
    }

    private OpenAIResponse call(RequestBuilder request) {
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        return send(request, OpenAIClient::read);
    }

    private <T> T send(RequestBuilder request, OneShotHttp.Reader<T> reader) {
        request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + sound(apiKey));
        return http.send(request, reader);
    }

    private static OpenAIResponse read(CloseableHttpResponse response, InputStream body)
            throws IOException {
        check(response, body);
        byte[] bytes = OneShotHttp.whole(body);
        try {
            return new OpenAIResponse(headers(response), JSON.readTree(bytes));
        } catch (IOException e) {
            throw new OpenAIInvalidDataException("The answer is not JSON", e);
        }
    }

    private static void check(CloseableHttpResponse response, InputStream body) throws IOException {
        int status = response.getStatusLine().getStatusCode();
        if (status / 100 != SUCCESS) {
            throw new OpenAIServiceException(
                    status, headers(response), error(OneShotHttp.whole(body)));
        }
    }

    private static Map<String, String> headers(HttpResponse response) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getAllHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return headers;
    }

    /** Servers that speak like OpenAI leave out what their errors should have. */
    private static Map<String, String> error(byte[] body) {
        try {
            return error(JSON.readTree(body));
        } catch (IOException e) {
            // such as the page of a proxy
            return Map.of();
        }
    }

    /** The members of an error that an answer holds. */
    public static Map<String, String> error(JsonNode answer) {
        Map<String, String> error = new HashMap<>();
        for (var member : answer.path("error").properties()) {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                error.put(member.getKey(), member.getValue().asText());
            }
        }
        return error;
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The request cannot be written as JSON", e);
        }
    }

    /** Rejects line breaks, which would start another header; the error must not quote the key. */
    private static String sound(String key) {
        if (key.chars().anyMatch(c -> c < ' ' && c != '\t' || c > '~')) {
            throw new IllegalArgumentException(
                    "The header Authorization has a character that headers cannot have");
        }
        return key;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
