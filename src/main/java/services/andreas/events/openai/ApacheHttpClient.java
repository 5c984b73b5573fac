package services.andreas.events.openai;

import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIIoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.conn.SystemDefaultRoutePlanner;
import services.andreas.events.pace.Deadline;

/**
 * Sends each request once, without redirects, and aborts it at its deadline even if the answer
 * still trickles in. Uses the HTTP library that the clients of AWS and Gmail use.
 */
public final class ApacheHttpClient implements HttpClient {
    /** More than threads that call; idle connections are kept. */
    private static final int CONNECTIONS = 1024;

    private static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    private final CloseableHttpClient http =
            HttpClientBuilder.create()
                    .setMaxConnPerRoute(CONNECTIONS)
                    .setMaxConnTotal(CONNECTIONS)
                    .setConnectionTimeToLive(KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS)
                    .setRoutePlanner(new SystemDefaultRoutePlanner(ProxySelector.getDefault()))
                    .disableRedirectHandling()
                    .disableAutomaticRetries()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .build();

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        Timeout timeout = options.getTimeout();
        HttpUriRequest call = call(request, timeout);
        Future<?> deadline = Deadline.start(call, timeout.request());
        try (CloseableHttpResponse answer = http.execute(call)) {
            return ReadResponse.of(answer);
        } catch (IOException e) {
            IOException cause = deadline.isDone() ? new SocketTimeoutException("timeout") : e;
            throw new OpenAIIoException("Request failed", cause);
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpUriRequest call(HttpRequest request, Timeout timeout) {
        RequestBuilder call =
                RequestBuilder.create(request.method().name())
                        .setUri(request.url())
                        .setConfig(
                                RequestConfig.custom()
                                        .setConnectTimeout(millis(timeout.connect()))
                                        .setSocketTimeout(millis(timeout.read()))
                                        .build());
        Headers headers = request.headers();
        headers.names()
                .forEach(
                        name ->
                                headers.values(name)
                                        .forEach(
                                                value -> call.addHeader(name, sound(name, value))));
        try (HttpRequestBody body = request.body()) {
            if (body != null) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                body.writeTo(bytes);
                ByteArrayEntity entity = new ByteArrayEntity(bytes.toByteArray());
                entity.setContentType(body.contentType());
                call.setEntity(entity);
            }
        }
        return call.build();
    }

    /** Rejects line breaks, which would start another header; the error must not quote a key. */
    private static String sound(String name, String value) {
        if (value.chars().anyMatch(c -> c < ' ' && c != '\t' || c > '~')) {
            throw new IllegalArgumentException(
                    "The header " + name + " has a character that headers cannot have");
        }
        return value;
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(
            HttpRequest request, RequestOptions options) {
        throw new UnsupportedOperationException("Only blocking calls are supported");
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw new OpenAIIoException("The connections could not be closed", e);
        }
    }
}
